using NeuroPose.Figures.Axes;
using NeuroPose.Figures.Drawing;
using NeuroPose.Figures.Lines;

namespace NeuroPose.Figures;

/// <summary>Lays out two plots over one frame axis, with the matches across the gap between them.</summary>
internal sealed class WarpingDrawing(WarpingFigure figure, Page page)
{
    private const int MostMatches = 60;

    public void Draw()
    {
        Legend.Draw(page, [(figure.FirstName, SeriesColors.Line(0)), (figure.SecondName, SeriesColors.Line(1))]);
        var frames = Interval.Of([0, figure.First.Length - 1, figure.Second.Length - 1]);
        var values = Interval.Of([.. figure.First.ToArray(), .. figure.Second.ToArray()]);
        var height = Math.Clamp(page.Width * 0.2, 80, 130);
        var upper = new PlotArea(page, frames, values, "frame", figure.Quantity.ToString());
        upper.Draw(height, horizontalLabels: false);
        var lower = new PlotArea(page, frames, values, "frame", figure.Quantity.ToString());
        lower.Draw(height);
        var step = DrawMatches(upper, lower);
        DrawSeries(upper, figure.First.Span, SeriesColors.Line(0));
        DrawSeries(lower, figure.Second.Span, SeriesColors.Line(1));
        if (step > 1)
        {
            page.Note(FormattableString.Invariant($"One match in {step} is drawn, of {figure.Path.Count}."));
        }

        page.Note(figure.Definition);
    }

    private void DrawSeries(PlotArea plot, ReadOnlySpan<double> values, Stroke stroke)
    {
        var frames = Enumerable.Range(0, values.Length).Select(frame => (double)frame).ToArray();
        LinePath.Draw(page.Canvas, plot, frames, values, stroke);
    }

    private int DrawMatches(PlotArea upper, PlotArea lower)
    {
        var step = Math.Max(1, (figure.Path.Count + MostMatches - 1) / MostMatches);
        for (var match = 0; match < figure.Path.Count; match += step)
        {
            var (first, second) = figure.Path[match];
            var (above, below) = (figure.First.Span[first], figure.Second.Span[second]);
            if (double.IsFinite(above) && double.IsFinite(below))
            {
                page.Canvas.Line(upper.X[first], upper.Y[above], lower.X[second], lower.Y[below], new(Ink.Axis, 0.6));
            }
        }

        return step;
    }
}
