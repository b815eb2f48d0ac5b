using NeuroPose.Figures.Drawing;
using NeuroPose.Figures.Model;

namespace NeuroPose.Figures.Rendering;

/// <summary>Draws bands and bars.</summary>
internal static class AreaMarks
{
    public static void DrawBand(SvgCanvas canvas, PanelFrame frame, BandLayer band, string color)
    {
        foreach (var (first, last) in band.Runs())
        {
            // The envelope of each half pixel: a band of any length stays small, and none of its reach is lost.
            List<(double X, double Top, double Bottom)> columns = [];
            for (var point = first; point <= last; point++)
            {
                var x = frame.Across(band.X.Span[point]);
                var (low, high) = (frame.Down(band.Low.Span[point]), frame.Down(band.High.Span[point]));
                var (top, bottom) = (Math.Min(low, high), Math.Max(low, high));
                if (columns.Count > 0 && Math.Floor(columns[^1].X * 2) == Math.Floor(x * 2))
                {
                    columns[^1] = (columns[^1].X, Math.Min(columns[^1].Top, top), Math.Max(columns[^1].Bottom, bottom));
                }
                else
                {
                    columns.Add((x, top, bottom));
                }
            }

            if (columns.Count == 1)
            {
                canvas.Line(columns[0].X, columns[0].Top, columns[0].X, columns[0].Bottom, new(color, 2, Opacity: 0.25));
                continue;
            }

            canvas.Polygon(
                [.. columns.Select(column => (column.X, column.Top)), .. columns.AsEnumerable().Reverse().Select(column => (column.X, column.Bottom))], color, 0.25);
        }
    }

    public static void DrawBars(SvgCanvas canvas, PanelFrame frame, BarLayer bars, string color, Remarks remarks)
    {
        var zero = frame.Down(0);
        var kept = new Dictionary<double, int>();
        for (var bar = 0; bar < bars.X.Length; bar++)
        {
            if (!double.IsFinite(bars.X.Span[bar]) || !double.IsFinite(bars.Heights.Span[bar]))
            {
                continue;
            }

            var column = Math.Floor(frame.Across(bars.X.Span[bar]) * 2);
            if (!kept.TryGetValue(column, out var other) || Math.Abs(bars.Heights.Span[bar]) > Math.Abs(bars.Heights.Span[other]))
            {
                kept[column] = bar;
            }
        }

        foreach (var bar in kept.Values.Order())
        {
            var (left, right) = (frame.Across(bars.X.Span[bar] - (bars.Width / 2)), frame.Across(bars.X.Span[bar] + (bars.Width / 2)));
            var end = frame.Down(bars.Heights.Span[bar]);
            canvas.Rectangle(Math.Min(left, right), Math.Min(zero, end), Math.Max(Math.Abs(right - left), 0.5), Math.Abs(end - zero), color, 0.85);
        }

        canvas.Line(frame.Left, zero, frame.Right, zero, new(Ink.Axis));
        var known = PointsCheck.FiniteCount(bars.X.Span, bars.Heights.Span);
        remarks.Add(known < bars.X.Length ? FormattableString.Invariant($"No bar: {bars.X.Length - known} of {bars.X.Length} values are not finite.") : "");
        remarks.Add(kept.Count < known ? FormattableString.Invariant($"Down-sampled: of {known} bars the longest of each half pixel is drawn.") : "");
    }
}
