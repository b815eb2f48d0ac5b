using NeuroPose.Gait;
using NeuroPose.Interactive.Markup;
using NeuroPose.Poses;

namespace NeuroPose.Interactive.Displays;

/// <summary>Gait cycles from contact to contact, each with its phases and confidence.</summary>
internal static class ClinicalCyclesDisplay
{
    private static readonly string[] Columns = ["side", "from (s)", "to (s)", "stance (%)", "first double support (%)",
        "single support (%)", "confidence"];

    public static Display<ClinicalCycles> Display { get; } = new(cycles => new Card(
        "",
        "gait cycles",
        [.. Facts(cycles)],
        Listing.Of(Columns, cycles.Cycles, "cycles", cycle =>
        [
            GaitEventsDisplay.SideWord(cycle.Stride.Side), Known.Number(cycle.Stride.StartSeconds, "", "0.000"),
            Known.Number(cycle.Stride.EndSeconds, "", "0.000"),
            Known.Measured(cycle.Stride.StancePercent, "0.0"), Known.Measured(cycle.Stride.OppositeFootOffPercent, "0.0"),
            Known.Measured(cycle.Stride.SingleSupportPercent, "0.0"), Known.Number(cycle.Confidence, "", "0.00"),
        ])));

    private static IEnumerable<Fact> Facts(ClinicalCycles cycles)
    {
        foreach (var side in Enum.GetValues<Side>())
        {
            yield return new(GaitEventsDisplay.SideWord(side), cycles.Of(side).Count == 0
                ? "no cycle: it takes two contacts of this foot"
                : Known.Count(cycles.Of(side).Count, "cycle", "cycles"));
        }

        yield return new("definition",
            "From an initial contact to the next of the same foot; strides that turn, or are too short or long to be one, are no cycles.");
    }
}
