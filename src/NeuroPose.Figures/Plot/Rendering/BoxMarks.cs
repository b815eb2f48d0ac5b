using NeuroPose.Figures.Drawing;
using NeuroPose.Figures.Model;

namespace NeuroPose.Figures.Rendering;

/// <summary>Draws a box with whiskers and outliers.</summary>
internal static class BoxMarks
{
    public static void Draw(SvgCanvas canvas, PanelFrame frame, BoxLayer box, string color)
    {
        if (double.IsNaN(box.Median) || !double.IsFinite(box.X))
        {
            return;
        }

        var (left, middle, right) = (frame.Across(box.X - (box.Width / 2)), frame.Across(box.X), frame.Across(box.X + (box.Width / 2)));
        var (lower, upper) = (frame.Down(box.LowerQuartile), frame.Down(box.UpperQuartile));
        var stroke = new Stroke(color, 1.2);
        canvas.Rectangle(left, Math.Min(lower, upper), right - left, Math.Abs(upper - lower), color, 0.25, stroke);
        canvas.Line(left, frame.Down(box.Median), right, frame.Down(box.Median), stroke with { Width = 2 });
        foreach (var (from, to) in new[] { (upper, frame.Down(box.UpperWhisker)), (lower, frame.Down(box.LowerWhisker)) })
        {
            canvas.Line(middle, from, middle, to, stroke);
            canvas.Line((left + middle) / 2, to, (middle + right) / 2, to, stroke);
        }

        foreach (var outlier in box.Outliers.Select(frame.Down).Distinct())
        {
            canvas.Circle(middle, outlier, 1.8, Ink.Paper, stroke);
        }
    }
}
