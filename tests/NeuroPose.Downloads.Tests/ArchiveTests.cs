using NeuroPose.Datasets;
using NeuroPose.Testing;

namespace NeuroPose.Downloads.Tests;

/// <summary>Files that a dataset takes out of a zip archive.</summary>
public sealed class ArchiveTests : IDisposable
{
    private static readonly byte[] Walk = SmallRegistry.Bytes(50_000);
    private static readonly byte[] Zip = SmallRegistry.Zip(("data/walk.c3d", Walk), ("data/other.c3d", [1, 2]), ("../escape.c3d", [3]));

    private readonly TemporaryFolder folder = new();
    private readonly LoopbackServer server = new();

    public void Dispose()
    {
        server.Dispose();
        folder.Dispose();
    }

    private DatasetCache Cache => new(folder.PathTo("cache"));

    [Fact]
    public async Task The_named_files_alone_are_taken_out_and_the_archive_is_removed()
    {
        server.Serve("/walks.zip", Zip);

        var fetched = await DatasetFetch.FetchAsync(Dataset(SmallRegistry.Member("walk", "data/walk.c3d", Walk), Zip), Cache);

        Assert.Equal(Walk, File.ReadAllBytes(fetched.Dataset.PathTo("walk")));
        Assert.Equal(
            [".fetch.lock", "dataset.yaml", "walk.bin"],
            Directory.EnumerateFiles(folder.PathTo("cache", "walks")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_archive_put_there_by_hand_is_used_without_a_network_and_stays()
    {
        server.Dispose();
        var manifest = Dataset(SmallRegistry.Member("walk", "data/walk.c3d", Walk), Zip);
        var problem = await Assert.ThrowsAsync<DownloadException>(() => DatasetFetch.FetchAsync(manifest, Cache, new() { Retries = 0 }));
        Assert.Contains($"    from data/walk.c3d in the archive {manifest.Archive!.Address}\n", problem.Message, StringComparison.Ordinal);
        Assert.Contains($"    to   {folder.PathTo("cache", "walks", "walks.zip")}", problem.Message, StringComparison.Ordinal);

        File.WriteAllBytes(folder.PathTo("cache", "walks", "walks.zip"), Zip);
        await DatasetFetch.FetchAsync(manifest, Cache, new() { Retries = 0 });

        Assert.Equal(Walk, File.ReadAllBytes(Cache.Open("walks").PathTo("walk")));
        Assert.True(File.Exists(folder.PathTo("cache", "walks", "walks.zip")));
    }

    [Theory]
    [InlineData("data/wlak.c3d", 50_000, "data/wlak.c3d: the archive has no file of this name, or several.")]
    [InlineData("data/walk.c3d", 49_999, "data/walk.c3d: the file has more than the 49999 bytes that were expected.")]
    [InlineData("data/other.c3d", 50_000, "data/other.c3d: the file is not the one that was expected: expected SHA-256 ")]
    public async Task What_is_not_as_described_is_not_taken(string member, int count, string message)
    {
        server.Serve("/walks.zip", Zip);

        var problem = await Assert.ThrowsAsync<DownloadException>(
            () => DatasetFetch.FetchAsync(Dataset(SmallRegistry.Member("walk", member, Walk[..count]), Zip), Cache));

        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.PathTo("cache", "walks", "walk.bin")));
        Assert.False(File.Exists(folder.PathTo("cache", "walks", "walk.bin.part")));
    }

    [Fact]
    public async Task An_archive_that_is_none_is_reported()
    {
        byte[] none = [.. "this is no zip"u8];
        server.Serve("/walks.zip", none);

        var problem = await Assert.ThrowsAsync<DownloadException>(
            () => DatasetFetch.FetchAsync(Dataset(SmallRegistry.Member("walk", "data/walk.c3d", Walk), none), Cache));

        Assert.Contains("the archive is no zip that can be read", problem.Message, StringComparison.Ordinal);
    }

    private DatasetManifest Dataset(string files, byte[] zip) =>
        SmallRegistry.Read(folder, SmallRegistry.Text(files, SmallRegistry.Archive(server.AddressOf("/walks.zip"), zip)));
}
