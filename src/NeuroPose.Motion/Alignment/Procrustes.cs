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
    /// A figure whose joints all lie in one plane fits as well when it is turned over, into its mirror image, as when it is not:
    /// <see cref="ProcrustesResult.FlatFrames"/> reports it, and <see cref="ProcrustesOptions.Rotation"/> keeps the turn within the plane.
    /// Joints in a point or on a line leave the rotation open; then any best one is taken, always the same, and the residual is still the
    /// least.
    /// A source in one point keeps its scale. Poses of two dimensions are turned within their plane, and the result's options say so.
    /// </remarks>
    /// <exception cref="AlignmentException">
    /// Frames or joints differ in number; a coordinate is NaN or infinite, which the options do not allow; or too few joints are known
    /// in both. The place is named.
    /// </exception>
    public static ProcrustesResult Align(PoseSequence source, PoseSequence target, ProcrustesOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        options ??= new();
        AlignmentCheck.SameShape(source, target);
        options = options.For(source);
        if (!options.KnownJointsOnly)
        {
            AlignmentCheck.Finite(source);
            AlignmentCheck.Finite(target);
        }

        var fits = new (SimilarityTransform Transform, bool IsFlat)[source.FrameCount];
        if (options.Mode == ProcrustesMode.PerSequence)
        {
            Array.Fill(fits, source.FrameCount == 0 ? (SimilarityTransform.Identity, false) : Fit(source.Coordinates, target.Coordinates, source.JointCount, options));
            if (fits.Any(fit => !fit.Transform.IsKnown))
            {
                throw AlignmentCheck.NothingToFit(source, target, options);
            }
        }
        else
        {
            for (var frame = 0; frame < fits.Length; frame++)
            {
                fits[frame] = Fit(source.Frame(frame), target.Frame(frame), source.JointCount, options);
            }
        }

        return Apply(source, target, options, [.. fits.Select(fit => fit.Transform)]) with
        {
            FlatFrames = [.. Enumerable.Range(0, fits.Length).Where(frame => fits[frame].IsFlat)],
        };
    }

    private static (SimilarityTransform Transform, bool IsFlat) Fit(ReadOnlySpan<double> source, ReadOnlySpan<double> target, int jointCount, ProcrustesOptions options)
    {
        if (!options.KnownJointsOnly)
        {
            return KabschFit.Fit(source, target, options);
        }

        var pairs = JointPairs.KnownInBoth(source, target);
        return pairs.Source.Length / 3 < Math.Min(JointPairs.Fewest, jointCount)
            ? (SimilarityTransform.Unknown, false)
            : KabschFit.Fit(pairs.Source, pairs.Target, options);
    }

    private static ProcrustesResult Apply(PoseSequence source, PoseSequence target, ProcrustesOptions options, SimilarityTransform[] transforms)
    {
        var coordinates = GC.AllocateUninitializedArray<double>(source.Coordinates.Length);
        var shifts = new double[source.FrameCount];
        var residuals = new double[source.FrameCount];
        var fitted = new int[source.FrameCount];
        var width = source.JointCount * 3;
        for (var frame = 0; frame < source.FrameCount; frame++)
        {
            var moved = coordinates.AsSpan(frame * width, width);
            if (!options.KnownJointsOnly)
            {
                fitted[frame] = source.JointCount;
                (shifts[frame], residuals[frame]) = FrameMotion.Apply(source.Frame(frame), target.Frame(frame), moved, transforms[frame]);
                continue;
            }

            FrameMotion.Apply(source.Frame(frame), moved, transforms[frame]);
            var pairs = JointPairs.KnownInBoth(source.Frame(frame), target.Frame(frame));
            fitted[frame] = transforms[frame].IsKnown ? pairs.Source.Length / 3 : 0;
            (shifts[frame], residuals[frame]) = FrameMotion.Apply(pairs.Source, pairs.Target, new double[pairs.Source.Length], transforms[frame]);
        }

        return new(source.WithCoordinates(coordinates), options, transforms, shifts, residuals, fitted);
    }
}
