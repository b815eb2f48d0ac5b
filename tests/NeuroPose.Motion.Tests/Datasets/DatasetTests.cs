using NeuroPose.Datasets;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Datasets;

/// <summary>Loading a dataset's files: nothing is used that is not what the manifest describes.</summary>
public class DatasetTests
{
    [Fact]
    public void I_can_open_a_dataset_and_load_a_trial_by_its_name()
    {
        var dataset = Dataset.Open(Repository.PathTo("datasets", "gait-synthetic"));

        var trial = dataset.Load("s01-slow");

        Assert.Equal("s01-slow.json", trial.FileName);
        Assert.Equal(dataset["s01-slow"].Sha256, trial.Sha256);
        Assert.Equal("gait-synthetic: 9 files, CC0-1.0", dataset.ToString());
    }

    [Fact]
    public void One_changed_byte_is_refused_with_both_hashes_and_what_to_do()
    {
        using var folder = new TemporaryFolder();
        SyntheticDataset.Write(folder.Root);
        var path = folder.PathTo("s01-slow.json");
        var bytes = File.ReadAllBytes(path);
        var digit = Array.IndexOf(bytes, (byte)'3', bytes.Length / 2);
        bytes[digit] = (byte)'4';
        File.WriteAllBytes(path, bytes);
        var dataset = Dataset.Open(folder.Root);

        var problem = Assert.Throws<DatasetException>(() => dataset.Load("s01-slow"));

        Assert.Equal(path, problem.Place.File);
        Assert.Contains($"expected SHA-256 {dataset["s01-slow"].Sha256}, found ", problem.Message, StringComparison.Ordinal);
        Assert.Contains("`neuropose dataset synth` makes the bundled datasets again", problem.Message, StringComparison.Ordinal);
        Assert.Equal(["s01-slow"], dataset.Verify().Where(check => !check.IsIntact).Select(check => check.Entry.Name));
        Assert.Equal(150, dataset.Load("s01-fast").Frames.Count);
    }

    [Fact]
    public void A_file_of_another_size_is_refused_before_it_is_read()
    {
        using var folder = new TemporaryFolder();

        var problem = Assert.Throws<DatasetException>(() => ManifestText.Open(folder, ManifestText.Good, contents: "hello world").Load("a"));

        Assert.Contains("the file has 11 bytes, but the manifest says 5", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        using var folder = new TemporaryFolder();
        var dataset = ManifestText.Open(folder, ManifestText.Good);
        File.Delete(folder.PathTo("a.json"));

        var problem = Assert.Throws<DatasetException>(() => dataset.Load("a"));

        Assert.Contains("a.json: there is no such file", problem.Message, StringComparison.Ordinal);
        Assert.False(Assert.Single(dataset.Verify()).IsIntact);
    }

    [Fact]
    public void A_link_out_of_the_folder_is_refused_even_when_its_target_has_the_right_hash()
    {
        using var folder = new TemporaryFolder();
        using var elsewhere = new TemporaryFolder();
        var dataset = ManifestText.Open(folder, ManifestText.Good);
        File.WriteAllText(elsewhere.PathTo("a.json"), "hello");
        File.Delete(folder.PathTo("a.json"));
        File.CreateSymbolicLink(folder.PathTo("a.json"), elsewhere.PathTo("a.json"));

        var problem = Assert.Throws<DatasetException>(() => dataset.Load("a"));

        Assert.Contains("this is a link", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_right_file_that_is_no_trial_is_refused_as_such()
    {
        using var folder = new TemporaryFolder();

        var problem = Assert.Throws<FileFormatException>(() => ManifestText.Open(folder, ManifestText.Good).Load("a"));

        Assert.Contains("a.json", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_name_is_refused_with_the_nearest_known_one()
    {
        var dataset = Dataset.Open(Repository.PathTo("datasets", "gait-synthetic"));

        var problem = Assert.Throws<ArgumentException>(() => dataset.Load("s01-slwo"));

        Assert.Contains("Did you mean \"s01-slow\"?", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_manifest_is_refused_by_name()
    {
        using var folder = new TemporaryFolder();

        var problem = Assert.Throws<DatasetException>(() => Dataset.Open(folder.Root));

        Assert.Contains("dataset.yaml: there is no such file", problem.Message, StringComparison.Ordinal);
    }
}
