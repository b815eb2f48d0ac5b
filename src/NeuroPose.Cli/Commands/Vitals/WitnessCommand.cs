using System.CommandLine;
using NeuroPose.Cli.Terminal;
using NeuroPose.Files;
using NeuroPose.RuView.Witness;

namespace NeuroPose.Cli.Commands;

/// <summary><c>neuropose witness</c>: makes and verifies bundles that let others compute the same features again.</summary>
internal static class WitnessCommand
{
    private const string DefaultBundle = "witness-bundle.tar.gz";

    public static Command Create(Screen screen) =>
        new("witness", "Makes and verifies witness bundles of CSI features.") { Make(screen), Verify(screen) };

    private static Command Make(Screen screen)
    {
        var recording = new Argument<string>("recording")
        {
            Description = "A recording of CSI with phases: JSON lines, a reference signal, binary packets, or what the tool of a radio wrote; also gzip.",
        }.NoOptions();
        var output = new Option<string>("--output", "-o") { Description = "Where to write: a name ending in .tar.gz, or a new folder.", HelpName = "bundle", DefaultValueFactory = _ => DefaultBundle };
        var make = new Command("make", "Writes a bundle of the recording's first hundred frames, their features and hash.") { recording, output };
        make.SetAction((parsed, cancellation) =>
        {
            var bundle = parsed.GetRequiredValue(output);
            TryOutput(bundle);
            var hash = WitnessBundle.Make(parsed.GetRequiredValue(recording), bundle, cancellation);
            screen.WriteLine($"{bundle} written; features {hash}.");
            return Task.FromResult(ExitCode.Success);
        });
        return make;
    }

    // A folder that is there already is looked at when the bundle is written.
    private static void TryOutput(string bundle)
    {
        if (Directory.Exists(bundle))
        {
            AtomicFile.TryFolder(bundle);
        }
        else
        {
            AtomicFile.Try(bundle);
        }
    }

    private static Command Verify(Screen screen)
    {
        var bundle = new Argument<string>("bundle") { Description = "A folder, or a tar archive of one." }.NoOptions();
        var frames = new Option<string?>("--frames") { Description = "The recording that the bundle was made of, for bundles without frames.", HelpName = "recording" };
        var verify = new Command("verify", "Checks a bundle's files and computes its features again. Exit code 0 when all is as it says, 1 when not, 2 when that cannot be said.") { bundle, frames };
        verify.SetAction((parsed, cancellation) =>
        {
            var report = WitnessBundle.Verify(parsed.GetRequiredValue(bundle), parsed.GetValue(frames), cancellation);
            screen.WriteLine(report.ToString());
            return Task.FromResult(report.Verdict switch
            {
                WitnessOutcome.Pass => ExitCode.Success,
                WitnessOutcome.Fail => ExitCode.Difference,
                _ => ExitCode.CannotRun,
            });
        });
        return verify;
    }
}
