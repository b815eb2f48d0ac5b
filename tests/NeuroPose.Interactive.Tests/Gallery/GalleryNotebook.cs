using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroPose.Figures.Tests.Gallery;
using NeuroPose.Notebooks.Documents;
using NeuroPose.Notebooks.Running;
using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Interactive.Tests.Gallery;

/// <summary>The recipes as a notebook: a heading and a cell each.</summary>
internal static class GalleryNotebook
{
    private const string Introduction = """
        # Gallery

        One call, one figure. The walkers and sleepers are made up: put your own trial into the first line of a cell. [docs/gallery.md](../../docs/gallery.md) is the same as a page, with what holds for every figure.
        """;

    // As Jupyter writes notebooks.
    private static readonly JsonSerializerOptions Style = new() { WriteIndented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The notebook, not executed.</summary>
    public static Notebook Make(string path)
    {
        var cells = new JsonArray(Markdown("gallery", Introduction));
        foreach (var recipe in Recipes.Gallery)
        {
            cells.Add((JsonNode)Markdown(recipe.Name + "-text", $"## {recipe.Title}\n\n{recipe.Words}"));
            cells.Add((JsonNode)new JsonObject
            {
                ["cell_type"] = "code",
                ["execution_count"] = null,
                ["id"] = recipe.Name,
                ["metadata"] = new JsonObject(),
                ["outputs"] = new JsonArray(),
                ["source"] = Lines(recipe.Cell()),
            });
        }

        var notebook = new JsonObject
        {
            ["cells"] = cells,
            ["metadata"] = new JsonObject
            {
                ["kernelspec"] = new JsonObject { ["display_name"] = "C# (NeuroPose)", ["language"] = "C#", ["name"] = ".net-csharp" },
                ["language_info"] = new JsonObject { ["file_extension"] = ".cs", ["mimetype"] = "text/x-csharp", ["name"] = "C#", ["pygments_lexer"] = "csharp", ["version"] = SessionInfo.LanguageVersion },
            },
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };
        return Notebook.Parse(notebook.ToJsonString(Style) + "\n", path);
    }

    /// <summary>The notebook with its outputs, made by the same runner as the command's.</summary>
    public static async Task<Notebook> ExecuteAsync(Notebook notebook)
    {
        var run = await NotebookRunner.RunAsync(notebook, new()
        {
            Session = new() { WorkingDirectory = Path.GetDirectoryName(notebook.Name), References = NeuroPoseExtension.Libraries },
            Extensions = [Path.Combine(AppContext.BaseDirectory, "interactive-extensions", "dotnet", "extension.dib")],
        });
        Assert.True(run.Succeeded, string.Join('\n', run.Cells.Select(cell => cell.Error?.Message)));
        return run.Notebook;
    }

    private static JsonObject Markdown(string id, string text) => new()
    {
        ["cell_type"] = "markdown",
        ["id"] = id,
        ["metadata"] = new JsonObject(),
        ["source"] = Lines(text.ReplaceLineEndings("\n")),
    };

    private static JsonArray Lines(string text)
    {
        var lines = text.Split('\n');
        return [.. lines.Select((line, index) => (JsonNode)(index < lines.Length - 1 ? line + "\n" : line))];
    }
}
