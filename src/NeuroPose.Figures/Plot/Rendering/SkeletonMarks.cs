using NeuroPose.Figures.Drawing;
using NeuroPose.Figures.Model;

namespace NeuroPose.Figures.Rendering;

/// <summary>Draws a body: names behind, bones, joints on top.</summary>
internal static class SkeletonMarks
{
    public static void Draw(SvgCanvas canvas, PanelFrame frame, SkeletonLayer body)
    {
        var names = new SkeletonNames(body);
        names.Draw(canvas, frame);
        (double X, double Y) At(int joint) => (frame.Across(body.X.Span[joint]), frame.Down(body.Y.Span[joint]));
        foreach (var (start, end, paint) in body.Bones.Where(bone => body.IsKnown(bone.From) && body.IsKnown(bone.To)))
        {
            var (from, to) = (At(start), At(end));
            canvas.Line(from.X, from.Y, to.X, to.Y, new(paint.Ink, body.Joints.Count > 0 ? 1.8 : 1.3));
        }

        for (var joint = 0; joint < Math.Min(body.Joints.Count, body.X.Length); joint++)
        {
            if (body.IsKnown(joint))
            {
                // A color that stands for a number may be as dark as a dark page: it gets a rim that no page has.
                var (radius, rim) = body.JointNumbers.Length > 0 ? (3.4, new Stroke(Ink.Axis, 0.8))
                    : names.Has(joint) ? (2.8, new Stroke(Ink.Paper, 0.8))
                    : (1.6, null);
                canvas.Circle(At(joint).X, At(joint).Y, radius, body.Joints[joint].Ink, rim);
            }
        }
    }
}
