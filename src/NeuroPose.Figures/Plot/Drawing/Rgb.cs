using System.Globalization;

namespace NeuroPose.Figures.Drawing;

/// <summary>A color in sRGB.</summary>
internal readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    /// <summary>How light it looks, 0 to 255 (luma of ITU-R BT.601): decides between black and white text on it.</summary>
    public double Luma => (0.299 * Red) + (0.587 * Green) + (0.114 * Blue);

    /// <summary>The color of text that reads well on this one.</summary>
    public string TextOnTop => Luma < 140 ? "#ffffff" : "#1f2328";

    public string Hex => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");
}
