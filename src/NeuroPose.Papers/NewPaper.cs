using System.Text.Encodings.Web;
using System.Text.Json;
using NeuroPose.Files;

namespace NeuroPose.Papers;

/// <summary>Makes the folder of a new paper: small, complete, and ready to run.</summary>
public static class NewPaper
{
    // As Jupyter writes notebooks.
    private static readonly JsonSerializerOptions Style = new() { WriteIndented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the files.</summary>
    /// <param name="folder">The paper's folder; it must not be there yet.</param>
    /// <returns>The files written.</returns>
    /// <exception cref="PaperException">There is such a folder already, or its name is not plain.</exception>
    public static IReadOnlyList<string> Write(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        if (!PaperId.IsValid(name))
        {
            throw new PaperException($"\"{name}\" is no name for a paper; expected {PaperId.Expected}.", Place.Unknown);
        }

        if (Directory.Exists(folder) || File.Exists(folder))
        {
            throw new PaperException("this is there already; nothing was written. Choose another name.", new(File: folder));
        }

        (string Name, string Text)[] files = [(PaperFolder.ManifestName, Manifest(name)), ("paper.md", Text(name)), ("notebooks/results.ipynb", Notebook())];
        return [.. files.Select(file => Save(Path.Combine(folder, file.Name), file.Text))];
    }

    private static string Save(string path, string text)
    {
        AtomicFile.WriteText(path, text.ReplaceLineEndings("\n"));
        return path;
    }

    private static string Manifest(string name) => $$"""
        title: "{{name}}"
        authors:
          - name: "Your name"
            # affiliation: "Your laboratory"
            # orcid: "0000-0002-1825-0097"
        # abstract: "A paragraph, with numbers, citations and formulas as in the text."
        text: paper.md
        # references: references.bib

        # Data that the notebooks use, pinned by the SHA-256 of its dataset.yaml:
        # datasets:
        #   - folder: ../../datasets/gait-synthetic
        #     sha256: ...

        notebooks:
          - file: notebooks/results.ipynb

        figures:
          - id: growth
            title: "Squares grow"
            from: notebooks/results.ipynb

        numbers:
          - id: largest
            title: "The largest square"
            from: notebooks/results.ipynb

        """;

    private static string Text(string name) => $$$"""
        # {{{name}}}

        The largest square is {{number largest}} ({{see growth}}).

        {{figure growth}}

        """;

    private static string Notebook()
    {
        object Cell(string id, string source) => new { cell_type = "code", execution_count = (int?)null, id, metadata = new { }, outputs = Array.Empty<object>(), source };
        return JsonSerializer.Serialize(
            new
            {
                cells = new[]
                {
                    Cell("numbers", "double[] squares = [1, 4, 9, 16];\nPaper.Number(\"largest\", squares[^1])"),
                    Cell("growth", "Paper.Figure(\"growth\", new LineChart { Series = [LineSeries.PerFrame(\"square\", squares)] })"),
                },
                metadata = new { kernelspec = new { display_name = "C# (NeuroPose)", language = "C#", name = ".net-csharp" } },
                nbformat = 4,
                nbformat_minor = 5,
            },
            Style) + "\n";
    }
}
