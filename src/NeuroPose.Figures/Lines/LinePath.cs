using NeuroPose.Figures.Axes;
using NeuroPose.Figures.Drawing;

namespace NeuroPose.Figures.Lines;

/// <summary>Draws a series: one polyline for each run without gaps, a dot for a point that stands alone.</summary>
internal static class LinePath
{
    public static void Draw(SvgCanvas canvas, PlotArea plot, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Stroke stroke)
    {
        var run = new PixelRun();
        for (var point = 0; point < x.Length; point++)
        {
            if (double.IsFinite(x[point]) && double.IsFinite(y[point]))
            {
                run.Add(plot.X[x[point]], plot.Y[y[point]]);
                continue;
            }

            Finish(canvas, run, stroke);
            run = new();
        }

        Finish(canvas, run, stroke);
    }

    private static void Finish(SvgCanvas canvas, PixelRun run, Stroke stroke)
    {
        var points = run.Points();
        if (points.Count == 1)
        {
            canvas.Circle(points[0].X, points[0].Y, 1.8, stroke.Color);
        }
        else if (points.Count > 1)
        {
            canvas.Polyline(points, stroke);
        }
    }
}
