namespace NeuroPose.Datasets;

/// <summary>
/// The folder of the datasets that were fetched, with a folder for each. A file put there by hand is as good as one that was fetched: what
/// counts is its hash. Immutable and thread-safe; the folder is read at each call.
/// </summary>
public sealed class DatasetCache
{
    /// <summary>A cache in a folder, which need not be there yet.</summary>
    public DatasetCache(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Folder = Path.GetFullPath(folder);
    }

    /// <summary>
    /// Where <see cref="Dataset.Open"/> looks for a dataset by its name alone; null where the host of this process has set none. The
    /// library
    /// chooses no folder of its own: the command and the kernel set the user's cache when they start.
    /// </summary>
    public static DatasetCache? OfTheHost { get; set; }

    /// <summary>The folder's full path.</summary>
    public string Folder { get; }

    /// <summary>The names of the datasets that have a folder with a manifest here, in ordinal order.</summary>
    public IReadOnlyList<string> Names => !Directory.Exists(Folder)
        ? []
        :
        [
            .. Directory.EnumerateDirectories(Folder)
                .Where(folder => File.Exists(Path.Combine(folder, Dataset.ManifestName)))
                .Select(folder => Path.GetFileName(folder))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The folder of a dataset.</summary>
    /// <exception cref="ArgumentException">The name is none that a folder may have.</exception>
    public string FolderOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return DatasetFolder.IsPlainName(name)
            ? Path.Combine(Folder, name)
            : throw new ArgumentException($"\"{name}\" is no name of a dataset: expected letters, digits, dot, hyphen, underscore.", nameof(name));
    }

    /// <summary>Opens a dataset that was fetched, or one of the bundled registry whose files were put here by hand.</summary>
    /// <exception cref="DatasetException">Nothing of it is here; the message says which files are missing, where they are from, and where
    /// to
    /// put them.</exception>
    /// <exception cref="ArgumentException">The name is none that a folder may have.</exception>
    public Dataset Open(string name)
    {
        var folder = FolderOf(name);
        if (File.Exists(Path.Combine(folder, Dataset.ManifestName)))
        {
            return Dataset.Open(folder);
        }

        if (DatasetRegistry.Bundled.Find(name) is not { } manifest)
        {
            var known = DatasetRegistry.Bundled.Datasets.Select(dataset => dataset.Name).Concat(Names).Distinct(StringComparer.Ordinal);
            throw new DatasetException($"there is no dataset of this name, and none can be fetched.{NearestName.Hint(name, known)}", new(File: folder));
        }

        return manifest.Entries.Any(entry => File.Exists(Path.Combine(folder, entry.FileName)))
            ? Dataset.Of(folder, manifest)
            : throw new DatasetException(
                $"the dataset was not fetched yet: `neuropose dataset fetch {name}` gets it; or put these files there by hand.\n{Missing(manifest)}",
                new(File: folder));
    }

    /// <summary>
    /// The files of a dataset that are not in the cache, a paragraph each: size and hash, where it is from, and where to put it. Empty when
    /// all are there.
    /// </summary>
    public string Missing(DatasetManifest dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var folder = FolderOf(dataset.Name);
        DatasetEntry[] missing = [.. dataset.Entries.Where(entry => !File.Exists(Path.Combine(folder, entry.FileName)))];
        var files = missing.Select(entry => ToBePut(
            entry.FileName, entry.ByteCount, entry.Sha256, DatasetFolder.SourceOf(dataset, entry) ?? dataset.Origin.Source));
        return string.Join('\n', dataset.Archive is { } archive && missing.Any(entry => entry.Member is not null)
            ? [.. files, "or, for those in the archive, the archive itself; then fetch again, which needs no network:",
                ToBePut(archive.FileName, archive.ByteCount, archive.Sha256, archive.Address.AbsoluteUri)]
            : files);

        string ToBePut(string file, long bytes, string hash, string source) => FormattableString.Invariant(
            $"""
              {file}: {bytes} bytes, SHA-256 {hash}
                from {source}
                to   {Path.Combine(folder, file)}
            """);
    }

    /// <summary>The folder.</summary>
    public override string ToString() => Folder;
}
