using System.CommandLine;
using NeuroPose.Cli.Terminal;
using NeuroPose.Datasets;

namespace NeuroPose.Cli.Commands;

/// <summary><c>neuropose dataset</c>: fetches open recordings, makes the synthetic data again, and checks files against their
/// manifest.</summary>
internal static class DatasetCommand
{
    public static Command Create(Screen screen) =>
        new("dataset", "Fetches, makes and checks datasets.") { DatasetFetchCommand.Create(screen), DatasetListCommand.Create(screen), Synth(screen), Verify(screen) };

    private static Command Synth(Screen screen)
    {
        var folder = new Argument<string>("folder") { Description = "Where to write; existing files of the same names are replaced.", DefaultValueFactory = _ => Path.Combine("datasets", SyntheticDataset.Name) }.NoOptions();
        var synth = new Command("synth", $"Writes the dataset {SyntheticDataset.Name} again, byte for byte.") { folder };
        synth.SetAction((parsed, cancellation) =>
        {
            var target = parsed.GetRequiredValue(folder);
            var manifest = SyntheticDataset.Write(target, new Lines(screen), cancellation);
            screen.WriteLine(FormattableString.Invariant($"{manifest.Entries.Count} files and {Dataset.ManifestName} written to {target}."));
            return Task.FromResult(ExitCode.Success);
        });
        return synth;
    }

    private static Command Verify(Screen screen)
    {
        var folder = new Argument<string>("folder") { Description = "A folder with a dataset.yaml, or the name of a fetched dataset." }.NoOptions();
        var cache = CacheFolder.Option();
        var verify = new Command("verify", "Compares every file with the size and SHA-256 in dataset.yaml. Exit code 1 when one differs.") { folder, cache };
        verify.SetAction((parsed, cancellation) =>
        {
            var named = parsed.GetRequiredValue(folder);
            var isFolder = Directory.Exists(named) || named.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal);
            var checks = (isFolder ? Dataset.Open(named) : CacheFolder.Of(parsed, cache).Open(named)).Verify(cancellation);
            foreach (var check in checks)
            {
                screen.WriteLine(check.ToString());
            }

            return Task.FromResult(checks.All(check => check.IsIntact) ? ExitCode.Success : ExitCode.Difference);
        });
        return verify;
    }

    private sealed class Lines(Screen screen) : IProgress<Progress>
    {
        public void Report(Progress value) => screen.WriteLine(value.Item);
    }
}
