using System.Text.Json.Nodes;
using NeuroPose.Figures.Drawing;
using NeuroPose.Figures.Model;

namespace NeuroPose.Figures.Exports;

/// <summary>The layers of one panel as traces of plotly.js.</summary>
internal sealed class PlotlyTraces(Panel panel, PlotlyAxes axes, bool dark)
{
    private const int MostPixels = 1000;

    public IEnumerable<JsonObject> All()
    {
        var colors = panel.Colors();
        return panel.Layers.Zip(colors).SelectMany(pair => Of(pair.First, pair.Second));
    }

    private IEnumerable<JsonObject> Of(Layer layer, int color)
    {
        var ink = Resolve(SeriesColors.Of(color));
        return layer switch
        {
            LineLayer line => [LineTrace(line, color)],
            ScatterLayer dots => [DotTrace(dots, ink)],
            BandLayer band => [BandTrace(band, ink)],
            BarLayer bars => [With(Trace("bar", bars), ("x", PlotlyValue.Numbers(bars.X)), ("y", PlotlyValue.Numbers(bars.Heights)), ("width", bars.Width), ("marker", new JsonObject { ["color"] = ink }))],
            BoxLayer box when !double.IsNaN(box.Median) => [BoxTrace(box, ink)],
            HeatLayer map => [HeatTrace(map)],
            SkeletonLayer body => Body(body),
            _ => [],
        };
    }

    private string Resolve(string color) => Ink.Resolve(color, dark);

    private JsonObject Trace(string type, Layer layer)
    {
        var trace = new JsonObject { ["type"] = type, ["name"] = PlotlyValue.Text(layer.Name), ["showlegend"] = layer.InLegend && layer.Name.Length > 0 };
        if (axes.Suffix.Length > 0)
        {
            (trace["xaxis"], trace["yaxis"]) = ("x" + axes.Suffix, "y" + axes.Suffix);
        }

        return trace;
    }

    private JsonObject LineTrace(LineLayer line, int color)
    {
        var points = ThinnedLine.Of(line, axes.Horizontal);
        var stroke = SeriesColors.Line(color);
        var style = new JsonObject { ["color"] = Resolve(stroke.Color), ["width"] = line.Faint ? 1 : 2 };
        if (stroke.Dash is not null && !line.Faint)
        {
            style["dash"] = string.Join(',', stroke.Dash.Split(' ').Select(length => length + "px"));
        }

        return With(
            Trace("scatter", line),
            ("mode", "lines"),
            ("x", PlotlyValue.Numbers(points.Select(point => point.X))),
            ("y", PlotlyValue.Numbers(points.Select(point => point.Y))),
            ("line", style),
            ("opacity", line.Faint ? 0.35 : 1),
            ("connectgaps", false));
    }

    private JsonObject DotTrace(ScatterLayer dots, string ink)
    {
        var marker = new JsonObject { ["color"] = ink, ["size"] = dots.Radius * 2.5 };
        if (dots.Strengths.Length > 0)
        {
            var known = Enumerable.Range(0, dots.X.Length).Select(dot => dot < dots.Strengths.Length ? dots.Strengths.Span[dot] : 1).ToArray();
            marker["opacity"] = PlotlyValue.Numbers(known.Select(strength => double.IsNaN(strength) ? 1 : 0.12 + (0.88 * Math.Clamp(strength, 0, 1))));
            marker["symbol"] = PlotlyValue.Words(known.Select(strength => double.IsNaN(strength) ? "circle-open" : "circle"));
        }

        var trace = With(
            Trace("scatter", dots),
            ("mode", dots.Labels.Count > 0 ? "markers+text" : "markers"),
            ("x", PlotlyValue.Numbers(dots.X)),
            ("y", PlotlyValue.Numbers(dots.Y)),
            ("marker", marker));
        return dots.Labels.Count == 0 ? trace : With(trace, ("text", PlotlyValue.Words(dots.Labels)), ("textposition", "top center"));
    }

    private JsonObject BandTrace(BandLayer band, string ink)
    {
        List<(double X, double Y)> outline = [];
        foreach (var (first, last) in band.Runs())
        {
            var step = Math.Max(1, (last - first + 1) / ThinnedLine.Columns);
            for (var point = first; point <= last; point += step)
            {
                outline.Add((band.X.Span[point], band.High.Span[point]));
            }

            for (var point = last; point >= first; point -= step)
            {
                outline.Add((band.X.Span[point], band.Low.Span[point]));
            }

            outline.Add((double.NaN, double.NaN));
        }

        return With(
            Trace("scatter", band),
            ("mode", "lines"),
            ("x", PlotlyValue.Numbers(outline.Select(point => point.X))),
            ("y", PlotlyValue.Numbers(outline.Select(point => point.Y))),
            ("fill", "toself"),
            ("fillcolor", ink),
            ("opacity", 0.25),
            ("hoverinfo", "skip"),
            ("line", new JsonObject { ["width"] = 0 }));
    }

    private JsonObject BoxTrace(BoxLayer box, string ink)
    {
        var trace = With(
        Trace("box", box),
        ("x", PlotlyValue.Numbers([box.X])),
        ("q1", PlotlyValue.Numbers([box.LowerQuartile])),
        ("median", PlotlyValue.Numbers([box.Median])),
        ("q3", PlotlyValue.Numbers([box.UpperQuartile])),
        ("lowerfence", PlotlyValue.Numbers([box.LowerWhisker])),
        ("upperfence", PlotlyValue.Numbers([box.UpperWhisker])),
        ("width", box.Width),
        ("marker", new JsonObject { ["color"] = ink }));

        // plotly.js hides a box whose list of outliers is there but empty.
        return box.Outliers.Count == 0 ? trace : With(trace, ("y", new JsonArray(PlotlyValue.Numbers(box.Outliers))), ("boxpoints", "outliers"));
    }

    private JsonObject HeatTrace(HeatLayer map)
    {
        var (down, across) = (BlockOf(map.Rows), BlockOf(map.Columns));
        var (rows, columns) = ((map.Rows + down - 1) / down, (map.Columns + across - 1) / across);
        var cells = new JsonArray();
        for (var row = 0; row < rows; row++)
        {
            cells.Add(PlotlyValue.Numbers(Enumerable.Range(0, columns).Select(column => map.BlockMean(row * down, column * across, down, across))));
        }

        JsonArray scale = [.. Enumerable.Range(0, 13).Select(stop => (JsonNode?)new JsonArray(stop / 12.0, SequentialColors.At(stop / 12.0).Hex))];
        var bar = new JsonObject { ["title"] = new JsonObject { ["text"] = PlotlyValue.Text(map.Quantity.ToString()), ["side"] = "right" }, ["y"] = (axes.Down.From + axes.Down.To) / 2, ["len"] = axes.Down.To - axes.Down.From };
        return With(
            Trace("heatmap", map),
            ("z", cells),
            ("x0", map.X.Start + ((across - 1) * map.X.Step / 2)),
            ("dx", map.X.Step * across),
            ("y0", map.Y.Start + ((down - 1) * map.Y.Step / 2)),
            ("dy", map.Y.Step * down),
            ("zmin", map.Range.Low),
            ("zmax", map.Range.High),
            ("colorscale", scale),
            ("colorbar", bar),
            ("hoverongaps", false));
    }

    // One trace for the bones of each color, one for the joints.
    private IEnumerable<JsonObject> Body(SkeletonLayer body)
    {
        foreach (var bones in body.Bones.Where(bone => body.IsKnown(bone.From) && body.IsKnown(bone.To)).GroupBy(bone => bone.Paint.Ink))
        {
            IEnumerable<double> Ends(ReadOnlyMemory<double> values) => bones.SelectMany(bone => new[] { values.Span[bone.From], values.Span[bone.To], double.NaN });
            yield return With(
                Trace("scatter", body),
                ("mode", "lines"),
                ("x", PlotlyValue.Numbers(Ends(body.X))),
                ("y", PlotlyValue.Numbers(Ends(body.Y))),
                ("hoverinfo", "skip"),
                ("line", new JsonObject { ["color"] = Resolve(bones.Key), ["width"] = 2 }));
        }

        if (body.Joints.Count > 0)
        {
            yield return With(
                Trace("scatter", body),
                ("mode", "markers"),
                ("x", PlotlyValue.Numbers(body.X)),
                ("y", PlotlyValue.Numbers(body.Y)),
                ("text", PlotlyValue.Words(body.JointNames)),
                ("marker", new JsonObject { ["size"] = 6, ["color"] = PlotlyValue.Words(body.Joints.Select(paint => Resolve(paint.Ink))) }));
        }
    }

    private static int BlockOf(int count) => (count + MostPixels - 1) / MostPixels;

    private static JsonObject With(JsonObject trace, params (string Name, JsonNode? Value)[] properties)
    {
        foreach (var (name, value) in properties)
        {
            trace[name] = value;
        }

        return trace;
    }
}
