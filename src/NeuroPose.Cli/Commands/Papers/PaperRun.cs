using NeuroPose.Cli.Terminal;
using NeuroPose.Files;
using NeuroPose.Notebooks.Documents;
using NeuroPose.Notebooks.Running;
using NeuroPose.Papers;
using Spectre.Console;

namespace NeuroPose.Cli.Commands;

/// <summary>One call of <c>neuropose paper run</c> or <c>verify</c>.</summary>
internal sealed class PaperRun(Screen screen, string path, string? output)
{
    /// <summary>The one item to make; null makes all.</summary>
    public string? Only { get; init; }

    /// <summary>Whether standard output takes JSON and nothing else.</summary>
    public bool Json { get; init; }

    public async Task<int> VerifyAsync(CancellationToken cancellation)
    {
        var (paper, folder, results) = await ExecuteAsync(cancellation);
        var verdict = PaperVerdict.Of(paper, results);
        var report = Path.Combine(folder, "report.html");
        Save(paper, PaperContents.Of(results), folder);
        PaperReport.Save(paper, results, verdict, report);
        if (Json)
        {
            screen.Writers.Output.Write(PaperVerdictText.Json(paper, verdict, report));
        }
        else
        {
            PaperVerdictText.Table(screen, verdict);
            PaperVerdictText.Problems(screen, verdict.Problems);
            screen.WriteLine(PaperReport.Summary(verdict));
            screen.WriteLine($"Report: {report}");
        }

        return verdict.IsGood ? ExitCode.Success : ExitCode.Difference;
    }

    public async Task<int> RunAsync(bool accept, CancellationToken cancellation)
    {
        var (paper, folder, results) = await ExecuteAsync(cancellation);
        var verdict = PaperVerdict.Of(paper, results);
        Save(paper, PaperContents.Of(results), folder);
        PaperVerdictText.Table(screen, verdict);
        PaperVerdictText.Problems(screen, verdict.Problems);
        screen.WriteLine($"Written to {folder}.");
        if (accept)
        {
            PaperVerdict.Accept(paper, results);
            PaperVerdictText.Accepted(screen, paper, verdict);
        }

        return ExitCode.Success;
    }

    /// <summary>Executes a new paper without a word: what it gives becomes the expected, and its notebooks hold their outputs.</summary>
    public static async Task AcceptNewAsync(PaperFolder paper, CancellationToken cancellation)
    {
        PaperVerdict.Accept(paper, await PaperRunner.RunAsync(paper, Options(only: null), progress: null, cancellation));
        foreach (var source in paper.Manifest.Sources.Where(source => source.IsNotebook))
        {
            var file = paper.PathTo(source.File);
            var options = Workbench.Run(Path.GetDirectoryName(Path.GetFullPath(file))!);
            var executed = await NotebookRunner.RunAsync(Notebook.Load(file), options, progress: null, cancellation);
            executed.Notebook.Save(file);
        }
    }

    private async Task<(PaperFolder Paper, string Folder, PaperResults Results)> ExecuteAsync(CancellationToken cancellation)
    {
        var paper = PaperFolder.Open(path);
        var folder = output ?? PaperCommand.DefaultOutput(paper);
        AtomicFile.TryFolder(folder, "Name another folder: --output DIR");
        return (paper, folder, await PaperRunner.RunAsync(paper, Options(Only), new Steps(screen, Json), cancellation));
    }

    private static PaperRunOptions Options(string? only) => new() { Session = Workbench.Session, Extensions = [Workbench.ExtensionFile], Program = Workbench.CellProgram, Only = only };

    private void Save(PaperFolder paper, PaperContents contents, string folder)
    {
        // One item alone makes no paper: its text stays as it is.
        if (Only is null)
        {
            PaperOutput.SaveText(paper, contents, folder);
        }

        PaperOutput.SaveItems(contents, folder);
    }

    private sealed class Steps(Screen screen, bool apart) : IProgress<Progress>
    {
        public void Report(Progress value) => (apart ? screen.Error : screen.Out).WriteLine(value.Item);
    }
}
