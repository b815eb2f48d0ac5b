using NeuroPose.Figures.Model;
using NeuroPose.Figures.Motion;
using NeuroPose.Kinematics;

namespace NeuroPose.Figures;

/// <summary>Figures of gait. Those of events need the poses beside them, because a result does not keep what it was found in.</summary>
public static partial class GaitFigures
{
    private const double DegreesPerRadian = 180 / Math.PI;

    /// <summary>
    /// Angles over the gait cycle, from 0 % at its first frame to 100 % at its last: each cycle as a faint line, their mean, and the mean
    /// plus
    /// and minus one standard deviation (n − 1) as a band. One panel a dimension. Cycles of any length are interpolated straight to 101
    /// points;
    /// at each, the cycles that have a value there count. Radians are shown in degrees. The left and the right of one thing share a scale.
    /// </summary>
    /// <param name="cycles">The same dimensions of each cycle, such as the features of the segments that a walk was cut into.</param>
    /// <exception cref="ArgumentException">There is no cycle, or two of them have different dimensions or units.</exception>
    public static PlotFigure OverCycle(IReadOnlyList<FeatureSeries> cycles)
    {
        ArgumentNullException.ThrowIfNull(cycles);
        if (cycles.Count == 0)
        {
            throw new ArgumentException("There is no cycle to draw. Detect the cycles, cut the walk into them, and pass the features of each.", nameof(cycles));
        }

        var first = cycles[0];
        if (cycles.FirstOrDefault(cycle => cycle.Unit != first.Unit || !cycle.Names.SequenceEqual(first.Names)) is { } stranger)
        {
            throw new ArgumentException($"Cycles are compared in the same dimensions; \"{first.Label}\" has {string.Join(", ", first.Names)} ({first.Unit}), but \"{stranger.Label}\" has {string.Join(", ", stranger.Names)} ({stranger.Unit}).", nameof(cycles));
        }

        var counted = FormattableString.Invariant($"{cycles.Count} {(cycles.Count == 1 ? "cycle" : "cycles")}");
        return new(new Plot
        {
            Panels = [.. OnOneScale(first.Names, [.. first.Names.Select((_, dimension) => CyclePanel(cycles, dimension))])],
            Columns = first.Dimensions == 1 ? 1 : 2,
            SharedX = true,
            Notes = [$"{counted}, each faint; line: mean; band: ± 1 standard deviation (n − 1){(cycles.Count == 1 ? ", which one cycle does not have" : "")}."],
        })
        {
            Title = "Angles over the gait cycle",
            Description = $"{string.Join(", ", first.Names)} over the normalized cycle.",
        };
    }

    private static IEnumerable<Panel> OnOneScale(IReadOnlyList<string> names, Panel[] panels) => panels.Select((panel, index) =>
    {
        Panel[] pair = [.. panels.Where((_, other) => WithoutSide(names[other]) == WithoutSide(names[index]))];
        double[] shown = [.. pair.SelectMany(one => one.Layers).SelectMany(HeightsOf).Where(double.IsFinite)];
        if (pair.Length == 1 || shown.Length == 0)
        {
            return panel;
        }

        var margin = 0.05 * (shown.Max() - shown.Min());
        return margin > 0 ? panel with { Y = panel.Y with { Low = shown.Min() - margin, High = shown.Max() + margin } } : panel;
    });

    private static string WithoutSide(string name) =>
        string.Join(' ', name.Split(' ').Where(word => !word.Equals("left", StringComparison.OrdinalIgnoreCase) && !word.Equals("right", StringComparison.OrdinalIgnoreCase)));

    private static double[] HeightsOf(Layer layer) => layer switch
    {
        LineLayer line => line.Y.ToArray(),
        BandLayer band => [.. band.Low.Span, .. band.High.Span],
        _ => [],
    };

    private static Panel CyclePanel(IReadOnlyList<FeatureSeries> cycles, int dimension)
    {
        var (factor, unit) = cycles[0].Unit == "rad" ? (DegreesPerRadian, "°") : (1, cycles[0].Unit);
        var average = CycleAverage.Of([.. cycles.Select(cycle => Array.ConvertAll(cycle.Column(dimension), value => value * factor))]);
        var percent = CycleAverage.Percent;
        return new()
        {
            X = new(new AxisLabel("gait cycle", "%")) { Low = 0, High = 100 },
            Y = new(new AxisLabel(cycles[0].Names[dimension], unit)),
            Layers =
            [
                new BandLayer(percent, average.Below, average.Above) { Name = "± 1 sd", Color = 0, InLegend = dimension == 0 },
                .. average.Cycles.Select(cycle => new LineLayer(percent, cycle) { Color = 6, Faint = true }),
                new LineLayer(percent, average.Mean) { Name = "mean", Color = 0, InLegend = dimension == 0 },
            ],
        };
    }
}
