using NeuroPose.Figures.Drawing;
using NeuroPose.Figures.Model;

namespace NeuroPose.Figures.Rendering;

/// <summary>Draws the layers of one panel.</summary>
internal sealed class LayerDrawing(SvgCanvas canvas, PanelFrame frame, Remarks remarks)
{
    public void Draw()
    {
        var colors = frame.Panel.Colors();
        for (var index = 0; index < frame.Panel.Layers.Count; index++)
        {
            Draw(frame.Panel.Layers[index], colors[index]);
        }

        frame.Marks.Draw(canvas, frame.Top);
        var points = frame.Panel.Layers.OfType<PointLayer>().ToArray();
        var isStrip = points.Length == 0 && frame.Panel.Layers.Any(layer => layer is SpanLayer { IsKnown: true });
        if (!isStrip && points.All(layer => layer.FiniteCount == 0) && frame.Panel.Layers.All(layer => layer is PointLayer or RuleLayer or SpanLayer))
        {
            canvas.Text((frame.Left + frame.Right) / 2, (frame.Top + frame.Bottom) / 2, "no values to draw", TextStyle.Note with { Anchor = Anchor.Middle });
        }
    }

    private void Draw(Layer layer, int color)
    {
        switch (layer)
        {
            case LineLayer line:
                var full = SeriesColors.Line(color);
                if (LinePath.Draw(canvas, frame, line.X.Span, line.Y.Span, line.Faint ? full with { Width = 0.8, Dash = null, Opacity = 0.35 } : full))
                {
                    remarks.Add("Down-sampled: of each half pixel of a line the first, lowest, highest and last point are drawn.");
                }

                break;
            case ScatterLayer dots:
                ScatterMarks.Draw(canvas, frame, dots, SeriesColors.Of(color), remarks);
                break;
            case BandLayer band:
                AreaMarks.DrawBand(canvas, frame, band, SeriesColors.Of(color));
                break;
            case BarLayer bars:
                AreaMarks.DrawBars(canvas, frame, bars, SeriesColors.Of(color), remarks);
                break;
            case BoxLayer box:
                BoxMarks.Draw(canvas, frame, box, SeriesColors.Of(color));
                break;
            case HeatLayer map:
                new HeatCells(canvas, map, frame).Draw(remarks);
                break;
            case SkeletonLayer body:
                SkeletonMarks.Draw(canvas, frame, body);
                break;
            case RuleLayer rule when double.IsFinite(rule.At):
                DrawRule(rule);
                break;
            case SpanLayer { IsKnown: true } span:
                var (left, right) = (frame.Across(span.From), frame.Across(span.To));
                canvas.Rectangle(Math.Min(left, right), frame.Top, Math.Max(Math.Abs(right - left), 1), frame.Bottom - frame.Top, SeriesColors.Of(color), 0.22);
                break;
            case AnnotationLayer { IsKnown: true } words:
                canvas.Text(frame.Across(words.X), frame.Down(words.Y) + 3.5, words.Text, TextStyle.Small with { Anchor = Anchor.Middle });
                break;
        }
    }

    private void DrawRule(RuleLayer rule)
    {
        var stroke = new Stroke(Ink.Muted, 1, "4 3");
        if (!rule.Horizontal)
        {
            canvas.Line(frame.Across(rule.At), frame.Top, frame.Across(rule.At), frame.Bottom, stroke);
            return;
        }

        var y = frame.Down(rule.At);
        canvas.Line(frame.Left, y, frame.Right, y, stroke);
        canvas.Text(frame.Right, y - 3, TextMetrics.Fit(rule.Label, TextStyle.Note, frame.Right - frame.Left), TextStyle.Note with { Anchor = Anchor.End });
    }
}
