namespace NeuroPose.Videos;

/// <summary>What a frame's bytes are.</summary>
public enum PixelForm
{
    /// <summary>Three bytes a pixel: red, green, blue.</summary>
    Rgb,

    /// <summary>One byte a pixel: 0 is black, 255 white.</summary>
    Gray,
}

/// <summary>How a video is read.</summary>
public sealed record VideoOptions
{
    /// <summary>What a frame's bytes are.</summary>
    public PixelForm Pixels { get; init; } = PixelForm.Rgb;

    /// <summary>
    /// The rate that the video is brought to, by repeating and leaving out frames (ffmpeg's filter <c>fps</c>); null keeps every frame at
    /// its own time.
    /// </summary>
    public double? FramesPerSecond { get; init; }

    /// <summary>How many threads decode. The bytes are the same for any number.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>
    /// Whether a file that ends before its video does is read as far as it goes without an error; <see cref="VideoReader.Outcome"/> says
    /// so all the same.
    /// </summary>
    public bool AcceptsCutFiles { get; init; }

    /// <summary>The programs.</summary>
    internal Ffmpeg Programs { get; init; } = new();
}
