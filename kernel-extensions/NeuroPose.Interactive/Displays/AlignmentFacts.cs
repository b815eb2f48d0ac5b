using NeuroPose.Comparison;
using NeuroPose.Interactive.Markup;

namespace NeuroPose.Interactive.Displays;

/// <summary>How a comparison's first sequence was moved onto the second, and how well it fits.</summary>
internal static class AlignmentFacts
{
    public static IEnumerable<Fact> Of(ComparisonAlignment alignment)
    {
        var lengths = alignment.AtCommonPhase ? "at common phase" : "frame by frame";
        yield return new("alignment", FormattableString.Invariant($"{alignment.Options.Describe()}, {lengths} ({alignment.FirstFrames} onto {alignment.SecondFrames} frames)"));
        yield return new("turned by", Degrees(alignment.MeanRotationRadians) + Most(alignment, Degrees(alignment.MaxRotationRadians)));
        yield return new("middle moved by", Known.Number(alignment.MeanCentroidShift, "mm", "0.##") + InTheMean(alignment));
        if (alignment.Options.FitScale)
        {
            yield return new("scale", Known.Number(alignment.MeanScale, format: "0.####") + InTheMean(alignment));
        }

        yield return new("residual RMS", Known.Number(alignment.MeanResidualRms, "mm", "0.##") + InTheMean(alignment));
        yield return new("fitted on", FormattableString.Invariant($"{alignment.FittedJoints} of {(long)alignment.FirstFrames * alignment.JointCount} joints in all frames"));
        if (alignment.FramesWithoutFit.Count > 0)
        {
            yield return new("frames without fit", FormattableString.Invariant($"{alignment.FramesWithoutFit.Count} ({FrameRanges.Of(alignment.FramesWithoutFit)})"));
        }
    }

    private static string Degrees(double radians) => Known.Number(radians * 180 / Math.PI, format: "0.##") + "°";

    private static string Most(ComparisonAlignment alignment, string most) => alignment.FirstFrames > 1 ? $" in the mean, {most} at most" : "";

    private static string InTheMean(ComparisonAlignment alignment) => alignment.FirstFrames > 1 ? " in the mean" : "";
}
