using NeuroPose.Datasets;

namespace NeuroPose.Cli.Commands;

/// <summary>Datasets in words.</summary>
internal static class DatasetText
{
    /// <summary>The number of files and their size.</summary>
    public static string Size(DatasetManifest dataset)
    {
        var bytes = dataset.Entries.Sum(entry => entry.ByteCount);
        var files = dataset.Entries.Count == 1 ? "1 file" : FormattableString.Invariant($"{dataset.Entries.Count} files");
        return bytes >= 100_000
            ? FormattableString.Invariant($"{files}, {bytes / 1e6:0.0} MB")
            : FormattableString.Invariant($"{files}, {bytes / 1e3:0.0} kB");
    }
}
