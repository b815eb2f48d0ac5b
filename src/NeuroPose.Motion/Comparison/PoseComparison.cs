using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Warping;

namespace NeuroPose.Comparison;

/// <summary>
/// Compares two sequences of poses: aligns the first to the second, represents both, deals with missing numbers and warps, in this
/// order. With <see cref="DtwDefinition.Reference"/> the numbers are those of the NeuroPose reference.
/// </summary>
public static class PoseComparison
{
    /// <summary>One distance for the whole pose, or for all angles together (the reference's dtw_all).</summary>
    /// <exception cref="ComparisonException">The joints differ in number, a sequence is empty, or missing numbers leave nothing to
    /// compare.</exception>
    /// <exception cref="Alignment.AlignmentException">The sequences cannot be aligned as asked.</exception>
    /// <exception cref="SeriesException">A number is NaN or infinite and the policy is to propagate it; the place is named.</exception>
    /// <exception cref="ArgumentException">The representation names a joint that the skeleton lacks, or the definition makes no
    /// sense.</exception>
    public static ComparisonResult Whole(
        PoseSequence first, PoseSequence second, ComparisonOptions? options = null, CancellationToken cancellation = default) =>
        Compare(first, second, options ?? new(), apart: false, cancellation);

    /// <summary>
    /// A distance for each joint's coordinates, or for each angle, each warped by itself (the reference's dtw_per_joint). Their sum is
    /// the result's distance.
    /// </summary>
    /// <exception cref="ComparisonException">The joints differ in number, a sequence is empty, or missing numbers leave nothing of a
    /// unit.</exception>
    /// <exception cref="Alignment.AlignmentException">The sequences cannot be aligned as asked.</exception>
    /// <exception cref="SeriesException">A number is NaN or infinite and the policy is to propagate it; the place is named.</exception>
    /// <exception cref="ArgumentException">The representation names a joint that the skeleton lacks, or the definition makes no
    /// sense.</exception>
    public static ComparisonResult PerUnit(
        PoseSequence first, PoseSequence second, ComparisonOptions? options = null, CancellationToken cancellation = default) =>
        Compare(first, second, options ?? new(), apart: true, cancellation);

    /// <summary>
    /// The distance between the vectors from one joint to another (the reference's dtw_relation); the definition's own representation
    /// has no part.
    /// </summary>
    /// <param name="first">What is moved when the options ask for alignment.</param>
    /// <param name="second">What it is compared with.</param>
    /// <param name="from">The index of the joint that is the origin.</param>
    /// <param name="to">The index of the joint that is looked at.</param>
    /// <param name="options">How to compare.</param>
    /// <param name="cancellation">Stops the work; it is looked at every few milliseconds.</param>
    /// <exception cref="ComparisonException">The joints differ in number, a sequence is empty, or missing numbers leave nothing to
    /// compare.</exception>
    /// <exception cref="Alignment.AlignmentException">The sequences cannot be aligned as asked.</exception>
    /// <exception cref="SeriesException">A number is NaN or infinite and the policy is to propagate it; the place is named.</exception>
    /// <exception cref="ArgumentException">The skeleton lacks one of the joints, or the definition makes no sense.</exception>
    public static ComparisonResult Relation(
        PoseSequence first,
        PoseSequence second,
        int from,
        int to,
        ComparisonOptions? options = null,
        CancellationToken cancellation = default)
    {
        options ??= new();
        var definition = options.Definition with { Representation = Representation.Relation(from, to) };
        return Compare(first, second, options with { Definition = definition }, apart: false, cancellation);
    }

    private static ComparisonResult Compare(
        PoseSequence first, PoseSequence second, ComparisonOptions options, bool apart, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        CheckComparable(first, second);
        var (moved, alignment) = options.Alignment is { } fit
            ? PhaseAlignment.Apply(first, second, fit, options.LengthPolicy)
            : (first, null);

        var representation = options.Definition.Representation;
        var (one, other) = (representation.Features(moved), representation.Features(second));
        var names = apart ? representation.Units(first.Skeleton) : ["whole"];
        var width = one.Dimensions / names.Count;
        UnitComparison[] units =
        [
            .. names.Select((name, unit) => apart
                ? CompareUnit(
                    name, one.DimensionsFrom(unit * width, width), other.DimensionsFrom(unit * width, width), options, cancellation)
                : CompareUnit(name, one, other, options, cancellation)),
        ];
        return new(units, options, alignment, ReferenceNotes.For(options, alignment), first.Label, second.Label, first.Origin, second.Origin);
    }

    private static UnitComparison CompareUnit(
        string name, FeatureSeries first, FeatureSeries second, ComparisonOptions options, CancellationToken cancellation)
    {
        var (one, firstMissing) = SeriesMending.Apply(options.NanPolicy, first);
        var (other, secondMissing) = SeriesMending.Apply(options.NanPolicy, second);
        return new(name, Dtw.Align(one, other, options.Definition, cancellation), firstMissing, secondMissing);
    }

    private static void CheckComparable(PoseSequence first, PoseSequence second)
    {
        if (first.JointCount != second.JointCount)
        {
            throw new ComparisonException(
                FormattableString.Invariant($"it has {first.JointCount} joints, but \"{NameOf(second)}\" has {second.JointCount}. Compare sequences of one skeleton."),
                new(File: NameOf(first)));
        }

        foreach (var poses in new[] { first, second })
        {
            if (poses.FrameCount == 0)
            {
                throw new ComparisonException("it has no frames; there is nothing to compare. Check the file, the person and the cut.", new(File: NameOf(poses)));
            }
        }
    }

    private static string NameOf(PoseSequence poses) => poses.Label.Length > 0 ? poses.Label : "the sequence";
}

/// <summary>What a comparison takes apart.</summary>
public enum ComparisonMethod
{
    /// <summary>One distance for everything, <see cref="PoseComparison.Whole"/>.</summary>
    Whole,

    /// <summary>A distance for each joint or angle, <see cref="PoseComparison.PerUnit"/>.</summary>
    PerUnit,

    /// <summary>The distance between the vectors from one joint to another, <see cref="PoseComparison.Relation"/>.</summary>
    Relation,
}

/// <summary>
/// Two sequences cannot be compared: they have different joints, or nothing is left of one after the policy for missing numbers.
/// </summary>
public sealed class ComparisonException : NeuroPoseException
{
    /// <summary>Makes an exception for one place of one sequence.</summary>
    public ComparisonException(string problem, Place place)
        : base(problem, place)
    {
    }
}
