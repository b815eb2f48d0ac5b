using NeuroPose.Figures.Axes;
using NeuroPose.Figures.Drawing;
using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Figures.Skeletons;

/// <summary>Lays out a skeleton: sides' colors, two views to one scale (one above the other on a narrow page), scale bar.</summary>
internal sealed class SkeletonDrawing(Skeleton skeleton, IReadOnlyList<Point3> joints, Page page)
{
    private const double NarrowPage = 480;
    private const double TallestBody = 360;

    public void Draw()
    {
        DrawLegend();
        if (!joints.Any(joint => joint.IsFinite))
        {
            page.Canvas.Text(page.Width / 2, page.Take(60) + 34, "no joint was detected in this frame", TextStyle.Note with { Anchor = Anchor.Middle });
            return;
        }

        (View View, SkeletonPanel Panel)[] panels = [.. new[] { View.Front, View.Side }.Select(view => (view, new SkeletonPanel(skeleton, joints, view)))];
        var perRow = page.Width < NarrowPage ? 1 : 2;
        var room = page.ContentWidth / perRow;
        var scale = panels.Min(entry => Math.Min((room - (2 * entry.Panel.NameRoom) - 10) / entry.Panel.Extent.Width, TallestBody / entry.Panel.Extent.Height));
        var height = panels.Max(entry => Math.Max(entry.Panel.Extent.Height * scale, entry.Panel.LeastHeight)) + 12;
        for (var first = 0; first < panels.Length; first += perRow)
        {
            var top = page.Take(height + 32);
            for (var column = 0; column < perRow; column++)
            {
                var (view, panel) = panels[first + column];
                var center = Page.Margin + ((column + 0.5) * room);
                page.Canvas.Text(center, top + 10, view.Name, TextStyle.Note with { Anchor = Anchor.Middle });
                panel.Draw(page.Canvas, center, top + 22, height, scale);
            }
        }

        DrawScaleBar(scale);
    }

    private void DrawLegend()
    {
        var sides = skeleton.Bones.Select(bone => bone.Side).ToHashSet();
        List<(string, Stroke)> entries = [];
        if (sides.Contains(Side.Left) || sides.Contains(Side.Right))
        {
            entries.Add(("the person’s left", new(SideColors.Of(Side.Left), 2)));
            entries.Add(("the person’s right", new(SideColors.Of(Side.Right), 2)));
        }

        if (sides.Contains(null))
        {
            entries.Add(("trunk and head", new(SideColors.Of(null), 2)));
        }

        Legend.Draw(page, entries);
    }

    private void DrawScaleBar(double scale)
    {
        // A fifth of the page is long enough to measure by and short enough to stay out of the way.
        var step = TickStep.For(new(0, page.ContentWidth / 5 / scale), 2);
        var length = step.Multiple(1);
        var y = page.Take(18) + 8;
        var right = Page.Margin + (length * scale);
        page.Canvas.Line(Page.Margin, y, right, y, new(Ink.Text, 1.5));
        page.Canvas.Line(Page.Margin, y - 3, Page.Margin, y + 3, new(Ink.Text));
        page.Canvas.Line(right, y - 3, right, y + 3, new(Ink.Text));
        page.Canvas.Text(right + 6, y + 3.5, step.Label(length) + " mm", TextStyle.Small);
    }
}
