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

    /// <summary>The skeleton's name, such as <c>berkeley_mhad_43</c>.</summary>
    public required string Skeleton { get; init; }

    /// <summary>The unit of each kind of number, by its name in the files.</summary>
    public required IReadOnlyDictionary<string, string> Units { get; init; }

    /// <summary>The files, in order.</summary>
    public required IReadOnlyList<DatasetEntry> Entries { get; init; }
}

/// <summary>What one may do with a dataset.</summary>
/// <param name="Id">The SPDX identifier, such as <c>CC0-1.0</c>.</param>
/// <param name="Statement">What it means, in a sentence or two.</param>
public sealed record DatasetLicense(string Id, string Statement);
