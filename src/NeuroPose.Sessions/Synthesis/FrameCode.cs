namespace NeuroPose.Sessions.Synthesis;

/// <summary>A frame's number in its picture: sixteen squares along the upper edge, white for 1 and black for 0, the least digit first.</summary>
internal static class FrameCode
{
    /// <summary>The squares.</summary>
    public const int Digits = 16;

    /// <summary>The width and height of a square in pixels.</summary>
    public const int Square = 10;

    /// <summary>Draws a number.</summary>
    public static void Draw(Span<byte> rgb, int width, int number)
    {
        for (var digit = 0; digit < Digits; digit++)
        {
            var gray = (byte)((number >> digit & 1) == 1 ? 235 : 16);
            for (var y = 0; y < Square; y++)
            {
                rgb.Slice(3 * ((y * width) + (digit * Square)), 3 * Square).Fill(gray);
            }
        }
    }

    /// <summary>Reads the number of a gray picture.</summary>
    public static int Read(ReadOnlySpan<byte> gray, int width)
    {
        var number = 0;
        for (var digit = 0; digit < Digits; digit++)
        {
            number |= (gray[(Square / 2 * width) + (digit * Square) + (Square / 2)] > 127 ? 1 : 0) << digit;
        }

        return number;
    }
}
