using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Alignment;

/// <summary>What must hold before one sequence is aligned to another.</summary>
internal static class AlignmentCheck
{
    public static void SameShape(PoseSequence source, PoseSequence target)
    {
        if (source.FrameCount != target.FrameCount || source.JointCount != target.JointCount)
        {
            throw new AlignmentException(
                FormattableString.Invariant($"the source has {source.FrameCount} frames × {source.JointCount} joints, the target \"{target.Label}\" {target.FrameCount} × {target.JointCount}. Both need the same: cut them alike, or bring both to one length with Resample."),
                new(File: NameOf(source)));
        }

        if (source.Dimensions != target.Dimensions || (source.Unit != target.Unit && source.Unit != LengthUnit.Unknown && target.Unit != LengthUnit.Unknown))
        {
            throw new AlignmentException(
                $"the source is in {source.Dimensions} dimensions{InUnit(source)}, the target \"{target.Label}\" in {target.Dimensions}{InUnit(target)}. Bring both to one unit first: ToMillimeters.",
                new(File: NameOf(source)));
        }
    }

    private static string InUnit(PoseSequence poses) => poses.Unit.Symbol() is { Length: > 0 } unit ? $" and {unit}" : "";

    public static void Finite(PoseSequence poses)
    {
        var index = FiniteNumbers.FirstOther(poses.Coordinates);
        if (index >= 0)
        {
            var frame = index / (poses.JointCount * 3);
            var joint = index / 3 % poses.JointCount;
            throw new AlignmentException(
                FormattableString.Invariant($"{"xyz"[index % 3]} is {poses.Coordinates[index]}. Alignment needs every joint: fill the gap (FillGaps), cut the frame away (Slice), or fit on what is known (KnownJointsOnly)."),
                new(File: NameOf(poses), Person: poses.Origin?.Person, Frame: frame, Joint: poses.Skeleton.JointNames[joint]));
        }
    }

    public static AlignmentException NothingToFit(PoseSequence source, PoseSequence target, ProcrustesOptions options) =>
        new(
            options.FitScale && options.Rotation != ProcrustesRotation.Free && JointPairs.KnownInBoth(source.Coordinates, target.Coordinates).Source.Length >= 3 * Math.Min(JointPairs.Fewest, source.JointCount)
            ? $"no scale above 0 brings it nearer to the target \"{target.Label}\" ({options.Describe()}): one is the mirror image of the other. Allow any turn (ProcrustesRotation.Free), or do not fit the scale."
            : FormattableString.Invariant($"fewer than {Math.Min(JointPairs.Fewest, source.JointCount)} joints are known both here and in the same frame of the target \"{target.Label}\". Choose a person or frames in which both were detected."),
            new(File: NameOf(source), Person: source.Origin?.Person));

    private static string NameOf(PoseSequence poses) => poses.Label.Length > 0 ? poses.Label : "the sequence";
}

/// <summary>Two sequences cannot be aligned: their shapes differ, or a joint is unknown.</summary>
public sealed class AlignmentException : NeuroPoseException
{
    /// <summary>Makes an exception for one place of one sequence.</summary>
    public AlignmentException(string problem, Place place)
        : base(problem, place)
    {
    }
}
