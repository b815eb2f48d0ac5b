using NeuroPose.Inference.Pictures;
using NeuroPose.Videos;

namespace NeuroPose.Inference.Overlays;

/// <summary>Some frames of a video, small, on one picture.</summary>
internal sealed class ContactSheet
{
    private const int Gap = 4;

    private readonly (int Width, int Height) frame;
    private readonly (int Width, int Height) small;
    private readonly int inARow;
    private readonly int count;
    private readonly byte[] rgb;
    private int taken;

    /// <summary>An empty sheet.</summary>
    public ContactSheet(int width, int height, int smallWidth, int inARow, int count)
    {
        (frame, this.inARow, this.count) = ((width, height), inARow, count);
        small = (smallWidth, Math.Max(1, smallWidth * height / width));
        rgb = new byte[Width * Height * 3];
        Array.Fill(rgb, (byte)255);
    }

    private int Width => (inARow * (small.Width + Gap)) + Gap;

    private int Height => (Math.Max(1, (count + inARow - 1) / inARow) * (small.Height + Gap)) + Gap;

    /// <summary>Takes a frame where it is one of those that are spread evenly from the first to the last.</summary>
    public void Take(int index, int all, byte[] bytes)
    {
        if (taken >= count || index < (count == 1 ? 0 : (long)taken * (all - 1) / (count - 1)))
        {
            return;
        }

        var levels = new float[small.Width * small.Height * 3];
        new Picture(bytes, frame.Width, frame.Height).Sample(
            Affine.Fit(frame.Width, frame.Height, small.Width, small.Height, isCentered: true).Inverse(), small.Width, small.Height, pad: 255, levels);
        var (left, top) = (Gap + (taken % inARow * (small.Width + Gap)), Gap + (taken / inARow * (small.Height + Gap)));
        for (var row = 0; row < small.Height; row++)
        {
            for (var at = 0; at < small.Width * 3; at++)
            {
                rgb[(((top + row) * Width) + left) * 3 + at] = (byte)MathF.Round(levels[(row * small.Width * 3) + at]);
            }
        }

        taken++;
    }

    /// <summary>Writes the sheet.</summary>
    public void Save(string path, CancellationToken cancellation) => PictureFile.Write(path, rgb, Width, Height, cancellation);
}
