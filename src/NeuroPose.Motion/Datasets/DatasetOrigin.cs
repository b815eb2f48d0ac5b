namespace NeuroPose.Datasets;

/// <summary>Where a dataset comes from.</summary>
/// <param name="Source">Who or what made it: a generator's full name, an institution, a publication.</param>
/// <param name="Version">The source's version, null when it has none.</param>
/// <param name="Seed">The seed of all its randomness, null when it is measured.</param>
public sealed record DatasetOrigin(string Source, string? Version, long? Seed)
{
    /// <summary>The source with its version and seed, in a line.</summary>
    public override string ToString()
    {
        var version = Version is null ? "" : $", version {Version}";
        var seed = Seed is { } known ? FormattableString.Invariant($", seed {known}") : "";
        return Source + version + seed;
    }
}
