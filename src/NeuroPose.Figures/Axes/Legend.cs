using NeuroPose.Figures.Drawing;

namespace NeuroPose.Figures.Axes;

/// <summary>Which line is which, in rows above a plot, where it covers no data.</summary>
internal static class Legend
{
    private const double SampleWidth = 22;
    private const double RowHeight = 16;
    private const int MostRows = 6;

    public static void Draw(Page page, IReadOnlyList<(string Name, Stroke Stroke)> entries)
    {
        var (x, row, drawn) = (0.0, 0, 0);
        foreach (var (name, stroke) in entries)
        {
            var text = TextMetrics.Fit(name, TextStyle.Normal, page.ContentWidth - SampleWidth - 6);
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
            page.Canvas.Line(left, baseline - 3.5, left + SampleWidth, baseline - 3.5, stroke);
            page.Canvas.Text(left + SampleWidth + 5, baseline, text, TextStyle.Normal);
            x += width;
            drawn++;
        }

        page.Take(entries.Count == 0 ? 0 : (Math.Min(row + 1, MostRows) * RowHeight) + 4);
        if (drawn < entries.Count)
        {
            page.Note(FormattableString.Invariant($"and {entries.Count - drawn} more lines"));
        }
    }
}
