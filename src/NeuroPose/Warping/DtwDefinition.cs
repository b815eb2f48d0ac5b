using NeuroPose.Kinematics;

namespace NeuroPose.Warping;

/// <summary>
/// Everything that decides a DTW number. Distance, path and matrix are computed from one definition, and every result carries it.
/// The step pattern is symmetric1 (one step in either series or in both, all with weight 1), both ends are fixed, and the
/// distance is the plain sum of local costs along the path.
/// </summary>
public sealed record DtwDefinition
{
    /// <summary>Which numbers of a pose are compared. Has no part where series are given instead of poses.</summary>
    public Representation Representation { get; init; } = Representation.Coordinates;

    /// <summary>The cost of matching two frames.</summary>
    public LocalCost LocalCost { get; init; } = LocalCost.Euclidean;

    /// <summary>Which matches a path may use.</summary>
    public Band Band { get; init; } = Band.None;

    /// <summary>The whole definition in words, as it stands under a figure or in a methods section.</summary>
    public string Describe() => Describe(Representation.Describe());

    /// <summary>The definition for numbers that were given as they are.</summary>
    internal string Describe(string quantity)
    {
        var cost = LocalCost == LocalCost.Euclidean ? "Euclidean" : "squared Euclidean";
        return $"Exact DTW on {quantity}; local cost {cost}; {Band.Describe()}; step pattern symmetric1; " +
            "sum over the path, not normalized; ties go to the step in the first series, then in the second, then in both.";
    }
}
