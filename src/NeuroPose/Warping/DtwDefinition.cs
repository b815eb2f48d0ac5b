using NeuroPose.Kinematics;

namespace NeuroPose.Warping;

/// <summary>
/// Everything that decides a DTW number. Distance, path and matrix are computed from one definition, and every result carries it.
/// The step pattern is symmetric1 (one step in either series or in both, all with weight 1), and both ends are fixed.
/// </summary>
public sealed record DtwDefinition
{
    /// <summary>What the NeuroPose reference computes on coordinates: FastDTW of radius 1, Euclidean, the plain sum.</summary>
    public static DtwDefinition Reference { get; } = new() { Backend = Backend.FastDtw(radius: 1) };

    /// <summary>Which numbers of a pose are compared. Has no part where series are given instead of poses.</summary>
    public Representation Representation { get; init; } = Representation.Coordinates;

    /// <summary>The cost of matching two frames.</summary>
    public LocalCost LocalCost { get; init; } = LocalCost.Euclidean;

    /// <summary>Which matches a path may use.</summary>
    public Band Band { get; init; } = Band.None;

    /// <summary>Whether the least sum is found, or approximated.</summary>
    public Backend Backend { get; init; } = Backend.Exact;

    /// <summary>What the sum along the path is divided by.</summary>
    public Normalizer Normalizer { get; init; } = Normalizer.None;

    /// <summary>The whole definition in words, as it stands under a figure or in a methods section.</summary>
    public string Describe() => Describe(Representation.Describe());

    /// <summary>The definition for numbers that were given as they are.</summary>
    internal string Describe(string quantity)
    {
        var cost = LocalCost == LocalCost.Euclidean ? "Euclidean" : "squared Euclidean";
        var sum = Normalizer switch
        {
            Normalizer.PathLength => "sum over the path, divided by its number of matches",
            Normalizer.SumOfLengths => "sum over the path, divided by the sum of both lengths",
            _ => "sum over the path, not normalized",
        };
        return $"{Backend.Describe()} on {quantity}; local cost {cost}; {Band.Describe()}; step pattern symmetric1; " +
            $"{sum}; ties go to the step in the first series, then in the second, then in both.";
    }
}
