using NeuroPose.Datasets;

namespace NeuroPose.Papers;

/// <summary>The data of a paper that is fetched: in the cache of the host, with the hashes that the paper pins.</summary>
internal static class FetchedData
{
    /// <summary>What is missing and what gets it; empty where every file is there.</summary>
    /// <exception cref="PaperException">A dataset is not known, or is not the pinned one; the message names it.</exception>
    public static string Missing(PaperFolder paper)
    {
        if (paper.Manifest.Fetched.Count == 0)
        {
            return "";
        }

        var cache = CacheOf(paper);
        var missing = paper.Manifest.Fetched
            .Select(pinned => Described(paper, pinned, cache))
            .Select(dataset => (dataset.Name, Files: cache.Missing(dataset)))
            .Where(dataset => dataset.Files.Length > 0)
            .ToList();
        return missing.Count == 0
            ? ""
            : $"data that the paper does not hold is not here: `neuropose dataset fetch {string.Join(' ', missing.Select(dataset => dataset.Name))}` gets it; or put these files there by hand.\n{string.Join('\n', missing.Select(dataset => dataset.Files))}";
    }

    /// <summary>Makes sure that every file is there and has the pinned hash.</summary>
    /// <returns>The files with their hashes, in order.</returns>
    /// <exception cref="PaperException">One is missing, or another than the pinned one; the message names all that are missing.</exception>
    public static IReadOnlyList<TracedInput> Check(PaperFolder paper, CancellationToken cancellation)
    {
        if (Missing(paper) is { Length: > 0 } missing)
        {
            throw new PaperException(missing + "\nNothing was executed.", paper.Manifest.Fetched[0].Place);
        }

        var inputs = new List<TracedInput>();
        foreach (var pinned in paper.Manifest.Fetched)
        {
            var cache = CacheOf(paper);
            foreach (var entry in Described(paper, pinned, cache).Entries)
            {
                Check(cache, pinned.Name, entry, cancellation);
                inputs.Add(new($"{pinned.Name}/{entry.FileName}", entry.Sha256));
            }
        }

        return inputs;
    }

    private static void Check(DatasetCache cache, string dataset, DatasetEntry entry, CancellationToken cancellation)
    {
        try
        {
            cache.Open(dataset).PathTo(entry.Name, cancellation);
        }
        catch (DatasetException problem)
        {
            throw new PaperException(problem.Problem, problem.Place, problem);
        }
    }

    /// <summary>A dataset with the files alone that the paper reads.</summary>
    private static DatasetManifest Described(PaperFolder paper, FetchedPaperDataset pinned, DatasetCache cache)
    {
        var described = cache.Names.Contains(pinned.Name, StringComparer.Ordinal) ? cache.Open(pinned.Name).Manifest
            : DatasetRegistry.Bundled.Find(pinned.Name)
            ?? throw new PaperException(
                $"there is no dataset \"{pinned.Name}\" that can be fetched.{NearestName.Hint(pinned.Name, DatasetRegistry.Bundled.Datasets.Select(dataset => dataset.Name))}",
                pinned.Place);
        foreach (var (file, sha256) in pinned.Files)
        {
            var found = described.Entries.FirstOrDefault(entry => entry.FileName == file)?.Sha256
                ?? throw new PaperException($"the dataset {pinned.Name} has no file {file}.{NearestName.Hint(file, described.Entries.Select(entry => entry.FileName))}", pinned.Place);
            if (found != sha256)
            {
                throw new PaperException(
                    $"{pinned.Name}/{file} is not the file that the paper was written with: the dataset says SHA-256 {found}, expected {sha256}. Where the new file is meant, write its hash here and run neuropose paper run --accept.",
                    pinned.Place);
            }
        }

        // In the cache its folder names it.
        return described with { Name = pinned.Name, Entries = [.. described.Entries.Where(entry => pinned.Files.ContainsKey(entry.FileName))] };
    }

    private static DatasetCache CacheOf(PaperFolder paper) => DatasetCache.OfTheHost
        ?? throw new PaperException("this system names no folder for caches, where fetched data is looked for. Set XDG_CACHE_HOME.", paper.Manifest.Fetched[0].Place);
}
