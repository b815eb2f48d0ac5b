using System.Diagnostics;
using NeuroPose.Alignment;
using NeuroPose.Warping;

namespace NeuroPose.Comparison;

/// <summary>Everything that decides the comparison of two sequences of poses. By default: coordinates as recorded, exact DTW.</summary>
public sealed record ComparisonOptions
{
    /// <summary>Which numbers are compared, and how they are warped; not null.</summary>
    public DtwDefinition Definition { get; init => field = value ?? throw new ArgumentNullException(nameof(Definition)); } = new();

    /// <summary>How the first sequence is moved onto the second before anything is compared; null leaves both where they are.</summary>
    public ProcrustesOptions? Alignment { get; init; }

    /// <summary>How sequences of different length are aligned. Has no part without alignment.</summary>
    public LengthPolicy LengthPolicy { get; init => field = Defined.Of(value); } = LengthPolicy.CommonPhase;

    /// <summary>What is done about numbers that are NaN or infinite.</summary>
    public NanPolicy NanPolicy { get; init => field = Defined.Of(value); } = NanPolicy.Propagate;

    /// <summary>The options in words, in the order in which they are carried out, as they stand in a methods section.</summary>
    public string Describe()
    {
        var alignment = (Alignment, LengthPolicy) switch
        {
            (null, _) => "Not aligned",
            ({ } fit, LengthPolicy.Strict) => $"Aligned by {fit.Describe()}, equal lengths only",
            ({ } fit, LengthPolicy.CommonPhase) => $"Aligned by {fit.Describe()}, unequal lengths at common phase",
            _ => throw new UnreachableException($"There is no length policy {LengthPolicy}."),
        };
        var missing = NanPolicy switch
        {
            NanPolicy.Interpolate => "missing numbers interpolated",
            NanPolicy.Drop => "frames with missing numbers dropped",
            NanPolicy.Propagate => "missing numbers refused",
            _ => throw new UnreachableException($"There is no policy for missing numbers {NanPolicy}."),
        };
        return $"{alignment}; {missing}. {Definition.Describe(Definition.Representation.Describe())}";
    }
}

/// <summary>
/// How sequences of different length are aligned. Where lengths are equal, all policies are one. Warping needs none of it.
/// </summary>
public enum LengthPolicy
{
    /// <summary>
    /// Each frame of the first sequence is fitted onto the pose that the second one has at the same share of its length (0 % at the first
    /// frame, 100 % at the last; linear interpolation). Only the fit uses interpolated poses: warping compares every frame of both
    /// sequences as recorded. Right for sequences that hold the same piece of movement, such as one gait cycle each.
    /// </summary>
    CommonPhase,

    /// <summary>Different lengths are refused, as in the reference.</summary>
    Strict,
}
