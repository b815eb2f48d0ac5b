using System.Text.RegularExpressions;
using NeuroPose.Files;
using NeuroPose.Notebooks.Documents;
using NeuroPose.Notebooks.Running;

namespace NeuroPose.Papers;

/// <summary>Executes a paper's notebook in a clean session, and notes what it was made of.</summary>
internal static partial class NotebookSource
{
    public static async Task<IReadOnlyList<MadeItem>> RunAsync(
        PaperFolder paper,
        PaperSource source,
        IReadOnlyList<TracedInput> inputs,
        PaperRunOptions options,
        IProgress<Progress>? progress,
        CancellationToken cancellation)
    {
        var path = paper.PathTo(source.File);
        paper.Readable(source.File, ForeignFile.LargestOutput);
        var notebook = Notebook.Load(path);
        RefusePackages(path, notebook);
        var numbering = CellNumbering.Of(notebook, source.Parameters.Count > 0);
        var recorder = new ItemRecorder(progress, source.File, numbering);
        var running = new RunOptions
        {
            Parameters = source.Parameters,
            Session = options.Session(Path.GetDirectoryName(Path.GetFullPath(path))!),
            Extensions = options.Extensions,
            Program = options.Program,
            Noted = note => recorder.Record(RecordedValue.Read(note)),
        };

        RunResult result;
        using (Paper.RecordTo(recorder))
        {
            result = await NotebookRunner.RunAsync(notebook, running, recorder, cancellation).ConfigureAwait(false);
        }

        if (result.FirstFailure is { Error: { } error } failed)
        {
            throw new PaperException($"{error.Name}: {ExecutedPlace().Replace(error.Message, "")}", new(File: path, Path: PlaceOf(numbering.InFile(failed.CellNumber), failed.Id), Line: error.Line, Column: error.Column));
        }

        var items = paper.Manifest.Items.Where(item => item.From == source.File).ToList();
        var values = recorder.Match(items);
        var trace = Trace(source, notebook, result.Notebook, numbering, inputs);
        return [.. items.Select(item => new MadeItem(item, values[item.Id], trace))];
    }

    // A package comes from a network, or from a cache that the next machine does not have.
    private static void RefusePackages(string path, Notebook notebook)
    {
        foreach (var (place, cell) in Cells(notebook, CellNumbering.Unchanged))
        {
            if (PackageRequest().Match(cell.Source) is { Success: true } request)
            {
                throw new PaperException(
                    $"{request.Value.Trim()}: a paper is re-executed offline, so its notebooks use no packages beyond the workbench's own. Take the line out, or work without the package.",
                    new(File: path, Path: place, Line: cell.Source.AsSpan(0, request.Index).Count('\n') + 1));
            }
        }
    }

    private static SourceTrace Trace(PaperSource source, Notebook notebook, Notebook executed, CellNumbering numbering, IReadOnlyList<TracedInput> inputs) => new(
        source.File,
        inputs,
        source.Parameters,
        [.. Cells(notebook, CellNumbering.Unchanged).Select(cell => new TracedCode(cell.Place, cell.Cell.Source.Split('\n')))],
        [.. Cells(executed, numbering).Select(cell => new TracedResult(cell.Place, Sidecar.Hash(string.Concat(cell.Cell.Json["outputs"]!.AsArray().Select(output => output!.ToJsonString())))))],
        PaperEnvironment.Versions);

    private static IEnumerable<(string Place, CodeCell Cell)> Cells(Notebook notebook, CellNumbering numbering) =>
        notebook.Cells.Select((cell, index) => (Place: PlaceOf(numbering.InFile(index + 1), cell.Id), Cell: cell as CodeCell)).Where(cell => cell.Cell is not null)!;

    [GeneratedRegex(@"^[ \t]*#(r[ \t]+""?nuget:|i[ \t]).*$", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex PackageRequest();

    // The compiler's messages begin with the place in the executed notebook; the place in the file is said already.
    [GeneratedRegex(@"^\(cell \d+, line \d+, column \d+\) ")]
    private static partial Regex ExecutedPlace();

    private static string PlaceOf(int number, string? id) =>
        id is null ? FormattableString.Invariant($"cell {number}") : FormattableString.Invariant($"cell {number} ({id})");
}
