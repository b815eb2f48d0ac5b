using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuroPose.Cli.Tests;

/// <summary>Small notebooks on disk.</summary>
internal static class NotebookFile
{
    /// <summary>Writes a notebook whose first cell is text and whose code cells have these sources.</summary>
    public static string Write(string path, params string[] sources) => Write(path, sources, parameters: null);

    /// <summary>Writes a notebook whose first code cell is the one tagged "parameters".</summary>
    public static string WithParameters(string path, string parameters, params string[] sources) => Write(path, [parameters, .. sources], parameters);

    /// <summary>All text that the code cells of an executed notebook have printed.</summary>
    public static string Printed(string path) => string.Concat(Cells(path)
        .SelectMany(cell => cell!["outputs"]?.AsArray() ?? [])
        .Where(output => output!["output_type"]!.GetValue<string>() == "stream")
        .SelectMany(output => output!["text"]!.AsArray())
        .Select(line => line!.GetValue<string>()));

    /// <summary>The kinds of all outputs, in order.</summary>
    public static IEnumerable<string> OutputKinds(string path) =>
        Cells(path).SelectMany(cell => cell!["outputs"]?.AsArray() ?? []).Select(output => output!["output_type"]!.GetValue<string>());

    private static JsonArray Cells(string path) => JsonNode.Parse(File.ReadAllText(path))!["cells"]!.AsArray();

    private static string Write(string path, string[] sources, string? parameters)
    {
        var cells = new JsonArray(new JsonObject
        {
            ["cell_type"] = "markdown",
            ["id"] = "about",
            ["metadata"] = new JsonObject(),
            ["source"] = "# About",
        });
        foreach (var source in sources)
        {
            cells.Add((JsonNode)new JsonObject
            {
                ["cell_type"] = "code",
                ["execution_count"] = null,
                ["id"] = FormattableString.Invariant($"c{cells.Count}"),
                ["metadata"] = source == parameters ? new JsonObject { ["tags"] = new JsonArray("parameters") } : [],
                ["outputs"] = new JsonArray(),
                ["source"] = source,
            });
        }

        var root = new JsonObject { ["cells"] = cells, ["metadata"] = new JsonObject(), ["nbformat"] = 4, ["nbformat_minor"] = 5 };
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, root.ToJsonString(new JsonSerializerOptions { WriteIndented = true, IndentSize = 1 }) + "\n");
        return path;
    }
}
