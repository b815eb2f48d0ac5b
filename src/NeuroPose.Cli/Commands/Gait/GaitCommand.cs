using System.CommandLine;
using NeuroPose.Cli.Terminal;
using NeuroPose.Gait;
using NeuroPose.Papers;

namespace NeuroPose.Cli.Commands;

/// <summary><c>neuropose gait</c>: gait events, strides and steps of recordings, and how well events fit a truth.</summary>
internal static class GaitCommand
{
    public static Command Create(Screen screen)
    {
        // None is accepted here, so that the error can say what is missing and "gait score" needs no file before its name.
        var files = new Argument<string[]>("file") { Description = "Recordings of any format.", Arity = ArgumentArity.ZeroOrMore }.NoOptions();
        var json = new Option<bool>("--json") { Description = "Writes one JSON object a file: events, problems, and strides and steps in numbers." };
        var csv = new Option<bool>("--csv") { Description = "Writes one table with a row a stride." };
        var normative = new Option<string?>("--normative")
        {
            Description = "A normative set: scores the angles over the cycle against it (GVS, and GPS where all nine variables are there).",
            HelpName = "FILE",
        };
        var report = new Option<string?>("--report") { Description = "Writes a page a file into this folder: problems, strides and steps, events, angles over the cycle, scores.", HelpName = "DIR" };
        var pdf = new Option<bool>("--pdf") { Description = "With --report: also prints each page as PDF, with the Chromium, Chrome or Edge of this machine." };
        var before = new Option<string[]>("--before") { Description = "With --report and --after: trials before, of one person.", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
        var after = new Option<string[]>("--after") { Description = "With --report and --before: trials after. Writes before-after.html beside the trials' own pages.", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
        var walks = new GaitOptions();
        var gait = new Command("gait", "Finds initial contacts and foot offs, and measures strides and steps. Problems come first.") { files, json, csv, normative, report, pdf, before, after };
        walks.AddTo(gait);
        gait.Subcommands.Add(Score(screen));
        gait.Subcommands.Add(Compare(screen));
        gait.SetAction(async (parsed, cancellation) =>
        {
            string[] was = parsed.GetValue(before) ?? [], now = parsed.GetValue(after) ?? [];
            var folder = parsed.GetValue(report);
            var asked = parsed.GetRequiredValue(files);
            Check(asked, was, now, folder, parsed.GetValue(pdf));
            asked = [.. asked, .. was, .. now];

            if (parsed.GetValue(json) && parsed.GetValue(csv))
            {
                throw new UsageException("--json and --csv: choose one.");
            }

            (string, NormativeSet)? reference = parsed.GetValue(normative) is { } set ? (set, NormativeSet.Load(set)) : null;

            var pages = folder is null ? null : new GaitPages(folder, reference, GaitPages.OptionsOf(parsed, report, pdf, before, after, json, csv, normative));
            var isForPrograms = parsed.GetValue(json) || parsed.GetValue(csv);

            // A table has one header, so that all files are measured before a line is written.
            List<GaitFacts> measured = [];
            List<GaitTrial> trials = [];
            foreach (var file in asked)
            {
                var walk = walks.Load(parsed, file, cancellation);
                if (pages is not null)
                {
                    trials.Add(pages.Trial(file, walk, walks.PlatesOf(parsed, file, walk, cancellation)));
                    pages.AddTrial(trials[^1]);
                }

                if (pages is null || isForPrograms)
                {
                    var facts = GaitFacts.Of(file, walk, reference);
                    measured.Add(facts);
                    if (!parsed.GetValue(csv))
                    {
                        screen.WriteLine(parsed.GetValue(json) ? facts.Json() : string.Join('\n', facts.Lines()));
                    }
                }
            }

            if (parsed.GetValue(csv))
            {
                screen.WriteLine(GaitFacts.Table(measured).ToText().TrimEnd());
            }

            if (was.Length > 0)
            {
                pages!.AddSession(trials[..was.Length], trials[was.Length..]);
            }

            foreach (var path in pages is null ? [] : await pages.SaveAsync(parsed.GetValue(pdf), cancellation))
            {
                if (!isForPrograms)
                {
                    screen.WriteLine(path);
                }
            }

            return ExitCode.Success;
        });
        return gait;
    }

    private static void Check(string[] files, string[] before, string[] after, string? folder, bool pdf)
    {
        if (files.Length + before.Length + after.Length == 0)
        {
            throw new UsageException("which recording? Expected neuropose gait FILE….");
        }

        if (before.Length == 0 != (after.Length == 0) || (before.Length > 0 && (files.Length > 0 || folder is null)))
        {
            throw new UsageException("a session is neuropose gait --before FILE… --after FILE… --report DIR, without other files.");
        }

        if (pdf && folder is null)
        {
            throw new UsageException("--pdf prints the pages of a report: give --report DIR too.");
        }
    }

    private static Command Compare(Screen screen)
    {
        var first = new Argument<string>("A") { Description = "A recording of any format." }.NoOptions();
        var second = new Argument<string>("B") { Description = "The same walk, as another system recorded it." }.NoOptions();
        var json = new Option<bool>("--json") { Description = "Writes one JSON object." };
        var walks = new GaitOptions();
        var compare = new Command("compare", "Says how far two systems agree about a walk: strides and steps, and angles over the cycle.") { first, second, json };
        walks.AddTo(compare);
        compare.SetAction((parsed, cancellation) =>
        {
            GaitSystem Load(string file) => GaitSystem.Of(file, walks.Load(parsed, file, cancellation));
            var comparison = new GaitComparison(Load(parsed.GetRequiredValue(first)), Load(parsed.GetRequiredValue(second)));
            screen.WriteLine(parsed.GetValue(json) ? comparison.Json() : string.Join('\n', comparison.Lines()));
            return Task.FromResult(ExitCode.Success);
        });
        return compare;
    }

    private static Command Score(Screen screen)
    {
        var file = new Argument<string>("file") { Description = "A recording of any format." }.NoOptions();
        var truth = new Option<string>("--truth")
        {
            Description = "The true events: plates or file, of the recording itself, or another file that holds events.",
            Required = true,
            HelpName = "plates|file|FILE",
        };
        var tolerance = new Option<double>("--tolerance-ms")
        {
            Description = "The largest distance of a detected event from its true one, in milliseconds.",
            DefaultValueFactory = _ => 50,
        };
        var json = new Option<bool>("--json") { Description = "Writes one JSON object." };
        var walks = new GaitOptions();
        var score = new Command("score", "Says how well detected events fit true ones: F1, bias and errors, by side and type.") { file, truth, tolerance, json };
        walks.AddTo(score);
        score.SetAction((parsed, cancellation) =>
        {
            if (parsed.GetValue(tolerance) is var milliseconds && !(milliseconds > 0 && double.IsFinite(milliseconds)))
            {
                throw new UsageException(FormattableString.Invariant($"--tolerance-ms {milliseconds}: must be above 0."));
            }

            var input = parsed.GetRequiredValue(file);
            var walk = walks.Load(parsed, input, cancellation);
            var (known, source) = walks.Truth(parsed, parsed.GetRequiredValue(truth), input, cancellation);
            if (known.Events.Count == 0)
            {
                throw new NeuroPoseException("there are no true events to score against.", new(File: source));
            }

            var result = walk.Events.Score(known, milliseconds / 1000);
            foreach (var line in parsed.GetValue(json) ? [GaitScoreText.Json(input, walk.Events, known, result)] : GaitScoreText.Lines(input, walk.Events, known, result))
            {
                screen.WriteLine(line);
            }

            return Task.FromResult(ExitCode.Success);
        });
        return score;
    }
}
