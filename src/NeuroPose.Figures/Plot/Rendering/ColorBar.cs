using NeuroPose.Figures.Drawing;
using NeuroPose.Figures.Scales;

namespace NeuroPose.Figures.Rendering;

/// <summary>The scale beside a heat map: colors, ticks, quantity and unit.</summary>
internal sealed class ColorBar
{
    private const double BarWidth = 12;
    private const double TickLength = 4;
    private const double TitleRoom = 18;
    private const int Bands = 64;

    private readonly Interval range;
    private readonly string quantity;
    private readonly IReadOnlyList<Tick> ticks;

    public ColorBar(Interval range, string quantity, double height)
    {
        this.range = range;
        this.quantity = quantity;
        ticks = Tick.Within(range, Math.Clamp((int)(height / 36), 2, 6));
        LabelWidth = ticks.Max(tick => TextMetrics.Width(tick.Label, TextStyle.Small));
    }

    /// <summary>All the room it takes.</summary>
    public double Width => BarWidth + TickLength + 2 + LabelWidth + TitleRoom;

    private double LabelWidth { get; }

    public void Draw(SvgCanvas canvas, double x, double top, double height)
    {
        for (var band = 0; band < Bands; band++)
        {
            // From whole pixel to whole pixel, so that no background shows between bands.
            var upper = Math.Round(top + (height * band / Bands));
            var lower = Math.Round(top + (height * (band + 1) / Bands));
            if (lower > upper)
            {
                canvas.Cell(x, upper, BarWidth, lower - upper, SequentialColors.At(1 - ((band + 0.5) / Bands)).Hex);
            }
        }

        var scale = new Scale(range, top + height, top);
        foreach (var tick in ticks)
        {
            var y = scale[tick.Value];
            canvas.Line(x + BarWidth, y, x + BarWidth + TickLength, y, new(Ink.Axis));
            canvas.Text(x + BarWidth + TickLength + 2, y + 3.5, tick.Label, TextStyle.Small);
        }

        var style = TextStyle.Small with { Anchor = Anchor.Middle, Rotation = -90 };
        canvas.Text(x + Width - 4, top + (height / 2), TextMetrics.Fit(quantity, style, Math.Max(height, 60)), style);
    }
}
