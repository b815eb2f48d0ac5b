using NeuroPose.Interactive.Markup;
using NeuroPose.Segmentation;
using NeuroPose.Vocabulary;

namespace NeuroPose.Interactive.Displays;

/// <summary>How segments were found, in words.</summary>
internal static class SegmentationFacts
{
    private static readonly string[] Axes = ["x", "y", "z"];

    public static IEnumerable<Fact> Of(SegmentationConfig config)
    {
        yield return new("person", Known.Number(config.PersonIndex));
        yield return new("signal", Signal(config.Extractor));
        yield return new("peaks", Peaks(config));
        yield return new("method", Reach(config));
    }

    /// <summary>The signal in words, with its unit.</summary>
    public static string Signal(SignalExtractor extractor) => extractor switch
    {
        SignalExtractor.JointAxis axis => FormattableString.Invariant($"{axis.Joint}, {((uint)axis.Axis < Axes.Length ? Axes[axis.Axis] : $"axis {axis.Axis}")}{(axis.Invert ? ", inverted" : "")}"),
        SignalExtractor.JointPairDistance pair => FormattableString.Invariant($"distance between {pair.First} and {pair.Second}"),
        SignalExtractor.JointSpeed speed => FormattableString.Invariant($"speed of {speed.Joint}, a frame"),
        SignalExtractor.JointAngle angle => FormattableString.Invariant($"angle at {angle.B} between {angle.A} and {angle.C}, in rad"),
        _ => Known.Unknown,
    };

    /// <summary>Which peaks of the signal count.</summary>
    public static string Peaks(SegmentationConfig config)
    {
        var unit = config.Extractor switch
        {
            SignalExtractor.JointAngle => "rad",
            _ => "",
        };
        var limits = new[]
        {
            config.MinDistanceSeconds is { } seconds ? $"at least {Known.Number(seconds, "s")} apart" : null,
            config.MinProminence is { } prominence ? $"prominence at least {Known.Number(prominence, unit)}" : null,
            config.MinHeight is { } height ? $"height at least {Known.Number(height, unit)}" : null,
        }.OfType<string>().ToArray();
        return limits.Length > 0 ? string.Join(", ", limits) : "all";
    }

    private static string Reach(SegmentationConfig config)
    {
        var reach = config.Method switch
        {
            SegmentationMethod.ValleyToValley => " (to the nearest local minimum on both sides of the peak)",
            SegmentationMethod.DeepestValley => " (to the lowest value between the peak and the next on either side)",
            _ => throw new ArgumentOutOfRangeException(nameof(config), config.Method, "No such segmentation method."),
        };
        return OptionWords.SegmentationMethods.WordOf(config.Method) + reach + (config.PadSeconds > 0 ? $", widened by {Known.Number(config.PadSeconds, "s")} at both ends" : "");
    }
}
