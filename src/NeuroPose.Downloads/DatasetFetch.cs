using NeuroPose.Datasets;
using NeuroPose.Files;

namespace NeuroPose.Downloads;

/// <summary>
/// Fetches datasets into a cache. What is there with the right hash stays, whoever put it there; what is there with another is set aside
/// and
/// never used. An interrupted fetch goes on where it stopped. Several fetches of one dataset wait for each other.
/// </summary>
public static class DatasetFetch
{
    /// <summary>Fetches the files of a dataset that are not in the cache yet.</summary>
    /// <param name="dataset">The dataset, of a registry.</param>
    /// <param name="cache">Where the files go.</param>
    /// <param name="options">How patient it is.</param>
    /// <param name="progress">Hears of bytes; the item is the file in work.</param>
    /// <param name="cancellation">Stops it; what is here stays for the next run.</param>
    /// <returns>The dataset, complete, and what was done for each file.</returns>
    /// <exception cref="DownloadException">Files could not be fetched. The message says why, and for each what it is, where it is from and
    /// where to put it by hand. Files that could be fetched are there.</exception>
    /// <exception cref="DatasetException">The cache has a dataset of this name with other files.</exception>
    public static async Task<FetchedDataset> FetchAsync(
        DatasetManifest dataset,
        DatasetCache cache,
        DownloadOptions? options = null,
        IProgress<Progress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(cache);
        var folder = cache.FolderOf(dataset.Name);
        using var held = await FolderLock.TakeAsync(folder, progress, cancellation).ConfigureAwait(false);
        Describe(dataset, folder);

        using var run = new DatasetFetchRun(dataset, folder, options ?? new(), progress, cancellation);
        var files = await run.RunAsync().ConfigureAwait(false);
        return run.Problems is []
            ? new(Dataset.Open(folder), files)
            : throw new DownloadException(
                FormattableString.Invariant($"{run.Problems.Count} of {dataset.Entries.Count} files of {dataset.Name} are missing.\n")
                    + string.Concat(run.Problems.Select(problem => $"{problem}\n"))
                    + $"Fetch again, which goes on where it stopped; or put these files there by hand, they are checked before use:\n{cache.Missing(dataset)}",
                Place.Unknown)
            { IsOffline = run.IsOffline };
    }

    /// <summary>
    /// Writes the manifest before any file is there: whatever is then put there by hand, the dataset knows.
    /// </summary>
    private static void Describe(DatasetManifest dataset, string folder)
    {
        var path = Path.Combine(folder, Dataset.ManifestName);
        if (File.Exists(path) && !Files(Dataset.Open(folder).Manifest).SequenceEqual(Files(dataset)))
        {
            throw new DatasetException(
                $"the cache has a dataset {dataset.Name} with other files already. Remove this folder, or use another cache.", new(File: folder));
        }

        AtomicFile.WriteText(path, ManifestWriter.Write(dataset));

        static IEnumerable<(string Name, string File, string Hash)> Files(DatasetManifest manifest) =>
            manifest.Entries.Select(entry => (entry.Name, entry.FileName, entry.Sha256));
    }
}

/// <summary>A dataset that is complete in a cache.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Files">What was done for each file, in the manifest's order.</param>
public sealed record FetchedDataset(Dataset Dataset, IReadOnlyList<FetchedFile> Files);

/// <summary>What was done for one file of a dataset.</summary>
/// <param name="Entry">The file.</param>
/// <param name="WasThere">True when it was there already, with the right hash.</param>
/// <param name="SetAside">Where a file that was there with another hash is now; null when there was none.</param>
public sealed record FetchedFile(DatasetEntry Entry, bool WasThere, string? SetAside)
{
    /// <summary>The file's name and what was done, in a line.</summary>
    public override string ToString() =>
        $"{Entry.FileName}: {(WasThere ? "was there" : "fetched")}{(SetAside is null ? "" : $"; what was there before is not the file that is described, and is now {SetAside}")}";
}
