using NeuroPose.Formats;

namespace NeuroPose.Datasets;

/// <summary>
/// A folder of trials with a manifest, <c>dataset.yaml</c>, that says what each file is, where it comes from, what one may do with it,
/// and its SHA-256. No file is used before its hash is checked. Immutable and thread-safe; the folder is read at each call.
/// </summary>
public sealed class Dataset
{
    /// <summary>The manifest's file name.</summary>
    public const string ManifestName = "dataset.yaml";

    /// <summary>The largest file that a dataset may hold: 1 GiB.</summary>
    public const long LargestFileBytes = 1L << 30;

    private readonly string folder;

    private Dataset(string folder, DatasetManifest manifest)
    {
        this.folder = folder;
        Manifest = manifest;
    }

    /// <summary>Everything that the manifest says.</summary>
    public DatasetManifest Manifest { get; }

    /// <summary>The dataset's name.</summary>
    public string Name => Manifest.Name;

    /// <summary>The dataset's files, in the manifest's order.</summary>
    public IReadOnlyList<DatasetEntry> Entries => Manifest.Entries;

    /// <summary>The file with that name in the manifest.</summary>
    /// <exception cref="ArgumentException">The dataset has no such file; the message names a near one.</exception>
    public DatasetEntry this[string name]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(name);
            return Entries.FirstOrDefault(entry => entry.Name == name)
                ?? throw new ArgumentException($"The dataset {Name} has no \"{name}\".{NearestName.Hint(name, Entries.Select(entry => entry.Name))}", nameof(name));
        }
    }

    /// <summary>Reads a dataset's manifest. Its files are not touched yet.</summary>
    /// <param name="folder">
    /// The folder that holds <c>dataset.yaml</c>; or, where there is no such folder, the name of a dataset that was fetched
    /// (<c>neuropose dataset fetch</c>) into the cache that the host has set, <see cref="DatasetCache.OfTheHost"/>.
    /// </param>
    /// <exception cref="DatasetException">There is no manifest, it is not YAML, or a key is missing, unknown or of the wrong kind; the
    /// message names line and column. Of a dataset that was not fetched, it says what is missing and where to put it.</exception>
    public static Dataset Open(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return DatasetFolder.IsPlainName(folder) && !Directory.Exists(folder) && DatasetCache.OfTheHost is { } cache
            ? FromCache(cache, folder)
            : new(folder, ManifestReader.Read(folder));
    }

    // A name that is no folder may be a folder that is looked for in the wrong place: both places are named.
    private static Dataset FromCache(DatasetCache cache, string name)
    {
        try
        {
            return cache.Open(name);
        }
        catch (DatasetException problem)
        {
            throw new DatasetException($"there is no folder {Path.GetFullPath(name)}, and of datasets that were fetched: {problem.Problem}", problem.Place, problem);
        }
    }

    /// <summary>A folder whose files another manifest than its own describes.</summary>
    internal static Dataset Of(string folder, DatasetManifest manifest) => new(folder, manifest);

    /// <summary>The full path of a file, after its size and SHA-256 were found to be those of the manifest.</summary>
    /// <param name="name">The file's name in the manifest.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="ArgumentException">The dataset has no such file.</exception>
    /// <exception cref="DatasetException">The file is missing, is a link, or is not the one that the manifest describes.</exception>
    public string PathTo(string name, CancellationToken cancellation = default)
    {
        var entry = this[name];
        DatasetFolder.Check(folder, Manifest, entry, cancellation);
        return Path.GetFullPath(Path.Combine(folder, entry.FileName));
    }

    /// <summary>Loads one trial after its size and SHA-256 were found to be those of the manifest.</summary>
    /// <param name="name">The file's name in the manifest, such as <c>s01-slow</c>.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="ArgumentException">The dataset has no such file.</exception>
    /// <exception cref="DatasetException">The file is missing, is a link, or is not the one that the manifest describes.</exception>
    /// <exception cref="FileFormatException">The file is the right one, but no trial.</exception>
    public VideoPredictions Load(string name, CancellationToken cancellation = default)
    {
        var entry = this[name];
        DatasetFolder.Check(folder, Manifest, entry, cancellation);
        var trial = VideoPredictions.Load(Path.Combine(folder, entry.FileName), cancellation);

        // Once more on what was parsed: the file may have been replaced after the first look.
        DatasetFolder.CheckHash(folder, Manifest, entry, trial.Sha256);
        return trial;
    }

    /// <summary>
    /// Compares every file with the manifest; one result a file, in the manifest's order. A bad file is a result, not an exception.
    /// </summary>
    public IReadOnlyList<DatasetFileCheck> Verify(CancellationToken cancellation = default)
    {
        var checks = new List<DatasetFileCheck>();
        foreach (var entry in Entries)
        {
            try
            {
                DatasetFolder.Check(folder, Manifest, entry, cancellation);
                checks.Add(new(entry, null));
            }
            catch (DatasetException problem)
            {
                checks.Add(new(entry, problem.Problem));
            }
        }

        return checks;
    }

    /// <summary>The dataset's name, number of files and license in a line.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name}: {Entries.Count} files, {Manifest.License.Id}");
}

/// <summary>
/// A dataset is not what its manifest says, or its manifest is not one: a key that is unknown, a file that was changed, a name that leads
/// elsewhere.
/// </summary>
public sealed class DatasetException : FileFormatException
{
    /// <summary>Makes an exception for one place in a dataset.</summary>
    public DatasetException(string problem, Place place, Exception? innerException = null)
        : base(problem, place, innerException)
    {
    }
}

/// <summary>Whether one file of a dataset is the one its manifest describes.</summary>
/// <param name="Entry">The manifest's description.</param>
/// <param name="Problem">What is wrong and what to do; null when the file is as described.</param>
public sealed record DatasetFileCheck(DatasetEntry Entry, string? Problem)
{
    /// <summary>True when the file is there with the size and the SHA-256 that the manifest states.</summary>
    public bool IsIntact => Problem is null;

    /// <summary>The file's name and the verdict in a line.</summary>
    public override string ToString() => $"{Entry.FileName}: {Problem ?? "as described"}";
}
