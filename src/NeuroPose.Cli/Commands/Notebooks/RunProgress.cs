using NeuroPose.Cli.Terminal;
using NeuroPose.Notebooks.Running;

namespace NeuroPose.Cli.Commands;

/// <summary>A line for each executed cell; for one that failed, where and why.</summary>
internal sealed class RunProgress(Screen screen, string file) : IProgress<CellProgress>
{
    public void Report(CellProgress value)
    {
        if (value.Finished is not { Status: not CellRunStatus.Skipped } cell)
        {
            return;
        }

        var verdict = cell.Status == CellRunStatus.Succeeded ? "ok" : "FAILED";
        screen.WriteLine(FormattableString.Invariant($"  [{value.CodeCellNumber}/{value.CodeCellCount}] cell {cell.CellNumber} {verdict} {cell.Elapsed.TotalSeconds:0.00} s"));
        if (cell.Error is { } error)
        {
            var line = error.Line is { } known ? FormattableString.Invariant($", line {known}") : "";
            screen.WriteError(FormattableString.Invariant($"{file}: cell {cell.CellNumber} (code cell {cell.CodeCellNumber}){line}: {error.Name}: {error.Message}"));
            foreach (var text in error.Excerpt.Concat(error.Frames))
            {
                screen.WriteErrorDetail(text);
            }
        }
    }
}
