using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Microsoft.DotNet.Interactive.Formatting;
using NeuroPose.Cli.Terminal;
using NeuroPose.Formats;
using NeuroPose.Interactive;

namespace NeuroPose.Cli.Commands;

/// <summary><c>neuropose trial info</c>: what a trial file holds.</summary>
internal static class TrialCommand
{
    public static Command Create(Screen screen)
    {
        var files = new Argument<string[]>("file") { Description = "VideoPredictions files (JSON).", Arity = ArgumentArity.OneOrMore }.NoOptions();
        var person = new Option<int?>("--person")
        {
            Description = "Also describes this person's poses (counted from 0).",
            HelpName = "index",
            CustomParser = PersonIndex,
        };
        var info = new Command("info", "Says what a trial file holds: people, frames, rate, skeleton, gaps, provenance. Exit code 2 when it cannot be used.") { files, person };
        info.SetAction((parsed, cancellation) =>
        {
            NeuroPoseExtension.Register();
            foreach (var file in parsed.GetRequiredValue(files))
            {
                // Described as a whole or not at all: an error does not follow half a description.
                var description = Describe(VideoPredictions.Load(file, cancellation), parsed.GetValue(person));
                screen.WriteLine(description);
            }

            return Task.FromResult(ExitCode.Success);
        });
        return new Command("trial", "Looks at recordings.") { info };
    }

    private static string Describe(VideoPredictions trial, int? person)
    {
        // Without frames, or with joints that change, no step of the road could use it: Poses says so, and where.
        for (var index = 0; index < trial.PersonCount || (index == 0 && trial.Frames.Count == 0); index++)
        {
            trial.Poses(index);
        }

        var card = $"{Plain(trial)}\nframes are placed {trial.Placement}";
        return person is { } asked ? $"{card}\n{Plain(trial.Poses(asked))}" : card;
    }

    private static string Plain(object shown) => shown.ToDisplayString(PlainTextFormatter.MimeType).TrimEnd();

    private static int? PersonIndex(ArgumentResult result)
    {
        if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return index;
        }

        result.AddError($"--person {result.Tokens[0].Value}: expected a whole number, 0 or more.");
        return null;
    }
}
