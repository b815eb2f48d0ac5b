using NeuroPose.Figures.Drawing;

namespace NeuroPose.Figures.Rendering;

/// <summary>Draws a line: one polyline for each run without gaps, a dot for a point that stands alone.</summary>
internal static class LinePath
{
    /// <summary>Draws it and says whether points were thinned.</summary>
    public static bool Draw(SvgCanvas canvas, PanelFrame frame, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Stroke stroke)
    {
        var run = new PixelRun();
        var thinned = false;
        for (var point = 0; point < x.Length; point++)
        {
            if (double.IsFinite(x[point]) && double.IsFinite(y[point]))
            {
                var across = frame.Across(x[point]);
                run.Add(across, frame.Down(y[point]), Math.Floor(across * 2));
                continue;
            }

            thinned |= Finish(canvas, run, stroke);
            run = new();
        }

        return Finish(canvas, run, stroke) || thinned;
    }

    private static bool Finish(SvgCanvas canvas, PixelRun run, Stroke stroke)
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

        return run.IsThinned;
    }
}
