using NeuroPose.Cli.Terminal;
using NeuroPose.Notebooks.Papers;
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
        var (paper, results) = await ExecuteAsync(cancellation);
        var verdict = PaperVerdict.Of(paper, results);
        var folder = OutputOf(paper);
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
            screen.Say(PaperReport.Summary(verdict));
            screen.Say($"{report}");
        }

        return verdict.IsSame ? ExitCode.Success : ExitCode.Difference;
    }

    public async Task<int> RunAsync(bool accept, CancellationToken cancellation)
    {
        var (paper, results) = await ExecuteAsync(cancellation);
        var verdict = PaperVerdict.Of(paper, results);
        var folder = OutputOf(paper);
        Save(paper, PaperContents.Of(results), folder);
        PaperVerdictText.Table(screen, verdict);
        screen.Say($"Written to {folder}.");
        if (accept)
        {
            PaperVerdict.Accept(paper, results);
            PaperVerdictText.Accepted(screen, paper, verdict);
        }

        return ExitCode.Success;
    }

    /// <summary>Makes what a new paper gives the expected, without a word.</summary>
    public static async Task AcceptAsync(PaperFolder paper, CancellationToken cancellation) =>
        PaperVerdict.Accept(paper, await PaperRunner.RunAsync(paper, Options(only: null), progress: null, cancellation));

    private async Task<(PaperFolder Paper, PaperResults Results)> ExecuteAsync(CancellationToken cancellation)
    {
        var paper = PaperFolder.Open(path);
        return (paper, await PaperRunner.RunAsync(paper, Options(Only), new Steps(screen, Json), cancellation));
    }

    private static PaperRunOptions Options(string? only) => new() { Session = Workbench.Session, Extensions = [Workbench.ExtensionFile], Only = only };

    private void Save(PaperFolder paper, PaperContents contents, string folder)
    {
        // One item alone makes no paper: its text stays as it is.
        if (Only is null)
        {
            PaperOutput.SaveText(paper, contents, folder);
        }

        PaperOutput.SaveItems(contents, folder);
    }

    private string OutputOf(PaperFolder paper) => output ?? PaperCommand.DefaultOutput(paper);

    private sealed class Steps(Screen screen, bool apart) : IProgress<PaperProgress>
    {
        public void Report(PaperProgress value) => (apart ? screen.Error : screen.Out).WriteLine($"{value.Source}: {value.Step}");
    }
}
