using NeuroPose.Cli.Terminal;
using NeuroPose.Files;
using NeuroPose.Papers;

namespace NeuroPose.Cli.Commands;

/// <summary>One call of <c>neuropose paper render</c>: the text with what was accepted, to be read and to be printed.</summary>
internal sealed class PaperRendering(Screen screen, string path, string? output)
{
    public async Task<int> RunAsync(bool pdf, bool tex, CancellationToken cancellation)
    {
        var paper = PaperFolder.Open(path);
        var contents = PaperContents.Accepted(paper);
        var folder = output ?? PaperCommand.DefaultOutput(paper);
        var page = PaperOutput.ToPrint(paper, contents) ?? throw new UsageException($"{paper.PathTo(PaperFolder.ManifestName)}: this paper has no text to render. Write one, and name it: \"text: paper.md\".");
        AtomicFile.TryFolder(folder, "Name another folder: --output DIR");
        foreach (var file in PaperOutput.SaveText(paper, contents, folder))
        {
            screen.WriteLine(file);
        }

        PaperOutput.SaveItems(contents, folder);
        if (pdf)
        {
            var printed = Path.Combine(folder, "paper.pdf");
            await PagePdf.SaveAsync(page, printed, cancellation);
            screen.WriteLine(printed);
        }

        var problems = PaperOutput.Problems(paper);
        if (tex)
        {
            var written = PaperOutput.SaveLatex(paper, contents, Path.Combine(folder, "tex"), cancellation);
            screen.WriteLine(Path.Combine(folder, "tex", "main.tex"));
            problems = [.. problems, .. written.Problems.Except(problems)];
        }

        PaperVerdictText.Problems(screen, problems);
        return problems.Count == 0 ? ExitCode.Success : ExitCode.Difference;
    }
}
