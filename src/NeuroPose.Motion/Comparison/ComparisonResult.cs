using NeuroPose.Poses;
using NeuroPose.Warping;

namespace NeuroPose.Comparison;

/// <summary>How far apart two sequences of poses are, and how that was found.</summary>
/// <param name="Units">What was compared, each with its distance and path: one entry, or one a joint or angle.</param>
/// <param name="Options">What was asked for.</param>
/// <param name="Alignment">How the first sequence was moved; null without alignment.</param>
/// <param name="Notes">Where the number differs from what the NeuroPose reference would print, and why; empty where it does not.</param>
/// <param name="FirstLabel">What the first sequence is called.</param>
/// <param name="SecondLabel">What the second sequence is called.</param>
/// <param name="FirstOrigin">The file that the first sequence came from, null when it came from none.</param>
/// <param name="SecondOrigin">The file that the second sequence came from, null when it came from none.</param>
public sealed record ComparisonResult(
    IReadOnlyList<UnitComparison> Units,
    ComparisonOptions Options,
    ComparisonAlignment? Alignment,
    IReadOnlyList<string> Notes,
    string FirstLabel,
    string SecondLabel,
    PoseOrigin? FirstOrigin,
    PoseOrigin? SecondOrigin)
{
    /// <summary>The distance; the sum over units, in their order, where they were compared apart.</summary>
    public double Distance
    {
        get
        {
            var sum = 0.0;
            foreach (var unit in Units)
            {
                sum += unit.Distance;
            }

            return sum;
        }
    }

    /// <summary>The unit of the distances, such as <c>mm</c>.</summary>
    public string Unit => Units[0].Warping.Unit;

    /// <summary>The comparison in words: alignment, policies, definition and how many units.</summary>
    public string Describe()
    {
        var units = Units.Count > 1 ? FormattableString.Invariant($" {Units.Count} units compared apart; their distances are added.") : "";
        return Options.Describe() + units;
    }

    /// <summary>The labels, distance, description and notes.</summary>
    public override string ToString()
    {
        var notes = Notes.Count > 0 ? " Note: " + string.Join(" ", Notes) : "";
        return FormattableString.Invariant($"{FirstLabel} – {SecondLabel}: {Distance} {Unit}. {Describe()}{notes}");
    }
}

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
