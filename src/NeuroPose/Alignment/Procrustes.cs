using NeuroPose.Poses;

namespace NeuroPose.Alignment;

/// <summary>
/// Turns and shifts one sequence onto another so that the squared distances between matching joints are least.
/// Source: Kabsch (1976); scale: Umeyama (1991). A mirror image is never used: the rotation stays proper.
/// </summary>
public static class Procrustes
{
    /// <summary>Aligns a sequence to a target of the same number of frames and joints.</summary>
    /// <param name="source">What is moved.</param>
    /// <param name="target">What it is moved onto.</param>
    /// <param name="options">One fit for the sequence (default) or for each frame; with or without scale.</param>
    /// <remarks>
    /// Joints in a point or on a line leave the rotation open; then any best one is taken, always the same, and the residual is still the least.
    /// A source in one point keeps its scale.
    /// </remarks>
    /// <exception cref="AlignmentException">Frames or joints differ in number, or a coordinate is NaN or infinite; the place is named.</exception>
    public static ProcrustesResult Align(PoseSequence source, PoseSequence target, ProcrustesOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        options ??= new();
        CheckShape(source, target);
        CheckFinite(source);
        CheckFinite(target);

        var transforms = new SimilarityTransform[source.FrameCount];
        if (options.Mode == ProcrustesMode.PerSequence)
        {
            Array.Fill(transforms, source.FrameCount == 0 ? SimilarityTransform.Identity : KabschFit.Fit(source.Coordinates, target.Coordinates, options.FitScale));
        }
        else
        {
            for (var frame = 0; frame < transforms.Length; frame++)
            {
                transforms[frame] = KabschFit.Fit(source.Frame(frame), target.Frame(frame), options.FitScale);
            }
        }

        return Apply(source, target, options, transforms);
    }

    private static ProcrustesResult Apply(PoseSequence source, PoseSequence target, ProcrustesOptions options, SimilarityTransform[] transforms)
    {
        var coordinates = new double[source.Coordinates.Length];
        var shifts = new double[source.FrameCount];
        var residuals = new double[source.FrameCount];
        var width = source.JointCount * 3;
        for (var frame = 0; frame < source.FrameCount; frame++)
        {
            var moved = coordinates.AsSpan(frame * width, width);
            KabschFit.Transform(source.Frame(frame), moved, transforms[frame]);
            shifts[frame] = (KabschFit.Centroid(moved) - KabschFit.Centroid(source.Frame(frame))).Length;
            residuals[frame] = RootMeanSquare(moved, target.Frame(frame));
        }

        return new(source.WithCoordinates(coordinates), options, transforms, shifts, residuals);
    }

    private static double RootMeanSquare(ReadOnlySpan<double> moved, ReadOnlySpan<double> target)
    {
        var sum = 0.0;
        for (var index = 0; index < moved.Length; index++)
        {
            var difference = moved[index] - target[index];
            sum += difference * difference;
        }

        return Math.Sqrt(sum / (moved.Length / 3));
    }

    private static void CheckShape(PoseSequence source, PoseSequence target)
    {
        if (source.FrameCount != target.FrameCount || source.JointCount != target.JointCount)
        {
            throw new AlignmentException(
                FormattableString.Invariant($"the source has {source.FrameCount} frames × {source.JointCount} joints, the target \"{target.Label}\" {target.FrameCount} × {target.JointCount}. Both need the same: cut them alike, or bring both to one length with Resample."),
                new(File: NameOf(source)));
        }
    }

    private static void CheckFinite(PoseSequence poses)
    {
        for (var index = 0; index < poses.Coordinates.Length; index++)
        {
            if (!double.IsFinite(poses.Coordinates[index]))
            {
                var frame = index / (poses.JointCount * 3);
                var joint = index / 3 % poses.JointCount;
                throw new AlignmentException(
                    FormattableString.Invariant($"{"xyz"[index % 3]} is {poses.Coordinates[index]}. Alignment needs every joint: fill the gap (FillGaps), or cut the frame away (Slice)."),
                    new(File: NameOf(poses), Person: poses.Origin?.Person, Frame: frame, Joint: poses.Skeleton.JointNames[joint]));
            }
        }
    }

    private static string NameOf(PoseSequence poses) => poses.Label.Length > 0 ? poses.Label : "the sequence";
}
