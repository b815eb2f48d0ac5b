using NeuroPose.Figures.Drawing;
using NeuroPose.Figures.Scales;

namespace NeuroPose.Figures.Rendering;

/// <summary>
/// How many pixels a step of one takes in panels whose axes have one scale; bodies on one page share it, so that they compare.
/// </summary>
internal sealed class EqualScales
{
    private const double TallestBody = 360;
    private const double TallestMatrix = 420;

    // Pixels for two steps: a range from the least to the greatest number must not overflow.
    private readonly Dictionary<PanelFrame, double> pixels = new(ReferenceEqualityComparer.Instance);
    private readonly PanelFrame? body;

    public EqualScales(IReadOnlyList<PanelFrame> frames, Func<PanelFrame, double> room)
    {
        foreach (var frame in frames.Where(frame => frame.Panel.EqualScale))
        {
            var tallest = frame.Panel.Y.Hidden ? TallestBody : frame.Panel.Y.Names.Count > 0 ? double.PositiveInfinity : TallestMatrix;
            pixels[frame] = Math.Min(Math.Min(Math.Max(room(frame), 20) / Half(frame.Domain.X), tallest / Half(frame.Domain.Y)), frame.Panel.LargestStep * 2);
        }

        PanelFrame[] bodies = [.. frames.Where(frame => frame.Panel is { EqualScale: true, ScaleBarUnit.Length: > 0 })];
        body = bodies.FirstOrDefault();
        var shared = bodies.Select(frame => pixels[frame]).DefaultIfEmpty(0).Min();
        foreach (var frame in bodies)
        {
            pixels[frame] = shared;
        }
    }

    /// <summary>The panel's width; null where its axes have scales of their own.</summary>
    public double? Width(PanelFrame frame) => pixels.TryGetValue(frame, out var scale) ? scale * Half(frame.Domain.X) : null;

    /// <summary>The panel's height; null where its axes have scales of their own.</summary>
    public double? Height(PanelFrame frame) => pixels.TryGetValue(frame, out var scale) ? scale * Half(frame.Domain.Y) : null;

    /// <summary>Draws the bar that stands for axes under bodies.</summary>
    public void DrawBar(Page page)
    {
        if (body is null)
        {
            return;
        }

        // A fifth of the page is long enough to measure by and short enough to stay out of the way.
        var scale = pixels[body] / 2;
        var longest = page.ContentWidth / 5 / scale;
        if (!double.IsFinite(longest) || longest > 1e300)
        {
            return;
        }

        var step = TickStep.For(new(0, longest), 2);
        var length = step.Multiple(1);
        var y = page.Take(18) + 8;
        var right = Page.Margin + (length * scale);
        page.Canvas.Line(Page.Margin, y, right, y, new(Ink.Text, 1.5));
        page.Canvas.Line(Page.Margin, y - 3, Page.Margin, y + 3, new(Ink.Text));
        page.Canvas.Line(right, y - 3, right, y + 3, new(Ink.Text));
        page.Canvas.Text(right + 6, y + 3.5, step.Label(length) + " " + body.Panel.ScaleBarUnit, TextStyle.Small);
    }

    private static double Half(Interval range) => (range.High / 2) - (range.Low / 2);
}
