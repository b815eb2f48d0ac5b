using NeuroPose.Figures;
using NeuroPose.Gait;
using NeuroPose.Interactive.Markup;

namespace NeuroPose.Interactive.Displays;

/// <summary>Strides and steps of a walk: every measure with its unit and definition, and the steps in turn.</summary>
internal static class SpatioTemporalDisplay
{
    private const string NoSide = "–";
    private const int LeastForFigure = 4;

    private static readonly string[] Columns = ["measure", "unit", "left", "right", "both", "n", "symmetry index (%)", "definition"];

    public static Display<SpatioTemporal> Display { get; } = new(measures => new Card(
        "",
        "strides and steps",
        [.. Facts(measures)],
        Listing.Of(Columns, measures.Rows(), "measures", row =>
        [
            row.Name, row.Unit, row.Left is { } left ? row.Text(left) : NoSide, row.Right is { } right ? row.Text(right) : NoSide,
            row.Text(row.Both),
            Known.Number(row.Both.Count), row.Left is null ? NoSide : Known.Measured(row.SymmetryIndexPercent, "0.0"), row.Definition,
        ]))
    {
        Picture = measures.CountedSteps.Count() < LeastForFigure ? null : GaitFigures.StrideToStride(measures, StrideMeasure.StepTime),
    });

    private static IEnumerable<Fact> Facts(SpatioTemporal measures)
    {
        var counted = measures.CountedStrides.Count();
        yield return new("strides", counted == 0
            ? $"{Known.Number(measures.Strides.Count)}, none of which counts: nothing is available"
            : $"{Known.Number(counted)} of {Known.Number(measures.Strides.Count)} count: without those that turn, or are too short or long to be one");
        if (!measures.WalkingFrame.IsScaleKnown)
        {
            yield return new("lengths and speed", "not available: the unit of the poses is not known");
        }

        yield return new("walking frame", measures.WalkingFrame.ToString());
    }
}
