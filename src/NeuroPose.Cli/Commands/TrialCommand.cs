using System.CommandLine;
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
        var files = new Argument<string[]>("file") { Description = "VideoPredictions files (JSON).", Arity = ArgumentArity.OneOrMore };
        var person = new Option<int?>("--person") { Description = "Also read this person's poses (counted from 0)." };
        var info = new Command("info", "Says what a trial file holds: people, frames, rate, skeleton, gaps, provenance.") { files, person };
        info.SetAction((parsed, cancellation) =>
        {
            NeuroPoseExtension.Register();
            foreach (var file in parsed.GetRequiredValue(files))
            {
                var trial = VideoPredictions.Load(file, cancellation);
                screen.Say(trial.ToDisplayString(PlainTextFormatter.MimeType).TrimEnd());
                if (parsed.GetValue(person) is { } index)
                {
                    screen.Say(trial.Poses(index).ToDisplayString(PlainTextFormatter.MimeType).TrimEnd());
                }
            }

            return Task.FromResult(ExitCode.Success);
        });
        return new Command("trial", "Looks at recordings.") { info };
    }
}
