using System.Text;
using NeuroPose.Notebooks.Documents;
using NeuroPose.Notebooks.Running;

namespace NeuroPose.Notebooks.Checking;

/// <summary>
/// Finds out whether a committed notebook can be read without being run: executed in order, without errors, with current outputs,
/// with nothing about a machine or a person in it, and not too large.
/// </summary>
public static class NotebookCheck
{
    /// <summary>Looks at a notebook, and executes it in a clean session to compare its outputs. The notebook is not changed.</summary>
    /// <returns>What is wrong, in the order of the cells; empty where all is well.</returns>
    /// <exception cref="NotebookException">It cannot be executed.</exception>
    public static async Task<IReadOnlyList<NotebookProblem>> RunAsync(
        Notebook notebook,
        CheckOptions? options = null,
        IProgress<CellProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var given = options ?? new CheckOptions();
        List<NotebookProblem> problems = [.. Look(notebook, given)];
        var result = await NotebookRunner.RunAsync(notebook, given.Run, progress, cancellationToken).ConfigureAwait(false);
        if (result.FirstFailure is { Error: { } error } failed)
        {
            problems.Add(new(notebook.Name, failed.CellNumber, $"it fails now: {error.Name}: {error.Message}"));
            return problems;
        }

        var stale = Stale(notebook, result.Notebook).ToList();
        problems.AddRange(stale);
        if (stale.Count == 0 && problems.Count == 0 && notebook.ToText() != result.Notebook.ToText())
        {
            problems.Add(new(notebook.Name, null, "its outputs are current, but it was executed by another version. Renew it: neuropose notebook run FILE --output ITS-FOLDER"));
        }

        return problems;
    }

    private static IEnumerable<NotebookProblem> Look(Notebook notebook, CheckOptions options)
    {
        var text = notebook.ToText();
        var bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes > options.MaxBytes)
        {
            yield return new(notebook.Name, null, FormattableString.Invariant($"it has {bytes} bytes; at most {options.MaxBytes} are allowed. Show less, or smaller figures."));
        }

        var executed = 0;
        for (var index = 0; index < notebook.Cells.Count; index++)
        {
            var cell = notebook.Cells[index];
            if (MachineTraces.FirstIn(Content(cell), options.PrivateWords) is { } trace)
            {
                yield return new(notebook.Name, index + 1, $"it holds \"{trace}\", which belongs to one machine or person. Use a path relative to the notebook.");
            }

            if (cell is not CodeCell code || string.IsNullOrWhiteSpace(code.Source))
            {
                continue;
            }

            executed++;
            if (code.ExecutionCount != executed)
            {
                var found = code.ExecutionCount is { } count ? FormattableString.Invariant($"number {count}, expected {executed}") : "not executed";
                yield return new(notebook.Name, index + 1, $"{found}. Execute all cells in order: neuropose notebook run FILE --output ITS-FOLDER");
            }

            if (code.Outputs.OfType<ErrorOutput>().FirstOrDefault() is { } error)
            {
                yield return new(notebook.Name, index + 1, $"it shows an error: {error.Name}: {error.Message}");
            }
        }
    }

    private static IEnumerable<NotebookProblem> Stale(Notebook committed, Notebook executed)
    {
        for (var index = 0; index < committed.Cells.Count; index++)
        {
            if (committed.Cells[index] is CodeCell { ExecutionCount: not null } cell && OutputDifference.Of(cell, (CodeCell)executed.Cells[index]) is { } difference)
            {
                yield return new(committed.Name, index + 1, $"the outputs are not current: {difference}. Renew them: neuropose notebook run FILE --output ITS-FOLDER");
            }
        }
    }

    private static string Content(Cell cell) => cell is not CodeCell code
        ? cell.Source
        : string.Join('\n', code.Outputs.SelectMany(Forms).Prepend(cell.Source));

    private static IEnumerable<string> Forms(CellOutput output) => output switch
    {
        StreamOutput stream => [stream.Text],
        DisplayDataOutput display => display.Data.Forms.Values,
        ExecuteResultOutput result => result.Data.Forms.Values,
        ErrorOutput error => error.Traceback.Prepend(error.Message),
        _ => [],
    };
}
