using NeuroPose.Figures.Drawing;

namespace NeuroPose.Figures.Rendering;

/// <summary>Names of vertical marks in rows above a panel, none over another.</summary>
internal sealed class MarkLabels
{
    private const double RowHeight = 13;
    private const int MostRows = 3;

    private readonly List<(double X, int Row, string Text)> placed = [];
    private readonly int rows;

    /// <summary>Places as many names as there is room for.</summary>
    /// <param name="marks">Where each mark stands, and its name.</param>
    /// <param name="left">Where the room for names begins.</param>
    /// <param name="right">Where it ends.</param>
    public MarkLabels(IReadOnlyList<(double X, string Label)> marks, double left, double right)
    {
        var ends = Enumerable.Repeat(double.NegativeInfinity, MostRows).ToArray();
        foreach (var (x, label) in marks.Where(mark => mark.Label.Length > 0).OrderBy(mark => mark.X))
        {
            var width = TextMetrics.Width(label, TextStyle.Small);
            var start = Math.Max(left, Math.Min(x - (width / 2), right - width));
            var row = Array.FindIndex(ends, end => end + 6 <= start);
            if (row < 0 || width > right - left)
            {
                Hidden++;
                continue;
            }

            ends[row] = start + width;
            placed.Add((start + (width / 2), row, label));
        }

        rows = ends.Count(double.IsFinite);
    }

    /// <summary>How many names found no room.</summary>
    public int Hidden { get; }

    public double Height => rows * RowHeight;

    public void Draw(SvgCanvas canvas, double bottom)
    {
        foreach (var (x, row, text) in placed)
        {
            canvas.Text(x, bottom - (row * RowHeight) - 3, text, TextStyle.Note with { Anchor = Anchor.Middle });
        }
    }
}
