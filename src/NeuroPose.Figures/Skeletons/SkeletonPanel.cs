using NeuroPose.Figures.Axes;
using NeuroPose.Figures.Drawing;
using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Figures.Skeletons;

/// <summary>One view of a skeleton in a rectangle: bones, joints, and names to both sides with thin lines to their joints.</summary>
internal sealed class SkeletonPanel(Skeleton skeleton, IReadOnlyList<Point3> joints, View view)
{
    private const double LeaderRoom = 14;

    private readonly int[] drawn = [.. Enumerable.Range(0, joints.Count).Where(joint => joints[joint].IsFinite)];
    private readonly int[] named = [.. NamedJoints.Of(skeleton).Where(joint => joints[joint].IsFinite)];

    /// <summary>The extent in millimeters.</summary>
    public (double Width, double Height) Extent => (Size(Horizontal), Size(Vertical));

    /// <summary>What the names take on each side.</summary>
    public double NameRoom => named.Length == 0 ? LeaderRoom : LeaderRoom + Math.Min(90, named.Max(joint => TextMetrics.Width(Name(joint), TextStyle.Small)));

    /// <summary>The height below which the names would overlap.</summary>
    public double LeastHeight => ((named.Length + 1) / 2) * LabelColumn.LineHeight;

    private Interval Horizontal => Interval.Of(drawn.Select(joint => view.Horizontal(joints[joint])));

    private Interval Vertical => Interval.Of(drawn.Select(joint => joints[joint].Y));

    /// <summary>Draws around a center at that many pixels a millimeter.</summary>
    public void Draw(SvgCanvas canvas, double centerX, double top, double height, double pixelsPerMillimeter)
    {
        var (x, y) = (Horizontal, Vertical);
        (double X, double Y) At(int joint) => (
            centerX + Offset(view.Horizontal(joints[joint]), x, pixelsPerMillimeter),
            top + (height / 2) + Offset(joints[joint].Y, y, pixelsPerMillimeter));

        var reach = Math.Max(Size(x) * pixelsPerMillimeter / 2, 8);
        DrawNames(canvas, At, centerX, reach, top, height);
        foreach (var bone in skeleton.Bones.Where(bone => joints[bone.From].IsFinite && joints[bone.To].IsFinite))
        {
            var (from, to) = (At(bone.From), At(bone.To));
            canvas.Line(from.X, from.Y, to.X, to.Y, new(SideColors.Of(bone.Side), 1.8));
        }

        foreach (var joint in drawn)
        {
            var (atX, atY) = At(joint);
            var isNamed = Array.IndexOf(named, joint) >= 0;
            canvas.Circle(atX, atY, isNamed ? 2.8 : 1.6, SideColors.Of(SideColors.OfJoint(skeleton, joint)), isNamed ? new(Ink.Paper, 0.8) : null);
        }
    }

    private static double Size(Interval range) => Math.Min(range.High - range.Low, 1e300);

    // Halves first: a range from the least to the greatest number must not overflow.
    private static double Offset(double value, Interval range, double scale) =>
        ((value / 2) - (range.Low / 4) - (range.High / 4)) * scale * 2;

    private string Name(int joint) => skeleton.JointNames[joint];

    private void DrawNames(SvgCanvas canvas, Func<int, (double X, double Y)> at, double centerX, double reach, double top, double height)
    {
        var acrossTheBody = named.OrderBy(joint => at(joint).X).ThenBy(joint => joint).ToArray();
        var half = acrossTheBody.Length / 2;
        Column(acrossTheBody[..half], -1);
        Column(acrossTheBody[half..], 1);

        void Column(int[] column, int direction)
        {
            var ordered = column.OrderBy(joint => at(joint).Y).ThenBy(joint => joint).ToArray();
            var heights = LabelColumn.Place([.. ordered.Select(joint => at(joint).Y)], top + 5, top + height - 5);
            var edge = centerX + (direction * (reach + LeaderRoom));
            for (var index = 0; index < ordered.Length; index++)
            {
                var (jointX, jointY) = at(ordered[index]);
                var style = TextStyle.Small with { Anchor = direction < 0 ? Anchor.End : Anchor.Start };
                canvas.Line(jointX, jointY, edge - (direction * 2), heights[index], new(Ink.Unknown, 0.8));
                canvas.Text(edge, heights[index] + 3.5, TextMetrics.Fit(Name(ordered[index]), style, 90), style);
            }
        }
    }
}
