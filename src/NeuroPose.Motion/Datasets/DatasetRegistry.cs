using NeuroPose.Files;

namespace NeuroPose.Datasets;

/// <summary>
/// Datasets that can be fetched: for each the manifest that <c>dataset.yaml</c> will hold, with the address of every file. Immutable and
/// thread-safe.
/// </summary>
public sealed class DatasetRegistry
{
    private const string BundledFile = "registry.yaml";

    private static readonly Lazy<DatasetRegistry> OfTheWorkbench = new(() =>
        new(ManifestReader.ParseRegistry(EmbeddedText.Of(typeof(DatasetRegistry), BundledFile), BundledFile)));

    private DatasetRegistry(IReadOnlyList<DatasetManifest> datasets) => Datasets = datasets;

    /// <summary>The open recordings that the workbench knows: addresses, hashes, licenses and citations, no data.</summary>
    public static DatasetRegistry Bundled => OfTheWorkbench.Value;

    /// <summary>The datasets, in the registry's order.</summary>
    public IReadOnlyList<DatasetManifest> Datasets { get; }

    /// <summary>The dataset of that name.</summary>
    /// <exception cref="ArgumentException">The registry has no such dataset; the message names a near one.</exception>
    public DatasetManifest this[string name]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(name);
            return Find(name)
                ?? throw new ArgumentException($"The registry has no dataset \"{name}\".{NearestName.Hint(name, Datasets.Select(dataset => dataset.Name))}", nameof(name));
        }
    }

    /// <summary>Reads a registry of your own.</summary>
    /// <param name="path">
    /// A YAML file with the key <c>datasets</c>: a list of manifests as in <c>dataset.yaml</c>, in which each file has an <c>address</c>,
    /// or a <c>member</c> of the dataset's <c>archive</c>. A file with neither has to be put into the cache by hand.
    /// </param>
    /// <exception cref="DatasetException">It is no registry; the message names line and column.</exception>
    public static DatasetRegistry Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new(ManifestReader.ReadRegistry(path));
    }

    /// <summary>The dataset of that name; null when the registry has none.</summary>
    public DatasetManifest? Find(string name) => Datasets.FirstOrDefault(dataset => dataset.Name == name);
}
