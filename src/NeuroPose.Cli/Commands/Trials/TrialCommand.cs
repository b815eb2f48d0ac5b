using System.CommandLine;
using Microsoft.DotNet.Interactive.Formatting;
using NeuroPose.Cli.Terminal;
using NeuroPose.Figures;
using NeuroPose.Formats;
using NeuroPose.Interactive;
using NeuroPose.Quality;

namespace NeuroPose.Cli.Commands;

/// <summary><c>neuropose trial</c>: what a recording of any format holds, what may be wrong in it, and how it looks.</summary>
internal static class TrialCommand
{
    public static Command Create(Screen screen) => new("trial", "Looks at recordings, and converts them.")
    {
        Info(screen), TrialConversion.Create(screen), Check(screen), View(screen),
    };

    private static Command Info(Screen screen)
    {
        var files = Files();
        var json = new Option<bool>("--json") { Description = "Writes one JSON object a file." };
        var recordings = new MotionOptions();
        var info = new Command("info", "Says what recordings hold: people, frames, rate, unit, skeleton, gaps, events. Exit code 2 when one cannot be used.") { files, json };
        recordings.AddTo(info);
        info.SetAction((parsed, cancellation) =>
        {
            foreach (var file in parsed.GetRequiredValue(files))
            {
                // Described as a whole or not at all: an error does not follow half a description.
                var description = TrialOrOther.IsTrial(file) && !recordings.AreGiven(parsed) && !parsed.GetValue(json)
                    ? Describe(VideoPredictions.Load(file, cancellation), recordings.PersonIndex(parsed))
                    : Describe(parsed, recordings, recordings.Load(parsed, file, cancellation), file, parsed.GetValue(json));
                screen.WriteLine(description);
            }

            return Task.FromResult(ExitCode.Success);
        });
        return info;
    }

    private static Command Check(Screen screen)
    {
        var files = Files();
        var recordings = new MotionOptions();
        var check = new Command("check", "Looks for what is often wrong: gaps, jumps, frozen joints, joints and sides that are exchanged, low confidence. Exit code 1 when something is found.") { files };
        recordings.AddTo(check);
        check.SetAction((parsed, cancellation) =>
        {
            var found = 0;
            foreach (var file in parsed.GetRequiredValue(files))
            {
                var recording = recordings.Load(parsed, file, cancellation);
                var people = recordings.PersonIndex(parsed) is { } one ? [one] : Enumerable.Range(0, recording.Persons.Count).Where(person => recording.Persons[person].Labels.Count > 0);
                foreach (var person in people)
                {
                    var findings = recording.Poses(person).Check();
                    found += findings.Count;
                    screen.WriteLine($"{file}, {recording.PersonTitle(person)}: {Summary(findings)}");
                    foreach (var finding in findings)
                    {
                        screen.WriteLine($"  {finding}");
                    }
                }
            }

            return Task.FromResult(found == 0 ? ExitCode.Success : ExitCode.Difference);
        });
        return check;
    }

    private static Command View(Screen screen)
    {
        var file = new Argument<string>("file") { Description = "A recording of any format." }.NoOptions();
        var html = new Option<string?>("--output", "-o") { Description = "The page to write; by default beside the file, with .html as its extension.", HelpName = "FILE" };
        var force = new Option<bool>("--force") { Description = "Replaces a page that is there already." };
        var recordings = new MotionOptions();
        var view = new Command("view", "Writes a page that plays a person's poses in the browser.") { file, html, force };
        recordings.AddTo(view);
        view.SetAction((parsed, cancellation) =>
        {
            var input = parsed.GetRequiredValue(file);
            var page = parsed.GetValue(html) ?? Path.ChangeExtension(Path.TrimEndingDirectorySeparator(input), ".html");
            if (File.Exists(page) && !parsed.GetValue(force))
            {
                throw new UsageException($"{page} is there already. --force replaces it, --output names another file.");
            }

            new SkeletonPlayer(recordings.Poses(parsed, input, cancellation)).Save(page);
            screen.WriteLine($"wrote {page}");
            return Task.FromResult(ExitCode.Success);
        });
        return view;
    }

    private static Argument<string[]> Files() =>
        new Argument<string[]>("file") { Description = "Recordings of any format: files, or folders of OpenPose.", Arity = ArgumentArity.OneOrMore }.NoOptions();

    private static string Summary(IReadOnlyList<PoseFinding> findings) => findings.Count == 0
        ? "nothing was found"
        : string.Join(", ", findings.GroupBy(finding => finding.Problem).Select(group => FormattableString.Invariant($"{Words(group.Key)}: {group.Count()}")));

    private static string Words(PoseProblem problem) => problem switch
    {
        PoseProblem.Gap => "gaps",
        PoseProblem.Jump => "jumps",
        PoseProblem.Frozen => "frozen joints",
        PoseProblem.Swap => "exchanged joints",
        PoseProblem.SideFlip => "exchanged sides",
        _ => "low confidence",
    };

    private static string Describe(ParseResult parsed, MotionOptions recordings, MotionRecording recording, string file, bool json)
    {
        if (recordings.PersonIndex(parsed) is not null)
        {
            recordings.Poses(parsed, recording, file);
        }

        return json ? RecordingFacts.Json(recording, file) : string.Join('\n', RecordingFacts.Lines(recording));
    }

    private static string Describe(VideoPredictions trial, int? person)
    {
        NeuroPoseExtension.Register();

        // Without frames, or with joints that change, no step of the road could use it: Poses says so, and where.
        for (var index = 0; index < trial.PersonCount || (index == 0 && trial.Frames.Count == 0); index++)
        {
            trial.Poses(index);
        }

        var card = $"{Plain(trial)}\nframes are placed {trial.Placement}";
        return person is { } asked ? $"{card}\n{Plain(trial.Poses(asked))}" : card;
    }

    private static string Plain(object shown) => shown.ToDisplayString(PlainTextFormatter.MimeType).TrimEnd();
}
