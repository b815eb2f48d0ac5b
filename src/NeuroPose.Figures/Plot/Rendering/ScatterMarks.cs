using NeuroPose.Figures.Drawing;
using NeuroPose.Figures.Model;

namespace NeuroPose.Figures.Rendering;

/// <summary>Draws dots; of very many, one for each pixel that has any.</summary>
internal static class ScatterMarks
{
    private const int MostDots = 4000;

    public static void Draw(SvgCanvas canvas, PanelFrame frame, ScatterLayer dots, string color, Remarks remarks)
    {
        var taken = dots.X.Length > MostDots ? new HashSet<(double, double)>() : null;
        for (var dot = 0; dot < dots.X.Length; dot++)
        {
            var (atX, atY) = (dots.X.Span[dot], dots.Y.Span[dot]);
            if (!double.IsFinite(atX) || !double.IsFinite(atY))
            {
                continue;
            }

            var (x, y) = (frame.Across(atX), frame.Down(atY));
            if (taken is null || taken.Add((Math.Round(x), Math.Round(y))))
            {
                DrawDot(canvas, x, y, dots, dot, color);
            }
        }

        remarks.Add(taken is null ? "" : FormattableString.Invariant($"Down-sampled: of {dots.X.Length} dots one is drawn for each pixel that has any."));
    }

    private static void DrawDot(SvgCanvas canvas, double x, double y, ScatterLayer dots, int dot, string color)
    {
        var strength = dot < dots.Strengths.Length ? dots.Strengths.Span[dot] : 1;
        if (double.IsNaN(strength))
        {
            canvas.Circle(x, y, dots.Radius - 0.4, Ink.Paper, new(color, 0.8));
        }
        else
        {
            // A dot of no confidence is still seen; one that is not known is open.
            canvas.Circle(x, y, dots.Radius, color, opacity: 0.12 + (0.88 * Math.Clamp(strength, 0, 1)));
        }

        if (dot < dots.Labels.Count && dots.Labels[dot].Length > 0)
        {
            canvas.Text(x, y - dots.Radius - 3, TextMetrics.Fit(dots.Labels[dot], TextStyle.Small, 120), TextStyle.Small with { Anchor = Anchor.Middle });
        }
    }
}
