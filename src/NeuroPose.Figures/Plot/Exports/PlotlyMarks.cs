using System.Text.Json.Nodes;
using NeuroPose.Figures.Drawing;
using NeuroPose.Figures.Model;

namespace NeuroPose.Figures.Exports;

/// <summary>What stands in a layout beside the traces: rules, spans, links, words, titles and notes.</summary>
internal sealed class PlotlyMarks(IReadOnlyList<PlotlyAxes> axes, bool dark)
{
    private string Muted => Ink.Resolve(Ink.Muted, dark);

    public JsonArray Shapes(Plot plot)
    {
        var shapes = new JsonArray();
        foreach (var panel in axes)
        {
            var colors = panel.Panel.Colors();
            for (var index = 0; index < colors.Count; index++)
            {
                if (ShapeOf(panel, panel.Panel.Layers[index], colors[index]) is { } shape)
                {
                    shapes.Add(shape);
                }
            }
        }

        foreach (var link in plot.Links.Where((link, index) => link.IsKnown && index % plot.LinkStep == 0))
        {
            var (from, to) = (axes[link.FromPanel].OnPaper(link.From), axes[link.ToPanel].OnPaper(link.To));
            shapes.Add(Line("paper", "paper", from, to, null, Ink.Resolve(Ink.Axis, dark)));
        }

        return shapes;
    }

    public JsonArray Annotations(Plot plot)
    {
        var annotations = new JsonArray();
        foreach (var panel in axes)
        {
            if (panel.Panel.Title.Length > 0)
            {
                annotations.Add(Words(panel.Panel.Title, "paper", "paper", (panel.Across.From + panel.Across.To) / 2, panel.Down.To, "bottom"));
            }

            foreach (var layer in panel.Panel.Layers)
            {
                var (x, y) = ("x" + panel.Suffix, "y" + panel.Suffix);
                var words = layer switch
                {
                    AnnotationLayer { IsKnown: true } note => Words(note.Text, x, y, note.X, note.Y, "middle"),
                    RuleLayer { Horizontal: false, Label.Length: > 0 } rule when double.IsFinite(rule.At) => Words(rule.Label, x, y + " domain", rule.At, 1, "bottom"),
                    RuleLayer { Horizontal: true, Label.Length: > 0 } rule when double.IsFinite(rule.At) => Words(rule.Label, x + " domain", y, 1, rule.At, "bottom"),
                    SpanLayer { IsKnown: true, Label.Length: > 0 } span => Words(span.Label, x, y + " domain", (span.From / 2) + (span.To / 2), 1, "bottom"),
                    _ => null,
                };
                if (words is not null)
                {
                    annotations.Add(words);
                }
            }
        }

        var notes = string.Join("<br>", NoteLines(plot).Select(PlotlyValue.Text));
        if (notes.Length > 0)
        {
            var below = Words("", "paper", "paper", 0, 0, "top");
            (below["text"], below["yshift"], below["align"], below["xanchor"]) = (notes, -56, "left", "left");
            annotations.Add(below);
        }

        return annotations;
    }

    /// <summary>The notes in lines that fit a page.</summary>
    public static IReadOnlyList<string> NoteLines(Plot plot) => [.. plot.Notes.SelectMany(note => TextWrap.Lines(note, TextStyle.Note, 640, 12))];

    private JsonObject? ShapeOf(PlotlyAxes panel, Layer layer, int color)
    {
        var (x, y) = ("x" + panel.Suffix, "y" + panel.Suffix);
        return layer switch
        {
            RuleLayer { Horizontal: false } rule when double.IsFinite(rule.At) => Line(x, y + " domain", (rule.At, 0), (rule.At, 1), "dash", Muted),
            RuleLayer { Horizontal: true } rule when double.IsFinite(rule.At) => Line(x + " domain", y, (0, rule.At), (1, rule.At), "dash", Muted),
            SpanLayer { IsKnown: true } span => new()
            {
                ["type"] = "rect",
                ["xref"] = x,
                ["yref"] = y + " domain",
                ["x0"] = span.From,
                ["x1"] = span.To,
                ["y0"] = 0,
                ["y1"] = 1,
                ["fillcolor"] = Ink.Resolve(SeriesColors.Of(color), dark),
                ["opacity"] = 0.22,
                ["layer"] = "below",
                ["line"] = new JsonObject { ["width"] = 0 },
            },
            _ => null,
        };
    }

    private static JsonObject Line(string xref, string yref, (double X, double Y) from, (double X, double Y) to, string? dash, string color)
    {
        var line = new JsonObject { ["color"] = color, ["width"] = 1 };
        if (dash is not null)
        {
            line["dash"] = dash;
        }

        return new()
        {
            ["type"] = "line",
            ["xref"] = xref,
            ["yref"] = yref,
            ["x0"] = from.X,
            ["y0"] = from.Y,
            ["x1"] = to.X,
            ["y1"] = to.Y,
            ["layer"] = "below",
            ["line"] = line,
        };
    }

    private JsonObject Words(string text, string xref, string yref, double x, double y, string anchor) => new()
    {
        ["text"] = PlotlyValue.Text(text),
        ["xref"] = xref,
        ["yref"] = yref,
        ["x"] = x,
        ["y"] = y,
        ["yanchor"] = anchor,
        ["showarrow"] = false,
        ["font"] = new JsonObject { ["size"] = 11, ["color"] = Muted },
    };
}
