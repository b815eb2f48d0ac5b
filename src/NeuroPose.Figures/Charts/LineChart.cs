using NeuroPose.Figures.Model;
using NeuroPose.Kinematics;

namespace NeuroPose.Figures;

/// <summary>Lines over a common axis. Missing values break a line and are counted under the chart.</summary>
public sealed record LineChart : Figure
{
    /// <summary>The lines, in the order of the legend; may be empty.</summary>
    public required IReadOnlyList<LineSeries> Series { get; init; }

    /// <summary>What the horizontal axis shows.</summary>
    public AxisLabel XAxis { get; init; } = new("frame");

    /// <summary>What the vertical axis shows.</summary>
    public AxisLabel YAxis { get; init; } = new("value");

    /// <summary>Vertical lines, such as the borders of segments.</summary>
    public IReadOnlyList<ChartMark> Marks { get; init; } = [];

    /// <summary>A sentence that stands under the chart; empty for none.</summary>
    public string Caption { get; init; } = "";

    /// <summary>A chart of a series over its frames, one line a dimension.</summary>
    /// <param name="series">What to draw.</param>
    /// <param name="framesPerSecond">The rate, to have the horizontal axis in seconds; NaN for frame numbers.</param>
    public static LineChart Of(FeatureSeries series, double framesPerSecond = double.NaN)
    {
        ArgumentNullException.ThrowIfNull(series);
        return new()
        {
            Title = series.Label,
            Series = [.. series.Names.Select((name, dimension) => LineSeries.PerFrame(name, series.Column(dimension), framesPerSecond))],
            XAxis = FrameAxis(framesPerSecond),
            YAxis = AxisOf([series]),
        };
    }

    /// <summary>A chart that compares the same dimension of several series over their frames.</summary>
    /// <param name="series">What to draw; named by their labels.</param>
    /// <param name="dimension">Which dimension.</param>
    /// <param name="framesPerSecond">The rate, to have the horizontal axis in seconds; NaN for frame numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException">A series has no such dimension.</exception>
    public static LineChart Compare(IReadOnlyList<FeatureSeries> series, int dimension = 0, double framesPerSecond = double.NaN)
    {
        ArgumentNullException.ThrowIfNull(series);
        return new()
        {
            Series = [.. series.Select(one => LineSeries.PerFrame(one.Label, one.Column(dimension), framesPerSecond))],
            XAxis = FrameAxis(framesPerSecond),
            YAxis = AxisOf(series, dimension),
        };
    }

    /// <inheritdoc/>
    public override string Describe()
    {
        var names = Series.Where(series => series.Name.Length > 0).Select(series => series.Name).Take(8).ToArray();
        var list = names.Length > 0 ? $" ({string.Join(", ", names)}{(names.Length < Series.Count ? ", …" : "")})" : "";
        var marks = Marks.Count > 0 ? FormattableString.Invariant($" {Marks.Count} vertical marks.") : "";
        return FormattableString.Invariant($"Line chart of {YAxis} over {XAxis}: {Series.Count} {(Series.Count == 1 ? "line" : "lines")}{list}.{marks} {Caption}").TrimEnd();
    }

    /// <inheritdoc/>
    public override Plot ToPlot() => new()
    {
        Panels =
        [
            new()
            {
                X = new(XAxis),
                Y = new(YAxis),
                Layers = [.. Marks.Select(mark => new RuleLayer(mark.X, mark.Label)), .. Series.Select(LayerOf)],
            },
        ],
        Notes = [Caption],
    };

    // A line that is called as the chart is needs no legend.
    private LineLayer LayerOf(LineSeries series, int index) => new(series.X, series.Y) { Name = series.Name, Color = index, InLegend = series.Name != Title };

    private static AxisLabel FrameAxis(double framesPerSecond) =>
        double.IsNaN(framesPerSecond) ? new("frame") : new("time", "s");

    // One name when all agree; else the unit alone, and the legend tells the lines apart.
    private static AxisLabel AxisOf(IReadOnlyList<FeatureSeries> series, int dimension = 0)
    {
        var names = series.SelectMany(one => series.Count == 1 ? one.Names : [one.Names[dimension]]).Distinct(StringComparer.Ordinal).ToArray();
        var units = series.Select(one => one.Unit).Distinct(StringComparer.Ordinal).ToArray();
        return new(names.Length == 1 ? names[0] : "value", units.Length == 1 ? units[0] : "");
    }
}

/// <summary>A vertical line through a chart, such as a segment's border.</summary>
/// <param name="X">Where along the horizontal axis; a value that is not finite, or outside the axis, is not drawn.</param>
/// <param name="Label">What stands above it; empty for nothing.</param>
public sealed record ChartMark(double X, string Label = "");
