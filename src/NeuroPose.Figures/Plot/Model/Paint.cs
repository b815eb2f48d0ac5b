using NeuroPose.Figures.Drawing;

namespace NeuroPose.Figures.Model;

/// <summary>A color of a figure's palettes. The default value is the color of text.</summary>
public readonly record struct Paint
{
    private readonly string? color;

    private Paint(string color) => this.color = color;

    /// <summary>The page's own ink: dark on paper, light on a dark page.</summary>
    public static Paint Text { get; } = new(Drawing.Ink.Text);

    /// <summary>A gray for what stands behind the data.</summary>
    public static Paint Muted { get; } = new(Drawing.Ink.Muted);

    /// <summary>A light gray for what is not known.</summary>
    public static Paint Unknown { get; } = new(Drawing.Ink.Unknown);

    internal string Ink => color ?? Drawing.Ink.Text;

    /// <summary>A color for lines and areas that color-blind readers can tell apart (Okabe and Ito 2008).</summary>
    /// <param name="index">From zero; after the seventh they come again.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative.</exception>
    public static Paint Series(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return new(SeriesColors.Of(index));
    }

    /// <summary>A color of the sequential scale: dark for 0, light for 1; outside is clamped, and NaN is <see cref="Unknown"/>.</summary>
    public static Paint Value(double fraction) => double.IsNaN(fraction) ? Unknown : new(SequentialColors.At(fraction).Hex);
}
