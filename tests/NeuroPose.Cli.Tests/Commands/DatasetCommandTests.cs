using NeuroPose.Testing;

namespace NeuroPose.Cli.Tests.Commands;

/// <summary><c>dataset synth</c> and <c>dataset verify</c>.</summary>
public sealed class DatasetCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static string Bundled => Repository.PathTo("datasets", "gait-synthetic");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Synth_writes_the_bundled_dataset_byte_for_byte()
    {
        var run = await CommandRun.OfAsync("dataset", "synth", folder.PathTo("made"));

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.EndsWith($"9 files and dataset.yaml written to {folder.PathTo("made")}.\n", run.Out, StringComparison.Ordinal);
        var made = Directory.EnumerateFiles(folder.PathTo("made")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(Directory.EnumerateFiles(Bundled).Select(path => Path.GetFileName(path)).Where(name => name != "README.md").Order(StringComparer.Ordinal), made);
        Assert.All(made, name => Assert.Equal(File.ReadAllBytes(Path.Combine(Bundled, name)), File.ReadAllBytes(folder.PathTo("made", name))));
    }

    [Fact]
    public async Task Verify_finds_the_bundled_dataset_whole()
    {
        var run = await CommandRun.OfAsync("dataset", "verify", Bundled);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(9, run.Out.Split('\n').Count(line => line.EndsWith(".json: as described", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Verify_finds_one_changed_byte_and_a_file_that_is_gone()
    {
        CopyBundled();
        Change(folder.PathTo("s02-fast.json"));
        File.Delete(folder.PathTo("s03-slow.json"));

        var run = await CommandRun.OfAsync("dataset", "verify", folder.Root);

        Assert.Equal((1, ""), (run.Code, run.Error));
        Assert.Equal(7, run.Out.Split('\n').Count(line => line.EndsWith(": as described", StringComparison.Ordinal)));
        Assert.Contains("s02-fast.json: the file is not the one that the manifest describes", run.Out, StringComparison.Ordinal);
        Assert.Contains("s03-slow.json: there is no such file.", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_manifest_cannot_be_verified()
    {
        var run = await CommandRun.OfAsync("dataset", "verify", folder.Root);

        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.StartsWith($"{folder.PathTo("dataset.yaml")}: there is no such file.", run.Complaint, StringComparison.Ordinal);
    }

    private void CopyBundled()
    {
        foreach (var file in Directory.EnumerateFiles(Bundled))
        {
            File.Copy(file, folder.PathTo(Path.GetFileName(file)));
        }
    }

    // Same length, one digit else.
    private static void Change(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var digit = Array.LastIndexOf(bytes, (byte)'7');
        bytes[digit] = (byte)'8';
        File.WriteAllBytes(path, bytes);
    }
}
