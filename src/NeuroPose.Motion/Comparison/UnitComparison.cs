using NeuroPose.Warping;

namespace NeuroPose.Comparison;

/// <summary>One thing that was compared: the whole pose, a joint, an angle, or a relation.</summary>
/// <param name="Name">The joint's or angle's name; <c>whole</c> for everything at once.</param>
/// <param name="Warping">Distance, path and definition. The path counts the frames that the policy for missing numbers left.</param>
/// <param name="FirstMissing">What that policy did to the first sequence.</param>
/// <param name="SecondMissing">What it did to the second.</param>
public sealed record UnitComparison(string Name, DtwResult Warping, MissingNumbers FirstMissing, MissingNumbers SecondMissing)
{
    /// <summary>The distance, in the warping's unit.</summary>
    public double Distance => Warping.Distance;
}
