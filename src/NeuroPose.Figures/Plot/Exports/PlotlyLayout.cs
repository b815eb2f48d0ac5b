using System.Globalization;
using System.Text.Json.Nodes;
using NeuroPose.Figures.Drawing;
using NeuroPose.Figures.Model;
using NeuroPose.Figures.Scales;

namespace NeuroPose.Figures.Exports;

/// <summary>Axes, titles, marks and notes of a plot for plotly.js.</summary>
internal sealed class PlotlyLayout
{
    private const double Gap = 0.07;
    private const double PanelHeight = 240;
    private const double Above = 90;
    private const int MostNames = 60;

    private readonly Plot plot;
    private readonly string title;
    private readonly bool dark;
    private readonly PlotlyAxes[] axes;

    public PlotlyLayout(Plot plot, string title, bool dark)
    {
        (this.plot, this.title, this.dark) = (plot, title, dark);
        var ranges = plot.Panels.Select(panel => panel.Ranges()).ToArray();
        var (sharedX, sharedY) = (Union(ranges.Select(range => range.X)), Union(ranges.Select(range => range.Y)));
        var rows = (plot.Panels.Count + plot.Columns - 1) / plot.Columns;
        var heights = Enumerable.Range(0, rows).Select(row => plot.Panels.Skip(row * plot.Columns).Take(plot.Columns).Max(HeightOf)).ToArray();
        axes =
        [
            .. plot.Panels.Select((panel, index) => new PlotlyAxes(
                index,
                panel,
                plot.SharedX ? sharedX : ranges[index].X,
                plot.SharedY ? sharedY : ranges[index].Y,
                Share(Enumerable.Repeat(1.0, plot.Columns).ToArray(), index % plot.Columns),
                Flip(Share(heights, index / plot.Columns)))),
        ];
        Height = heights.Sum();
    }

    private double Height { get; }

    private bool HasLegend => plot.Panels.SelectMany(panel => panel.Layers)
        .Any(layer => layer is PointLayer or BandLayer or BarLayer or BoxLayer && layer is { InLegend: true, Name.Length: > 0 });

    // The axis' name, then a line for each of the notes, whose definition must not be cut off.
    private double AboveAndBelow => Above + 70 + (14 * PlotlyMarks.NoteLines(plot).Count);

    public PlotlyAxes AxesOf(int panel) => axes[panel];

    public JsonObject Write()
    {
        var layout = new JsonObject
        {
            ["title"] = new JsonObject { ["text"] = PlotlyValue.Text(title) },
            ["height"] = Height + AboveAndBelow,
            ["margin"] = new JsonObject { ["t"] = Above, ["b"] = AboveAndBelow - Above },
            ["showlegend"] = HasLegend,
            ["paper_bgcolor"] = Ink.Resolve(Ink.Paper, dark),
            ["plot_bgcolor"] = Ink.Resolve(Ink.Paper, dark),
            ["font"] = new JsonObject { ["color"] = Ink.Resolve(Ink.Text, dark), ["family"] = "Helvetica, Arial, DejaVu Sans, sans-serif", ["size"] = 12 },
        };
        if (HasLegend)
        {
            layout["legend"] = new JsonObject { ["orientation"] = "h", ["x"] = 0, ["y"] = 1, ["xanchor"] = "left", ["yanchor"] = "bottom" };
        }

        foreach (var one in axes)
        {
            layout["xaxis" + one.Suffix] = AxisOf(one.Panel.X, one.Horizontal, one.Across, "y" + one.Suffix, null);
            layout["yaxis" + one.Suffix] = AxisOf(one.Panel.Y, one.Vertical, one.Down, "x" + one.Suffix, one.Panel.EqualScale && !plot.SharedX ? "x" + one.Suffix : null);
            if (one.Panel.EqualScale && !plot.SharedX)
            {
                // Both axes: else plotly.js makes the scales equal by showing more of the horizontal one than there is.
                layout["xaxis" + one.Suffix]!["constrain"] = "domain";
            }

            // Zooming one panel zooms all that share its axis.
            if (plot.SharedX && one.Index + plot.Columns < axes.Length && !one.Panel.X.Hidden)
            {
                layout["xaxis" + one.Suffix]!["showticklabels"] = false;
                layout["xaxis" + one.Suffix]!["title"] = new JsonObject { ["text"] = "" };
            }

            foreach (var (name, isShared) in new[] { ("x", plot.SharedX), ("y", plot.SharedY) })
            {
                if (one.Index > 0 && isShared)
                {
                    layout[name + "axis" + one.Suffix]!["matches"] = name;
                }
            }
        }

        var marks = new PlotlyMarks(axes, dark);
        layout["shapes"] = marks.Shapes(plot);
        layout["annotations"] = marks.Annotations(plot);
        return layout;
    }

    private JsonObject AxisOf(PlotAxis axis, Interval range, (double From, double To) domain, string anchor, string? equalTo)
    {
        var written = new JsonObject
        {
            ["anchor"] = anchor,
            ["domain"] = PlotlyValue.Numbers([domain.From, domain.To]),
            ["range"] = PlotlyValue.Numbers(axis.Reversed ? [range.High, range.Low] : [range.Low, range.High]),
        };
        if (axis.Hidden)
        {
            written["visible"] = false;
        }
        else
        {
            written["title"] = new JsonObject { ["text"] = PlotlyValue.Text(axis.Label.ToString()) };
            written["gridcolor"] = Ink.Resolve(Ink.Grid, dark);
            written["zeroline"] = false;
        }

        if (axis.Names.Count > 0 && !axis.Hidden)
        {
            var every = (axis.Names.Count + MostNames - 1) / MostNames;
            written["tickvals"] = PlotlyValue.Numbers(Enumerable.Range(0, axis.Names.Count).Where(index => index % every == 0).Select(index => (double)index));
            written["ticktext"] = PlotlyValue.Words(axis.Names.Where((_, index) => index % every == 0));
        }

        if (equalTo is not null)
        {
            written["scaleanchor"] = equalTo;
            written["constrain"] = "domain";
        }

        return written;
    }

    private static double HeightOf(Panel panel) => double.IsFinite(panel.Height) ? panel.Height : panel.EqualScale ? 2 * PanelHeight : PanelHeight;

    private static Interval Union(IEnumerable<Interval> ranges) => Interval.Of(ranges.SelectMany(range => new[] { range.Low, range.High }));

    // Where the part with that index lies between 0 and 1, with gaps between parts.
    private static (double From, double To) Share(double[] sizes, int index)
    {
        var room = 1 - (Gap * Math.Min(sizes.Length - 1, 8));
        var gap = sizes.Length == 1 ? 0 : (1 - room) / (sizes.Length - 1);
        var (before, all) = (sizes.Take(index).Sum(), sizes.Sum());
        var from = (before / all * room) + (index * gap);
        return (Rounded(from), Rounded(Math.Min(1, from + (sizes[index] / all * room))));
    }

    private static (double From, double To) Flip((double From, double To) share) => (Rounded(1 - share.To), Rounded(1 - share.From));

    private static double Rounded(double share) => double.Parse(share.ToString("F6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
