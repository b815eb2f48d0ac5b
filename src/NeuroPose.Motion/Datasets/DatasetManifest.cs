namespace NeuroPose.Datasets;

/// <summary>What <c>dataset.yaml</c> says.</summary>
public sealed record DatasetManifest
{
    /// <summary>The dataset's short name, that of its folder.</summary>
    public required string Name { get; init; }

    /// <summary>The dataset's title.</summary>
    public required string Title { get; init; }

    /// <summary>What it holds and what it is good for.</summary>
    public required string Description { get; init; }

    /// <summary>Where it comes from.</summary>
    public required DatasetOrigin Origin { get; init; }

    /// <summary>What one may do with it.</summary>
    public required DatasetLicense License { get; init; }

    /// <summary>How to cite it in a paper; null when the manifest does not say.</summary>
    public string? Citation { get; init; }

    /// <summary>The zip archive that files with a <see cref="DatasetEntry.Member"/> are in; null when no file is in one.</summary>
    public DatasetArchive? Archive { get; init; }

    /// <summary>The skeleton's name, such as <c>berkeley_mhad_43</c>.</summary>
    public required string Skeleton { get; init; }

    /// <summary>The unit of each kind of number, by its name in the files.</summary>
    public required IReadOnlyDictionary<string, string> Units { get; init; }

    /// <summary>The files, in order.</summary>
    public required IReadOnlyList<DatasetEntry> Entries { get; init; }
}

/// <summary>A zip archive from which files of a dataset are taken when it is fetched.</summary>
/// <param name="FileName">The archive's name where it is put by hand in the dataset's folder.</param>
/// <param name="Address">Where it is fetched from.</param>
/// <param name="Sha256">The SHA-256 that it must have, in lower-case hexadecimal.</param>
/// <param name="ByteCount">The size that it must have.</param>
public sealed record DatasetArchive(string FileName, Uri Address, string Sha256, long ByteCount);

/// <summary>What one may do with a dataset.</summary>
/// <param name="Id">The SPDX identifier, such as <c>CC0-1.0</c>.</param>
/// <param name="Statement">What it means, in a sentence or two.</param>
public sealed record DatasetLicense(string Id, string Statement);
