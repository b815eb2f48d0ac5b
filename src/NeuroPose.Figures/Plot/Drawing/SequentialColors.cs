namespace NeuroPose.Figures.Drawing;

/// <summary>
/// Dark indigo over teal to light yellow: lightness rises evenly, so the order survives gray print and every common
/// form of color blindness.
/// </summary>
internal static class SequentialColors
{
    private static readonly Rgb[] Anchors =
    [
        new(44, 20, 80), new(52, 58, 124), new(42, 98, 138), new(30, 136, 138), new(64, 172, 118), new(150, 204, 84), new(246, 232, 92),
    ];

    /// <summary>The color at a fraction from 0 (lowest) to 1 (highest); outside is clamped.</summary>
    public static Rgb At(double fraction)
    {
        var position = Math.Clamp(fraction, 0, 1) * (Anchors.Length - 1);
        var index = Math.Min((int)position, Anchors.Length - 2);
        var (from, to, part) = (Anchors[index], Anchors[index + 1], position - index);
        byte Mix(byte a, byte b) => (byte)Math.Round(a + ((b - a) * part));
        return new(Mix(from.Red, to.Red), Mix(from.Green, to.Green), Mix(from.Blue, to.Blue));
    }
}
