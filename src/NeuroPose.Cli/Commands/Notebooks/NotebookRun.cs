using NeuroPose.Cli.Terminal;
using NeuroPose.Files;
using NeuroPose.Notebooks.Documents;
using NeuroPose.Notebooks.Html;
using NeuroPose.Notebooks.Running;

namespace NeuroPose.Cli.Commands;

/// <summary>One call of <c>neuropose notebook run</c>.</summary>
internal sealed class NotebookRun(Screen screen)
{
    /// <summary>The folder to write to; null writes nothing.</summary>
    public string? Output { get; init; }

    /// <summary>Whether to write a page beside each notebook.</summary>
    public bool Html { get; init; }

    /// <summary>Whether the page keeps the notebook's own scripts.</summary>
    public bool Trust { get; init; }

    /// <summary>Whether to go on after a failing cell.</summary>
    public bool KeepGoing { get; init; }

    /// <summary>How long a cell may take; null for no limit.</summary>
    public TimeSpan? CellTimeout { get; init; }

    /// <summary>How long the cells of a notebook may take together; null for no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Values for the notebooks' parameters.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    public async Task<int> RunAsync(IReadOnlyList<string> files, CancellationToken cancellation)
    {
        CheckUsage(files);

        // All are read before any runs: a bad file stops the call while nothing has been written yet.
        var notebooks = files.Select(Notebook.Load).ToList();
        foreach (var notebook in notebooks)
        {
            NotebookRunner.CheckParameters(notebook, Parameters);
        }

        var code = ExitCode.Success;
        foreach (var (file, notebook) in files.Zip(notebooks))
        {
            var result = await ExecuteAsync(file, notebook, cancellation);
            Write(file, result);
            if (!result.Succeeded)
            {
                code = ExitCode.Difference;
                if (!KeepGoing)
                {
                    break;
                }
            }
        }

        return code;
    }

    private void CheckUsage(IReadOnlyList<string> files)
    {
        if (Html && Output is null)
        {
            throw new UsageException("--html needs --output DIR: the page is written beside the executed notebook.");
        }

        if (Trust && !Html)
        {
            throw new UsageException("--trust needs --html: it is about the scripts in the page.");
        }

        if (Output is not null)
        {
            NotebookPages.RefuseFile(Output);
            TryOutputs(Output, files);
        }

        if (Output is not null)
        {
            NotebookPages.RefuseSameNames(files, ".ipynb");
        }
    }

    private void TryOutputs(string folder, IReadOnlyList<string> files)
    {
        AtomicFile.TryFolder(folder);
        foreach (var file in files)
        {
            AtomicFile.Try(NotebookOutput.PathFor(file, folder, ".ipynb"));
            if (Html)
            {
                AtomicFile.Try(NotebookOutput.PathFor(file, folder, ".html"));
            }
        }
    }

    private async Task<RunResult> ExecuteAsync(string file, Notebook notebook, CancellationToken cancellation)
    {
        screen.WriteLine(file);

        // A notebook that is written over itself is only replaced by a run that succeeded.
        using var keeper = Output is null || ReplacesItself(file) ? null : new NotebookKeeper(Output);
        var options = Workbench.Run(Path.GetDirectoryName(Path.GetFullPath(file))!) with
        {
            Parameters = Parameters,
            KeepGoing = KeepGoing,
            CellTimeout = CellTimeout,
            Timeout = Timeout,
            Kept = keeper is null ? null : keeper.Keep,
        };
        var result = await NotebookRunner.RunAsync(notebook, options, new RunProgress(screen, file), cancellation);
        var executed = result.Cells.Count(cell => cell.Status == CellRunStatus.Succeeded);
        var seconds = result.Cells.Sum(cell => cell.Elapsed.TotalSeconds);
        screen.WriteLine(FormattableString.Invariant($"  {executed} of {result.Cells.Count} code cells ran without error in {seconds:0.0} s."));
        return result;
    }

    private bool ReplacesItself(string file) => FileArguments.LeadToTheSame(NotebookOutput.PathFor(file, Output!, ".ipynb"), file);

    private void Write(string file, RunResult result)
    {
        if (Output is null)
        {
            return;
        }

        if (!result.Succeeded && ReplacesItself(file))
        {
            screen.WriteLine("  Not written: a run that failed does not replace its own notebook.");
            return;
        }

        screen.WriteLine($"  {NotebookOutput.Save(result.Notebook, Output)}");
        if (Html)
        {
            var page = NotebookOutput.PathFor(file, Output, ".html");
            NotebookPage.Save(result.Notebook, page, Trust);
            screen.WriteLine($"  {page}");
        }
    }
}
