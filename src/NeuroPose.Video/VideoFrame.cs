namespace NeuroPose.Videos;

/// <summary>One decoded frame. Its bytes go from the top left, row after row, without gaps.</summary>
public sealed class VideoFrame
{
    internal VideoFrame(int index, double seconds, int width, int height, PixelForm form, byte[] pixels)
    {
        (Index, Seconds, Width, Height, Form, Pixels) = (index, seconds, width, height, form, pixels);
    }

    /// <summary>Its place in the order of showing, from zero.</summary>
    public int Index { get; }

    /// <summary>When it is shown, as the file has it, in seconds; NaN where the file does not say.</summary>
    public double Seconds { get; }

    /// <summary>Its width in pixels.</summary>
    public int Width { get; }

    /// <summary>Its height in pixels.</summary>
    public int Height { get; }

    /// <summary>What its bytes are.</summary>
    public PixelForm Form { get; }

    /// <summary>Bytes a pixel.</summary>
    public int Channels => Form == PixelForm.Rgb ? 3 : 1;

    /// <summary>The bytes: <see cref="Height"/> rows of <see cref="Width"/> pixels of <see cref="Channels"/> bytes.</summary>
    public ReadOnlyMemory<byte> Bytes => Pixels;

    /// <summary>The bytes themselves, for who reads them fast or reads the next frame into them.</summary>
    internal byte[] Pixels { get; }

    /// <summary>The frame in words.</summary>
    public override string ToString() => FormattableString.Invariant($"frame {Index}, {Seconds:0.######} s, {Width}×{Height}, {Form}");
}
