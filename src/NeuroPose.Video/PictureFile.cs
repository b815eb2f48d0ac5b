using System.Globalization;
using NeuroPose.Files;
using NeuroPose.Processes;

namespace NeuroPose.Videos;

/// <summary>Writes pictures as PNG, by ffmpeg.</summary>
public static class PictureFile
{
    /// <summary>Writes a picture.</summary>
    /// <param name="path">The file (.png).</param>
    /// <param name="rgb">Red, green and blue of each pixel from the top left.</param>
    /// <param name="width">Its width in pixels.</param>
    /// <param name="height">Its height in pixels.</param>
    /// <param name="cancellation">Ends the writing.</param>
    /// <exception cref="VideoException">ffmpeg is not installed, or failed.</exception>
    public static void Write(string path, ReadOnlySpan<byte> rgb, int width, int height, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (rgb.Length != width * height * 3)
        {
            throw new ArgumentException(FormattableString.Invariant($"A picture of {width}×{height} has {width * height * 3} bytes, not {rgb.Length}."), nameof(rgb));
        }

        string[] arguments =
        [
            "-hide_banner", "-loglevel", "error", "-f", "rawvideo", "-pix_fmt", "rgb24", "-video_size", string.Create(CultureInfo.InvariantCulture, $"{width}x{height}"),
            "-i", "pipe:0", "-frames:v", "1", "-fflags", "+bitexact", "-c:v", "png", "-f", "image2pipe", "pipe:1",
        ];
        using var run = Ffmpeg.Start(new Ffmpeg().Decoder, arguments, takesErrorLine: null, cancellation);
        run.Write(rgb);
        run.CloseInput();
        using var png = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int count; (count = run.Read(buffer)) > 0;)
        {
            png.Write(buffer, 0, count);
        }

        var result = run.Finish();
        if (result.ExitCode != 0 || png.Length == 0)
        {
            throw new VideoException($"the picture cannot be written. {ProgramResult.LastLines("", result.Error)}", path);
        }

        AtomicFile.Write(path, stream => stream.Write(png.GetBuffer(), 0, (int)png.Length));
    }
}
