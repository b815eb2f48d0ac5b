using NeuroPose.Formats;
using NeuroPose.Interactive.Markup;
using NeuroPose.Segmentation;

namespace NeuroPose.Interactive.Displays;

/// <summary>Gait cycles: each with its frames and how far it can be trusted, and how they were found.</summary>
internal static class GaitCyclesDisplay
{
    private const string Kind = "gait cycles";

    private static readonly string[] Columns = ["side", "start", "strike", "end", "strike at (s)", "confidence"];

    public static Display<GaitCycles> OneSide { get; } = new(cycles => new Card(
        SideOf(cycles),
        Kind,
        [new("cycles", Count(cycles)), .. Trust(cycles.Cycles), .. Problems(cycles), .. Found(cycles.FramesPerSecond, SegmentationFacts.Of(cycles.Config))],
        Table(cycles.Cycles)))
    {
        Csv = cycles => cycles.ToCsv(),
    };

    public static Display<BilateralGaitCycles> BothSides { get; } = new(both =>
    {
        // In time order, so that a step that was missed is seen as two strikes of one side.
        GaitCycle[] inOrder = [.. both.Left.Cycles.Concat(both.Right.Cycles).OrderBy(cycle => cycle.Strike).ThenBy(cycle => cycle.Side)];
        return new Card(
            "left and right",
            Kind,
            [
                new("cycles", $"left: {Count(both.Left)}; right: {Count(both.Right)}"),
                .. Trust(inOrder),
                .. Problems(both.Left),
                .. Problems(both.Right),
                .. Found(both.Left.FramesPerSecond, SegmentationFacts.Of(both.Left.Config, both.Right.Config)),
            ],
            Table(inOrder));
    })
    {
        Csv = both => both.ToCsv(),
    };

    private static IEnumerable<Fact> Found(double framesPerSecond, IEnumerable<Fact> how) => [new("frame rate", Known.Positive(framesPerSecond, "frames/s")), .. how];

    private static IEnumerable<Fact> Problems(GaitCycles cycles) => cycles.Problems.Select(problem => new Fact("problem", problem));

    private static string Count(GaitCycles cycles) => cycles.Cycles.Count == 0 ? "none" : Known.Number(cycles.Cycles.Count);

    private static IEnumerable<Fact> Trust(IReadOnlyList<GaitCycle> cycles)
    {
        if (cycles.Count == 0)
        {
            yield break;
        }

        double[] known = [.. cycles.Select(cycle => cycle.Confidence).Where(double.IsFinite)];
        var range = known.Length > 0 ? $"{Share(known.Min())} to {Share(known.Max())}" : Known.Unknown;
        var unknown = known.Length > 0 && known.Length < cycles.Count ? $", unknown for {Known.Count(cycles.Count - known.Length, "cycle", "cycles")}" : "";
        yield return new("confidence", range + unknown);
        yield return new("", "(0 noise to 1: prominence relative to the side's median × regularity of the times between strikes × share of frames with the heel)");
    }

    private static Listing Table(IReadOnlyList<GaitCycle> cycles) => Listing.Of(Columns, cycles, "cycles", cycle =>
    [
        cycle.Side.ToString().ToLowerInvariant(),
        Known.Number(cycle.Start),
        Known.Number(cycle.Strike),
        Known.Number(cycle.End),
        Known.Number(cycle.StrikeSeconds, format: "0.000"),
        Share(cycle.Confidence),
    ]);

    private static string Share(double value) => Known.Number(value, format: "0.00");

    private static string SideOf(GaitCycles cycles) => cycles.Side.ToString().ToLowerInvariant();
}
