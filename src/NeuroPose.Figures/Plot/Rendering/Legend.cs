using NeuroPose.Figures.Drawing;
using NeuroPose.Figures.Model;

namespace NeuroPose.Figures.Rendering;

/// <summary>Which color is what, in rows above the panels, where it covers no data.</summary>
internal static class Legend
{
    private const double SampleWidth = 22;
    private const double RowHeight = 16;
    private const int MostRows = 6;

    public static void Draw(Page page, IReadOnlyList<LegendEntry> entries)
    {
        var (x, row, drawn) = (0.0, 0, 0);
        foreach (var entry in entries)
        {
            var text = TextMetrics.Fit(entry.Name, TextStyle.Normal, page.ContentWidth - SampleWidth - 6);
            var width = SampleWidth + 5 + TextMetrics.Width(text, TextStyle.Normal) + 14;
            if (x > 0 && x + width - 14 > page.ContentWidth)
            {
                (x, row) = (0, row + 1);
            }

            if (row == MostRows)
            {
                break;
            }

            var (left, baseline) = (Page.Margin + x, page.Y + (row * RowHeight) + 10);
            DrawSample(page.Canvas, left, baseline - 3.5, entry);
            page.Canvas.Text(left + SampleWidth + 5, baseline, text, TextStyle.Normal);
            x += width;
            drawn++;
        }

        page.Take(entries.Count == 0 ? 0 : (Math.Min(row + 1, MostRows) * RowHeight) + 4);
        if (drawn < entries.Count)
        {
            page.Note(FormattableString.Invariant($"and {entries.Count - drawn} more entries of the legend"));
        }
    }

    private static void DrawSample(SvgCanvas canvas, double left, double middle, LegendEntry entry)
    {
        if (entry.Area)
        {
            canvas.Rectangle(left, middle - 4, SampleWidth, 8, entry.Paint.Ink, 0.6);
            return;
        }

        if (entry.Dot)
        {
            canvas.Circle(left + (SampleWidth / 2), middle, 3, entry.Paint.Ink);
            return;
        }

        var stroke = entry.Line < 0 ? new Stroke(entry.Paint.Ink, 2) : SeriesColors.Line(entry.Line);
        canvas.Line(left, middle, left + SampleWidth, middle, stroke);
    }
}
