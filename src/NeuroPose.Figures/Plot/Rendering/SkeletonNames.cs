using NeuroPose.Figures.Drawing;
using NeuroPose.Figures.Model;

namespace NeuroPose.Figures.Rendering;

/// <summary>Names to both sides of a body, with thin lines to their joints.</summary>
internal sealed class SkeletonNames(SkeletonLayer body)
{
    private const double LeaderRoom = 14;
    private const double LongestName = 90;

    private readonly int[] named = [.. Enumerable.Range(0, body.X.Length).Where(joint => body.IsKnown(joint) && body.NameOf(joint).Length > 0)];

    public bool Has(int joint) => Array.IndexOf(named, joint) >= 0;

    /// <summary>What the names take on each side.</summary>
    public double Room => named.Length == 0
        ? 4
        : LeaderRoom + Math.Min(LongestName, named.Max(joint => TextMetrics.Width(body.NameOf(joint), TextStyle.Small)));

    /// <summary>The height below which the names would overlap.</summary>
    public double LeastHeight => ((named.Length + 1) / 2) * LabelColumn.LineHeight;

    public void Draw(SvgCanvas canvas, PanelFrame frame)
    {
        var acrossTheBody = named.OrderBy(joint => X(joint)).ThenBy(joint => joint).ToArray();
        var half = acrossTheBody.Length / 2;
        Column(acrossTheBody[..half], -1);
        Column(acrossTheBody[half..], 1);

        double X(int joint) => frame.Across(body.X.Span[joint]);
        double Y(int joint) => frame.Down(body.Y.Span[joint]);

        void Column(int[] column, int direction)
        {
            var ordered = column.OrderBy(Y).ThenBy(joint => joint).ToArray();
            var spare = Math.Max(0, LeastHeight - (frame.Bottom - frame.Top)) / 2;
            var heights = LabelColumn.Place([.. ordered.Select(Y)], frame.Top - spare + 5, frame.Bottom + spare - 5);
            var edge = direction < 0 ? frame.Left - LeaderRoom : frame.Right + LeaderRoom;
            for (var index = 0; index < ordered.Length; index++)
            {
                var style = TextStyle.Small with { Anchor = direction < 0 ? Anchor.End : Anchor.Start };
                canvas.Line(X(ordered[index]), Y(ordered[index]), edge - (direction * 2), heights[index], new(Ink.Unknown, 0.8));
                canvas.Text(edge, heights[index] + 3.5, TextMetrics.Fit(body.NameOf(ordered[index]), style, LongestName), style);
            }
        }
    }
}
