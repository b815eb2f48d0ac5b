using NeuroPose.Alignment;
using NeuroPose.Comparison;
using NeuroPose.Interactive.Markup;
using NeuroPose.Poses;

namespace NeuroPose.Interactive.Displays;

/// <summary>How a comparison's first sequence was moved onto the second, and how well it fits.</summary>
internal static class AlignmentFacts
{
    public static IEnumerable<Fact> Of(ComparisonAlignment alignment)
    {
        var isOneFit = alignment.Options.Mode == ProcrustesMode.PerSequence;
        var lengths = alignment.AtCommonPhase ? "at common phase" : "frame by frame";
        yield return new("alignment", FormattableString.Invariant($"{alignment.Options.Describe()}, {lengths} ({alignment.FirstFrames} onto {alignment.SecondFrames} frames)"));
        yield return new("turned by", Degrees(alignment.MeanRotationRadians) + (isOneFit ? "" : $" in the mean, {Degrees(alignment.MaxRotationRadians)} at most"));
        yield return new("middle moved by", Known.Number(alignment.MeanCentroidShift, alignment.Unit.Symbol(), "0.##") + (alignment.FirstFrames > 1 ? " in the mean over frames" : ""));
        if (alignment.Options.FitScale)
        {
            yield return new("scale", Known.Number(alignment.MeanScale, format: "0.####") + (isOneFit ? "" : " in the mean"));
        }

        yield return new("residual RMS", Known.Number(alignment.MeanResidualRms, alignment.Unit.Symbol(), "0.##") + (alignment.FirstFrames > 1 ? " in the mean over frames" : ""));
        yield return new("fitted on", FormattableString.Invariant($"{alignment.FittedJoints} of {(long)alignment.FirstFrames * alignment.JointCount} joints in all frames"));
        if (alignment.FramesWithoutFit.Count > 0)
        {
            yield return new("frames without fit", FormattableString.Invariant($"{alignment.FramesWithoutFit.Count} ({FrameRanges.Of(alignment.FramesWithoutFit)})"));
        }
    }

    private static string Degrees(double radians) => Known.Number(radians * 180 / Math.PI, format: "0.##") + "°";
}
