using NeuroPose.Videos;

namespace NeuroPose.Inference.Pictures;

/// <summary>A picture: red, green and blue of each pixel, row after row from the top left.</summary>
internal readonly record struct Picture(byte[] Rgb, int Width, int Height)
{
    /// <summary>The picture of a frame.</summary>
    public static Picture Of(VideoFrame frame) => frame.Form == PixelForm.Rgb
        ? new(frame.Pixels, frame.Width, frame.Height)
        : throw new ArgumentException("Poses are estimated from frames in color: open the video with Pixels = PixelForm.Rgb.", nameof(frame));

    /// <summary>
    /// Samples the picture between its pixels (bilinear) into a smaller or larger one. Around the picture is the given gray.
    /// </summary>
    /// <param name="toHere">Takes places of the new picture to places of this one.</param>
    /// <param name="width">Width of the new picture.</param>
    /// <param name="height">Height of the new picture.</param>
    /// <param name="pad">The level around the picture, 0 to 255.</param>
    /// <param name="into">Three numbers a pixel, 0 to 255.</param>
    public void Sample(in Affine toHere, int width, int height, float pad, Span<float> into)
    {
        var at = 0;
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++, at += 3)
            {
                var (x, y) = toHere.Of(column + 0.5, row + 0.5);
                Sample(x - 0.5, y - 0.5, pad, into.Slice(at, 3));
            }
        }
    }

    private void Sample(double x, double y, float pad, Span<float> into)
    {
        // What is farther away than a pixel, or is no number, is not in the picture.
        if (!(x > -1 && y > -1 && x < Width && y < Height))
        {
            into.Fill(pad);
            return;
        }

        var (left, top) = ((int)Math.Floor(x), (int)Math.Floor(y));
        var (toRight, toBottom) = ((float)(x - left), (float)(y - top));
        if (left >= 0 && top >= 0 && left + 1 < Width && top + 1 < Height)
        {
            var upper = Rgb.AsSpan(((top * Width) + left) * 3, 6);
            var lower = Rgb.AsSpan((((top + 1) * Width) + left) * 3, 6);
            for (var color = 0; color < 3; color++)
            {
                into[color] = Mix(upper[color], upper[color + 3], lower[color], lower[color + 3], toRight, toBottom);
            }

            return;
        }

        for (var color = 0; color < 3; color++)
        {
            into[color] = Mix(
                Level(left, top, color, pad), Level(left + 1, top, color, pad), Level(left, top + 1, color, pad), Level(left + 1, top + 1, color, pad), toRight, toBottom);
        }
    }

    private static float Mix(float upperLeft, float upperRight, float lowerLeft, float lowerRight, float toRight, float toBottom)
    {
        var upper = (upperLeft * (1 - toRight)) + (upperRight * toRight);
        var lower = (lowerLeft * (1 - toRight)) + (lowerRight * toRight);
        return (upper * (1 - toBottom)) + (lower * toBottom);
    }

    private float Level(int column, int row, int color, float pad) =>
        (uint)column < (uint)Width && (uint)row < (uint)Height ? Rgb[(((row * Width) + column) * 3) + color] : pad;
}
