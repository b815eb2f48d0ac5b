namespace NeuroPose.Inference.Overlays;

/// <summary>Draws lines and discs into the bytes of a picture, with smooth edges.</summary>
internal readonly record struct Canvas(byte[] Rgb, int Width, int Height)
{
    /// <summary>Colors that can be told apart, also by most who are color-blind; one for each person.</summary>
    /// <remarks>Source: Okabe and Ito, Color Universal Design (2008).</remarks>
    public static IReadOnlyList<(byte Red, byte Green, byte Blue)> Colors { get; } =
        [(0, 158, 115), (230, 159, 0), (86, 180, 233), (213, 94, 0), (204, 121, 167), (240, 228, 66), (0, 114, 178)];

    /// <summary>A disc.</summary>
    public void Disc(double x, double y, double radius, (byte, byte, byte) color) => Line((x, y), (x, y), radius * 2, color);

    /// <summary>A line with round ends.</summary>
    public void Line((double X, double Y) from, (double X, double Y) to, double width, (byte Red, byte Green, byte Blue) color)
    {
        var half = width / 2;
        var (left, right) = (Column(Math.Min(from.X, to.X) - half - 1, Width), Column(Math.Max(from.X, to.X) + half + 1, Width));
        var (top, bottom) = (Column(Math.Min(from.Y, to.Y) - half - 1, Height), Column(Math.Max(from.Y, to.Y) + half + 1, Height));
        var (alongX, alongY) = (to.X - from.X, to.Y - from.Y);
        var length = (alongX * alongX) + (alongY * alongY);
        for (var row = top; row < bottom; row++)
        {
            for (var column = left; column < right; column++)
            {
                var (x, y) = (column + 0.5 - from.X, row + 0.5 - from.Y);
                var share = length > 0 ? Math.Clamp(((x * alongX) + (y * alongY)) / length, 0, 1) : 0;
                var (awayX, awayY) = (x - (share * alongX), y - (share * alongY));
                var cover = Math.Clamp(half + 0.5 - Math.Sqrt((awayX * awayX) + (awayY * awayY)), 0, 1);
                if (cover > 0)
                {
                    Mix(((row * Width) + column) * 3, cover, color);
                }
            }
        }
    }

    // A place far outside, or none, is at the edge.
    private static int Column(double place, int size) => double.IsNaN(place) ? 0 : (int)Math.Clamp(Math.Round(place), 0, size);

    private void Mix(int at, double cover, (byte Red, byte Green, byte Blue) color)
    {
        Rgb[at] = (byte)Math.Round((Rgb[at] * (1 - cover)) + (color.Red * cover));
        Rgb[at + 1] = (byte)Math.Round((Rgb[at + 1] * (1 - cover)) + (color.Green * cover));
        Rgb[at + 2] = (byte)Math.Round((Rgb[at + 2] * (1 - cover)) + (color.Blue * cover));
    }
}
