using NeuroPose.Poses;

namespace NeuroPose.Alignment;

/// <summary>An aligned sequence and how well it fits. Lists have one entry a frame.</summary>
/// <param name="Aligned">The source after the transform; the target is not touched.</param>
/// <param name="Options">What was asked for.</param>
/// <param name="Transforms">The transform of each frame; per sequence they are all the same.</param>
/// <param name="CentroidShifts">How far the middle of each frame's fitted joints moved, in millimeters; NaN where none was fitted.</param>
/// <param name="ResidualRms">The root mean square distance that is left between fitted joints of each frame, in millimeters; NaN where
/// none was fitted.</param>
/// <param name="FittedJoints">How many joints of each frame the fit used: all of them, unless
/// <see cref="ProcrustesOptions.KnownJointsOnly"/> left some out.</param>
public sealed record ProcrustesResult(
    PoseSequence Aligned,
    ProcrustesOptions Options,
    IReadOnlyList<SimilarityTransform> Transforms,
    IReadOnlyList<double> CentroidShifts,
    IReadOnlyList<double> ResidualRms,
    IReadOnlyList<int> FittedJoints)
{
    /// <summary>The mean turn in radians; 0 when there are no frames. Frames without a fit do not count, here and below.</summary>
    public double MeanRotationRadians => Mean(Known.Select(transform => transform.RotationRadians));

    /// <summary>The largest turn in radians; 0 when there are no frames.</summary>
    public double MaxRotationRadians => Known.Select(transform => transform.RotationRadians).DefaultIfEmpty(0).Max();

    /// <summary>The mean scale; 1 when there are no frames.</summary>
    public double MeanScale => Transforms.Any(transform => transform.IsKnown) ? Mean(Known.Select(transform => transform.Scale)) : 1;

    /// <summary>
    /// The mean length of the translation as seen from the world's origin, which the reference reports. It is large even for a small
    /// turn of a person who stands far away; <see cref="CentroidShifts"/> says how far the person really moved.
    /// </summary>
    public double MeanTranslation => Mean(Known.Select(transform => transform.Translation.Length));

    /// <summary>The largest length of the translation as seen from the world's origin.</summary>
    public double MaxTranslation => Known.Select(transform => transform.Translation.Length).DefaultIfEmpty(0).Max();

    /// <summary>How far the person was moved on average, in millimeters.</summary>
    public double MeanCentroidShift => Mean(CentroidShifts.Where(shift => !double.IsNaN(shift)));

    /// <summary>The mean over frames of what is left between matching joints, in millimeters RMS.</summary>
    public double MeanResidualRms => Mean(ResidualRms.Where(residual => !double.IsNaN(residual)));

    /// <summary>The frames that no fit could be made for, in order; their aligned joints are NaN.</summary>
    public IReadOnlyList<int> FramesWithoutFit =>
        [.. Enumerable.Range(0, Transforms.Count).Where(frame => !Transforms[frame].IsKnown)];

    /// <summary>
    /// The frames, in order, whose fit was free to turn over a flat figure: the joints of the source or of the target all lie in one plane
    /// (or on a line), so that its mirror image fits as well. Empty for turns within the plane and about the vertical.
    /// </summary>
    public IReadOnlyList<int> FlatFrames { get; internal init; } = [];

    /// <summary>What to know before the result is used, in words; empty when there is nothing.</summary>
    public string Notice => FlatFrames.Count == 0
        ? ""
        : FormattableString.Invariant($"in {FlatFrames.Count} of {Transforms.Count} frames all fitted joints lie in one plane, so that a mirror image fits as well as the figure itself; for poses in a plane use ProcrustesRotation.InPlane");

    /// <summary>The options and the notice in words, as they stand in a methods section.</summary>
    public string Describe() => Options.Describe() + (Notice.Length > 0 ? $" ({Notice})" : "");

    private IEnumerable<SimilarityTransform> Known => Transforms.Where(transform => transform.IsKnown);

    /// <summary>The turn, shift and what is left, in a line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Aligned.Label}: turned {MeanRotationRadians * 180 / Math.PI:0.##}°, moved {MeanCentroidShift:0.#} mm, scale {MeanScale:0.###}, residual {MeanResidualRms:0.##} mm RMS ({Options.Mode}){(Notice.Length > 0 ? "; " : "")}{Notice}");

    private static double Mean(IEnumerable<double> values)
    {
        var (sum, count) = (0.0, 0);
        foreach (var value in values)
        {
            sum += value;
            count++;
        }

        return count == 0 ? 0 : sum / count;
    }
}
