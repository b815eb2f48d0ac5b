using System.Security.Cryptography;
using NeuroPose.Datasets;
using NeuroPose.Papers;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Papers;

/// <summary>
/// The data that papers of the repository have fetched: a cache is filled by hand with the real files of the machine, as without a network.
/// </summary>
internal static class FetchedData
{
    /// <summary>Where the command looks for the folder of caches.</summary>
    public const string CacheVariable = "XDG_CACHE_HOME";

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Found = new(FindFiles);

    /// <summary>The names of the papers that have data fetched.</summary>
    public static IReadOnlyList<string> Papers { get; } =
        [.. ReexecutedPapers.Folders.Where(name => PaperFolder.Open(Repository.PathTo("papers", name)).Manifest.Fetched.Count > 0)];

    /// <summary>Why these papers cannot be executed here; null where they can.</summary>
    public static string? Obstacle => Pinned().Where(file => !Found.Value.ContainsKey(file.Sha256)).Select(file => $"{file.Dataset}/{file.File}").ToList() is { Count: > 0 } missing
        ? $"NEUROPOSE_REAL names no folder with {string.Join(", ", missing)}."
        : null;

    /// <summary>Fills a folder of caches.</summary>
    /// <returns>The folder.</returns>
    public static string Fill(string caches)
    {
        foreach (var (dataset, file, sha256) in Pinned())
        {
            var target = Path.Combine(caches, "neuropose", "datasets", dataset, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Found.Value[sha256], target, overwrite: true);
        }

        return caches;
    }

    private static IEnumerable<(string Dataset, string File, string Sha256)> Pinned() =>
        from paper in Papers
        from dataset in PaperFolder.Open(Repository.PathTo("papers", paper)).Manifest.Fetched
        from file in dataset.Files
        select (dataset.Name, file.Key, file.Value);

    /// <summary>Files of the machine by their hash, as far as a pinned file has their size.</summary>
    private static Dictionary<string, string> FindFiles()
    {
        var folder = RealFiles.PathTo("");
        var sizes = Pinned().Select(file => DatasetRegistry.Bundled[file.Dataset].Entries.Single(entry => entry.FileName == file.File).ByteCount).ToHashSet();
        return folder.Length == 0 || !Directory.Exists(folder)
            ? []
            : Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => sizes.Contains(new FileInfo(file).Length))
                .DistinctBy(file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))))
                .ToDictionary(file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))));
    }
}

/// <summary>A test of papers whose data is fetched; skipped, with the reason, where the files are not on this machine.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FetchedDataFactAttribute : FactAttribute
{
    public FetchedDataFactAttribute() => Skip = FetchedData.Obstacle;
}
