using NeuroPose.Datasets;
using NeuroPose.Motion.Tests.Synthesis;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Datasets;

/// <summary>The bundled dataset: what is in the repository is what its generator writes.</summary>
public class SyntheticDatasetTests
{
    private static string Bundled => Repository.PathTo("datasets", "gait-synthetic");

    [Fact]
    public void Writing_it_again_gives_the_repositorys_files_byte_for_byte()
    {
        using var folder = new TemporaryFolder();

        SyntheticDataset.Write(folder.Root);

        var names = Directory.EnumerateFiles(folder.Root).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(10, names.Length);
        Assert.All(names, name => Assert.True(
            File.ReadAllBytes(folder.PathTo(name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(Bundled, name))),
            $"{name} differs from the repository's. If the generator was changed on purpose, raise SyntheticGait.Version and write the dataset again."));
    }

    [Fact]
    public void Every_bundled_file_is_as_its_manifest_says()
    {
        var dataset = Dataset.Open(Bundled);

        Assert.All(dataset.Verify(), check => Assert.True(check.IsIntact, check.ToString()));
        foreach (var entry in dataset.Entries)
        {
            var trial = dataset.Load(entry.Name);
            Assert.Equal(entry.FrameCount, trial.Frames.Count);
            Assert.Equal(entry.PersonCount, trial.PersonCount);
            Assert.Equal(entry.MissingFrameCount, trial.Frames.Count(frame => frame.PersonCount == 0));
            Assert.Equal(entry.FramesPerSecond, trial.Metadata.FramesPerSecond);
            Assert.Equal(entry.Seed, trial.Provenance?.Seed);
            Assert.Equal(dataset.Manifest.Skeleton, trial.Poses().Skeleton.Name);
        }
    }

    [Theory]
    [InlineData("s01-slow")]
    [InlineData("s01-fast")]
    [InlineData("s03-slow")]
    [InlineData("s04-fast")]
    [InlineData("s01-passing")]
    public void Each_recording_holds_about_five_strides_at_its_cadence(string name)
    {
        var dataset = Dataset.Open(Bundled);

        var walk = dataset.Load(name).Poses();

        Assert.InRange(HeelStrikes.Of(walk, "rhee").Length, 4, 6);
        var asked = dataset[name].CadenceStepsPerMinute!.Value;
        Assert.InRange(HeelStrikes.StepsPerMinute(walk, "rhee"), asked * 0.95, asked * 1.05);
    }

    [Fact]
    public void A_cancelled_writing_leaves_no_manifest()
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();

        Assert.Throws<OperationCanceledException>(() => SyntheticDataset.Write(folder.Root, new StopAfterFirst(stop), stop.Token));

        Assert.Equal(["s01-slow.json"], Directory.EnumerateFiles(folder.Root).Select(path => Path.GetFileName(path)));
    }

    private sealed class StopAfterFirst(CancellationTokenSource stop) : IProgress<Progress>
    {
        public void Report(Progress value) => stop.Cancel();
    }
}
