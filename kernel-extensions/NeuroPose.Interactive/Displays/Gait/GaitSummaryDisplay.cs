using NeuroPose.Gait;
using NeuroPose.Interactive.Markup;

namespace NeuroPose.Interactive.Displays;

/// <summary>What a walk is like: each measure with its unit; what cannot be known is said to be unknown.</summary>
internal static class GaitSummaryDisplay
{
    public static Display<GaitSummary> Display { get; } = new(summary => new Card("", "gait summary", [.. Facts(summary)]));

    private static IEnumerable<Fact> Facts(GaitSummary summary)
    {
        yield return new("cadence", Known.Number(summary.CadenceStepsPerMinute, "steps/min", "0.0"));
        yield return new("stride time", Seconds(summary.StrideSeconds));
        yield return new("left stride", $"{Seconds(summary.LeftStrideSeconds)} ({Known.Count(summary.LeftStrides, "stride", "strides")})");
        yield return new("right stride", $"{Seconds(summary.RightStrideSeconds)} ({Known.Count(summary.RightStrides, "stride", "strides")})");
        yield return new("left step", Seconds(summary.LeftStepSeconds));
        yield return new("right step", Seconds(summary.RightStepSeconds));
        yield return new("step time symmetry", Percent(summary.StepTimeSymmetryIndexPercent, " (0 is symmetric; above 0 the left step takes longer)"));
        yield return new("double support", Percent(summary.DoubleSupportPercent, " of the stride"));
        foreach (var problem in summary.Problems)
        {
            yield return new("problem", problem);
        }

        yield return new("events", summary.Events.ToString());
        yield return new("definition", "Means over strides (from an initial contact to the next of the same foot) and steps (from the other foot's contact); double support from each contact to the other foot's off.");
    }

    private static string Seconds(double value) => Known.Number(value, "s", "0.000");

    private static string Percent(double value, string meaning) => Known.Number(value, "%", "0.0") + (double.IsNaN(value) ? "" : meaning);
}
