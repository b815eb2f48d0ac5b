using NeuroPose.Averaging;
using NeuroPose.Warping;

namespace NeuroPose.Clustering;

/// <summary>How series are parted by <see cref="KMeans"/>.</summary>
public sealed record KMeansOptions
{
    /// <summary>What a distance is; one that DBA can average (see <see cref="DbaOptions.Definition"/>); not null.</summary>
    public DtwDefinition Definition { get; init => field = value ?? throw new ArgumentNullException(nameof(Definition)); } = new() { LocalCost = LocalCost.SquaredEuclidean };

    /// <summary>What chance depends on: the same seed gives the same clusters.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>How often it is begun again, with other first centers; the least inertia is kept.</summary>
    public int Starts { get; init; } = 1;

    /// <summary>Iterations of each start at most.</summary>
    public int MaximumIterations { get; init; } = 50;

    /// <summary>DBA iterations at most, each time centers are averaged.</summary>
    public int AveragingIterations { get; init; } = 10;

    internal void Check()
    {
        new DbaOptions { Definition = Definition }.Check();
        ArgumentOutOfRangeException.ThrowIfLessThan(Starts, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(MaximumIterations);
        ArgumentOutOfRangeException.ThrowIfNegative(AveragingIterations);
    }
}
