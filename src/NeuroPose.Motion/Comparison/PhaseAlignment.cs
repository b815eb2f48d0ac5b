using NeuroPose.Alignment;
using NeuroPose.Kinematics;
using NeuroPose.Poses;

namespace NeuroPose.Comparison;

/// <summary>Moves the first sequence onto the second, of the same length or not.</summary>
internal static class PhaseAlignment
{
    public static (PoseSequence Aligned, ComparisonAlignment Diagnostics) Apply(PoseSequence first, PoseSequence second, ProcrustesOptions fit, LengthPolicy policy)
    {
        var fitted = Procrustes.Align(first, Target(first, second, policy), fit);
        var joints = 0L;
        foreach (var count in fitted.FittedJoints)
        {
            joints += count;
        }

        return (fitted.Aligned, new(
            fitted.Options,
            policy,
            first.FrameCount,
            second.FrameCount,
            first.JointCount,
            fitted.MeanRotationRadians,
            fitted.MaxRotationRadians,
            fitted.MeanTranslation,
            fitted.MaxTranslation,
            fitted.MeanCentroidShift,
            fitted.MeanScale,
            fitted.MeanResidualRms,
            joints,
            fitted.FramesWithoutFit)
        {
            Notice = fitted.Notice,
            Unit = first.Unit,
        });
    }

    /// <summary>The second sequence's pose at the phase of each frame of the first.</summary>
    private static PoseSequence Target(PoseSequence first, PoseSequence second, LengthPolicy policy) => policy switch
    {
        LengthPolicy.Strict => second,
        LengthPolicy.CommonPhase when first.FrameCount == second.FrameCount => second,

        // One frame has no phase but the first.
        LengthPolicy.CommonPhase when first.FrameCount == 1 => second.Slice(0, 1),
        LengthPolicy.CommonPhase when second.FrameCount == 1 => Repeated(second, first.FrameCount),
        LengthPolicy.CommonPhase => second.Resample(first.FrameCount),
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, "The length policy is CommonPhase or Strict."),
    };

    private static PoseSequence Repeated(PoseSequence pose, int frameCount)
    {
        var coordinates = new double[checked(frameCount * pose.Coordinates.Length)];
        for (var frame = 0; frame < frameCount; frame++)
        {
            pose.Coordinates.CopyTo(coordinates.AsSpan(frame * pose.Coordinates.Length));
        }

        return pose.WithCoordinates(coordinates);
    }
}
