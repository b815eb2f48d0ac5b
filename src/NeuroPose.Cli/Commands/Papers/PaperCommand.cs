using System.CommandLine;
using NeuroPose.Cli.Terminal;
using NeuroPose.Papers;

namespace NeuroPose.Cli.Commands;

/// <summary><c>neuropose paper</c>: re-executes papers and compares what comes with what was accepted.</summary>
internal static class PaperCommand
{
    public static Command Create(Screen screen) =>
        new("paper", "Re-executes papers.") { Verify(screen), Run(screen), Render(screen), New(screen), List(screen) };

    /// <summary>Where a paper's files are written when nothing else is said.</summary>
    public static string DefaultOutput(PaperFolder paper) => Path.Combine("out", "papers", paper.Name);

    private static Command Verify(Screen screen)
    {
        var folder = Folder();
        var figure = new Option<string?>("--figure") { Description = "One figure, table or number alone.", HelpName = "ID" };
        var json = new Option<bool>("--json") { Description = "Prints the verdicts as JSON; progress then goes to standard error." };
        var output = Output();
        var verify = new Command("verify", "Re-executes a paper offline in a clean session and compares every figure, table and number with expected/. Exit code 0 when all are the same, 1 when one is not or something in the text is wrong, 2 when it cannot be run.")
        {
            folder, figure, json, output,
        };
        verify.SetAction((parsed, cancellation) => new PaperRun(screen, parsed.GetRequiredValue(folder), parsed.GetValue(output))
        {
            Only = parsed.GetValue(figure),
            Json = parsed.GetValue(json),
        }.VerifyAsync(cancellation));
        return verify;
    }

    private static Command Run(Screen screen)
    {
        var folder = Folder();
        var accept = new Option<bool>("--accept") { Description = "Makes what comes the expected, and says what changed." };
        var output = Output();
        var run = new Command("run", "Re-executes a paper and writes its figures, tables and text. Exit code 2 when it cannot be run; expected/ is then untouched.") { folder, accept, output };
        run.SetAction((parsed, cancellation) =>
            new PaperRun(screen, parsed.GetRequiredValue(folder), parsed.GetValue(output)).RunAsync(parsed.GetValue(accept), cancellation));
        return run;
    }

    private static Command Render(Screen screen)
    {
        var folder = Folder();
        var pdf = new Option<bool>("--pdf") { Description = "Also prints paper.pdf, with the Chromium, Chrome or Edge of this machine." };
        var tex = new Option<bool>("--tex") { Description = "Also writes the folder tex: main.tex for pdfLaTeX, figures as PDF, and the references." };
        var output = Output();
        var render = new Command("render", "Writes a paper's text as Markdown and as a page, with what was accepted in expected/; executes nothing. Exit code 1 when something in the text is wrong, such as a citation, 2 when it names what is not there.") { folder, pdf, tex, output };
        render.SetAction((parsed, cancellation) =>
            new PaperRendering(screen, parsed.GetRequiredValue(folder), parsed.GetValue(output)).RunAsync(parsed.GetValue(pdf), parsed.GetValue(tex), cancellation));
        return render;
    }

    private static Command New(Screen screen)
    {
        var folder = new Argument<string>("folder") { Description = "The new paper's folder, such as papers/my-paper." }.NoOptions();
        var make = new Command("new", "Makes a small new paper, executes it and accepts what comes: it can be verified at once.") { folder };
        make.SetAction((parsed, cancellation) => NewAsync(screen, parsed.GetRequiredValue(folder), cancellation));
        return make;
    }

    private static async Task<int> NewAsync(Screen screen, string folder, CancellationToken cancellation)
    {
        foreach (var file in NewPaper.Write(folder))
        {
            screen.WriteLine(file);
        }

        await PaperRun.AcceptNewAsync(PaperFolder.Open(folder), cancellation);
        screen.WriteLine(Path.Combine(folder, "expected"));
        screen.WriteLine($"It comes out again: neuropose paper verify {folder}");
        screen.WriteLine($"After a change: neuropose paper run {folder} --accept. To read it: neuropose paper render {folder} --pdf");
        return ExitCode.Success;
    }

    private static Command List(Screen screen)
    {
        var folder = new Argument<string>("folder") { Description = "The folder of papers.", DefaultValueFactory = _ => "papers" }.NoOptions();
        var list = new Command("list", "Lists papers with what they show. Exit code 2 when a paper.yaml cannot be read.") { folder };
        list.SetAction((parsed, _) => Task.FromResult(ListPapers(screen, parsed.GetRequiredValue(folder))));
        return list;
    }

    private static int ListPapers(Screen screen, string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"{folder}: there is no such folder.");
        }

        var code = ExitCode.Success;
        foreach (var paper in Directory.EnumerateDirectories(folder).Where(paper => File.Exists(Path.Combine(paper, PaperFolder.ManifestName))).Order(StringComparer.Ordinal))
        {
            try
            {
                var manifest = PaperFolder.Open(paper).Manifest;
                var counts = manifest.Items.GroupBy(item => item.Kind).Select(group => FormattableString.Invariant($"{group.Count()} {group.Key.ToString().ToLowerInvariant()}{(group.Count() == 1 ? "" : "s")}"));
                screen.WriteLine($"{paper}: {manifest.Title} ({string.Join(", ", counts)})");
            }
            catch (PaperException problem)
            {
                screen.WriteError(problem.Message);
                code = ExitCode.CannotRun;
            }
        }

        return code;
    }

    private static Argument<string> Folder() => new Argument<string>("paper") { Description = "The paper's folder." }.NoOptions();

    private static Option<string?> Output() => new("--output", "-o") { Description = "The folder to write to; out/papers/NAME by default.", HelpName = "DIR" };
}
