using NeuroPose.Figures.Drawing;

namespace NeuroPose.Figures.Axes;

/// <summary>Names of vertical marks in rows above a plot, none over another.</summary>
internal sealed class MarkLabels
{
    private const double RowHeight = 13;
    private const int MostRows = 3;

    private readonly List<(double X, double Y, string Text)> placed = [];

    private MarkLabels(double bottom) => Bottom = bottom;

    /// <summary>Where the marks' lines begin.</summary>
    public double Bottom { get; private set; }

    /// <summary>Takes room for the names and returns how many found none.</summary>
    public static int Reserve(Page page, IReadOnlyList<(double X, string Label)> marks, double right, out MarkLabels labels)
    {
        labels = new(page.Y);
        var ends = Enumerable.Repeat(double.NegativeInfinity, MostRows).ToArray();
        var hidden = 0;
        foreach (var (x, label) in marks.Where(mark => mark.Label.Length > 0).OrderBy(mark => mark.X))
        {
            var width = TextMetrics.Width(label, TextStyle.Small);
            var start = Math.Max(Page.Margin, Math.Min(x - (width / 2), right + 14 - width));
            var row = Array.FindIndex(ends, end => end + 6 <= start);
            if (row < 0 || width > page.ContentWidth)
            {
                hidden++;
                continue;
            }

            ends[row] = start + width;
            labels.placed.Add((start + (width / 2), row, label));
        }

        var rows = ends.Count(double.IsFinite);
        for (var index = 0; index < labels.placed.Count; index++)
        {
            var (x, row, text) = labels.placed[index];
            labels.placed[index] = (x, page.Y + ((rows - row) * RowHeight) - 3, text);
        }

        page.Take(rows * RowHeight);
        labels.Bottom = page.Y;
        return hidden;
    }

    public void Draw(SvgCanvas canvas)
    {
        foreach (var (x, y, text) in placed)
        {
            canvas.Text(x, y, text, TextStyle.Note with { Anchor = Anchor.Middle });
        }
    }
}
