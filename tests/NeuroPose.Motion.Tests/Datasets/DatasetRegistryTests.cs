using NeuroPose.Datasets;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Datasets;

/// <summary>Registries of datasets that can be fetched, and the cache in which they are found by name.</summary>
public sealed class DatasetRegistryTests : IDisposable
{
    private const string Good = """
        datasets:
          - name: tiny
            title: A tiny dataset
            description: One file.
            origin:
              source: made by hand
            license:
              id: CC0-1.0
              statement: Do as you like.
            citation: "Nobody (2026)."
            archive:
              file: all.zip
              address: https://example.org/all.zip
              sha256: 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824
              bytes: 99
            skeleton: none
            units:
              points: mm
            files:
              - name: a
                file: a.json
                address: https://example.org/a.json
                sha256: 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824
                bytes: 5
              - name: b
                file: b.json
                member: data/b.json
                sha256: 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824
                bytes: 5
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void I_can_read_a_registry_of_my_own()
    {
        var dataset = Load(Good)["tiny"];

        Assert.Equal("Nobody (2026).", dataset.Citation);
        Assert.Equal(new("all.zip", new("https://example.org/all.zip"), dataset.Entries[0].Sha256, 99), dataset.Archive);
        Assert.Equal("https://example.org/a.json", dataset.Entries[0].Address?.AbsoluteUri);
        Assert.Equal("data/b.json", dataset.Entries[1].Member);
    }

    [Theory]
    [InlineData("https://example.org/a.json", "http://example.org/a.json", "expected an address that starts with https://")]
    [InlineData("https://example.org/a.json", "https://me:secret@example.org/a.json", "expected an address that starts with https://")]
    [InlineData("https://example.org/a.json", "file:///etc/passwd", "expected an address that starts with https://")]
    [InlineData("https://example.org/a.json", "a.json", "expected an address that starts with https://")]
    [InlineData("data/b.json", "../b.json", "expected a path inside the archive")]
    [InlineData("data/b.json", "/b.json", "expected a path inside the archive")]
    [InlineData("data/b.json", "'data\\b.json'", "expected a path inside the archive")]
    [InlineData("file: b.json", "file: A.JSON", "\"A.JSON\" is the name of another file of the dataset already.")]
    [InlineData("file: b.json", "file: All.zip", "\"All.zip\" is the name of another file of the dataset already.")]
    [InlineData("file: b.json", "file: Dataset.YAML", "expected a plain file name")]
    [InlineData("name: tiny", "name: ../tiny", "must be a plain name")]
    [InlineData("member: data/b.json", "membr: data/b.json", "unknown key \"membr\". Did you mean \"member\"?")]
    [InlineData("member: data/b.json", "member: data/b.json\n        address: https://example.org/b", "and no \"address\" for the file")]
    [InlineData("bytes: 99", "bytes: 9999999999", "expected a whole number from 1 to 1073741824")]
    public void What_is_wrong_is_said_with_its_place(string good, string bad, string message)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);

        var problem = Assert.Throws<DatasetException>(() => Load(Good.Replace(good, bad, StringComparison.Ordinal)));

        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.NotNull(problem.Place.Line);
    }

    [Fact]
    public void A_member_needs_an_archive()
    {
        var start = Good.IndexOf("    archive:", StringComparison.Ordinal);
        var end = Good.IndexOf("    skeleton:", StringComparison.Ordinal);

        var problem = Assert.Throws<DatasetException>(() => Load(Good.Remove(start, end - start)));

        Assert.Contains("a file with a member is taken from the dataset's archive: state \"archive\"", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_registry_says_is_written_into_the_cache_and_read_again_the_same()
    {
        var odd = Good.Replace("One file.", "\"a \\\"b\\\" \\\\ \\t\\r\\n\\x07 c\"", StringComparison.Ordinal).Replace("points: mm", "\"a: b\": mm", StringComparison.Ordinal);
        var written = Load(odd)["tiny"];

        var read = ManifestReader.Parse(ManifestWriter.Write(written), "dataset.yaml");

        Assert.Equal("a \"b\" \\ \t\r\n\a c", read.Description);
        Assert.Equal(written.Units, read.Units);
        Assert.Equal(written.Entries, read.Entries);
        Assert.Equal((written.Archive, written.Citation, written.Description), (read.Archive, read.Citation, read.Description));
        Assert.Empty(ManifestReader.Parse(ManifestWriter.Write(written with { Units = new Dictionary<string, string>() }), "dataset.yaml").Units);
    }

    [Fact]
    public void Plain_http_is_for_this_machine_alone() =>
        Assert.Equal("http", Load(Good.Replace("https://example.org/a.json", "http://localhost:8000/a.json", StringComparison.Ordinal))["tiny"].Entries[0].Address?.Scheme);

    [Fact]
    public void Two_datasets_of_one_name_are_refused() => Assert.Contains(
        "that no other dataset has",
        Assert.Throws<DatasetException>(() => Load(Good + Good["datasets:".Length..].Replace("tiny", "TINY", StringComparison.Ordinal))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void The_bundled_recordings_stay_as_they_are_and_say_what_one_may_do_with_them()
    {
        Assert.NotEmpty(DatasetRegistry.Bundled.Datasets);
        Assert.All(DatasetRegistry.Bundled.Datasets, dataset =>
        {
            Assert.Contains(dataset.License.Id, new[] { "MIT", "Apache-2.0", "BSD-3-Clause", "CC0-1.0", "CC-BY-4.0" });
            Assert.NotNull(dataset.Citation);

            // A commit never changes; a branch does.
            Assert.All(dataset.Entries, entry => Assert.Contains($"/{dataset.Origin.Version}/", entry.Address!.AbsoluteUri, StringComparison.Ordinal));
            Assert.Matches("^[0-9a-f]{40}$", dataset.Origin.Version);
        });
    }

    [Fact]
    public void A_dataset_that_was_not_fetched_says_what_is_missing_and_where_to_put_it()
    {
        var dataset = DatasetRegistry.Bundled["bvh-walk"];
        var cache = new DatasetCache(folder.Root);

        var problem = Assert.Throws<DatasetException>(() => cache.Open("bvh-walk"));

        Assert.Contains("`neuropose dataset fetch bvh-walk` gets it", problem.Message, StringComparison.Ordinal);
        Assert.Contains($"from {dataset.Entries[0].Address}\n    to   {folder.PathTo("bvh-walk", "walk.bvh")}", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_put_there_by_hand_is_checked_before_use()
    {
        Directory.CreateDirectory(folder.PathTo("bvh-walk"));
        File.WriteAllText(folder.PathTo("bvh-walk", "walk.bvh"), "HIERARCHY");
        var dataset = new DatasetCache(folder.Root).Open("bvh-walk");

        Assert.Contains("the file has 9 bytes, but the manifest says ", Assert.Throws<DatasetException>(() => dataset.PathTo("walk")).Message, StringComparison.Ordinal);
        Assert.Contains("there is no such file.", Assert.Throws<DatasetException>(() => dataset.PathTo("positions")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_name_is_refused_with_the_nearest_known_one() => Assert.Contains(
        "Did you mean \"bvh-walk\"?",
        Assert.Throws<DatasetException>(() => new DatasetCache(folder.Root).Open("bvh-wlak")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void The_cache_that_the_host_has_set_is_where_names_are_looked_for()
    {
        SyntheticDataset.Write(folder.PathTo("gait-synthetic"));
        Assert.Null(DatasetCache.OfTheHost);
        try
        {
            DatasetCache.OfTheHost = new(folder.Root);

            Assert.Equal("s01-slow.json", Dataset.Open("gait-synthetic").Load("s01-slow").FileName);
            Assert.Equal(["gait-synthetic"], DatasetCache.OfTheHost.Names);
        }
        finally
        {
            DatasetCache.OfTheHost = null;
        }
    }

    private DatasetRegistry Load(string text)
    {
        File.WriteAllText(folder.PathTo("registry.yaml"), text);
        return DatasetRegistry.Load(folder.PathTo("registry.yaml"));
    }
}
