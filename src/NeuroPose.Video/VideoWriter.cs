using System.Globalization;
using NeuroPose.Files;
using NeuroPose.Processes;

namespace NeuroPose.Videos;

/// <summary>
/// Writes frames into a video file of H.264, by ffmpeg. The file is there when <see cref="Finish"/> has returned, whole; until then it
/// has another name, and a file that is not finished is removed.
/// </summary>
public sealed class VideoWriter : IDisposable
{
    private readonly string path;
    private readonly string temporary;
    private readonly int frameBytes;
    private readonly RunningProgram run;
    private bool isFinished;

    private VideoWriter(string path, string temporary, int frameBytes, RunningProgram run)
    {
        (this.path, this.temporary, this.frameBytes, this.run) = (path, temporary, frameBytes, run);
    }

    /// <summary>Starts a video.</summary>
    /// <param name="path">The file; MP4, or Matroska where its name ends in .mkv.</param>
    /// <param name="width">Width of its frames in pixels.</param>
    /// <param name="height">Height of its frames in pixels.</param>
    /// <param name="framesPerSecond">Frames a second.</param>
    /// <param name="isLossless">Whether the frames are read back as the same bytes, in a file many times as large.</param>
    /// <param name="cancellation">Ends the writing.</param>
    /// <exception cref="VideoException">ffmpeg is not installed.</exception>
    /// <exception cref="IOException">Nothing can be written there.</exception>
    public static VideoWriter Create(
        string path, int width, int height, double framesPerSecond, bool isLossless = false, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (!(framesPerSecond is > 0 and <= 1000))
        {
            throw new ArgumentOutOfRangeException(nameof(framesPerSecond), framesPerSecond, "must be above 0 and at most 1000.");
        }

        AtomicFile.Try(path);
        var target = RealPath.Of(path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
        var temporary = TemporaryFile.NameIn(System.IO.Path.GetDirectoryName(target)!);
        var isMatroska = System.IO.Path.GetExtension(path).Equals(".mkv", StringComparison.OrdinalIgnoreCase);

        // H.264 with its colors halved needs even sizes.
        string[] coding = isLossless
            ? ["-c:v", "libx264rgb", "-preset", "ultrafast", "-qp", "0"]
            : ["-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2,scale=flags=accurate_rnd+bitexact,format=yuv420p", "-c:v", "libx264", "-crf", "20"];
        string[] arguments =
        [
            "-hide_banner", "-nostats", "-loglevel", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24",
            "-video_size", string.Create(CultureInfo.InvariantCulture, $"{width}x{height}"),
            "-framerate", framesPerSecond.ToString("R", CultureInfo.InvariantCulture), "-i", "pipe:0", .. coding, "-threads", "1",
            "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-f", isMatroska ? "matroska" : "mp4",
            Ffmpeg.Input(temporary),
        ];
        return new(path, temporary, width * height * 3, Ffmpeg.Start(new Ffmpeg().Decoder, arguments, takesErrorLine: null, cancellation));
    }

    /// <summary>Writes the next frame: red, green and blue of each pixel from the top left.</summary>
    /// <exception cref="ArgumentException">The bytes are not one frame.</exception>
    /// <exception cref="VideoException">ffmpeg failed: the disk is full, or it cannot write such a video.</exception>
    public void Write(ReadOnlySpan<byte> rgb)
    {
        if (rgb.Length != frameBytes)
        {
            throw new ArgumentException(FormattableString.Invariant($"A frame has {frameBytes} bytes, not {rgb.Length}."), nameof(rgb));
        }

        if (!run.Write(rgb))
        {
            throw Failure(run.Finish());
        }
    }

    /// <summary>Ends the video, and gives the file its name.</summary>
    /// <exception cref="VideoException">ffmpeg failed.</exception>
    public void Finish()
    {
        var result = run.Finish();
        if (result.ExitCode != 0)
        {
            throw Failure(result);
        }

        File.Move(temporary, RealPath.Of(path), overwrite: true);
        isFinished = true;
    }

    /// <summary>Ends the writing; a video that is not finished is removed.</summary>
    public void Dispose()
    {
        run.Dispose();
        if (!isFinished)
        {
            File.Delete(temporary);
        }
    }

    private VideoException Failure(ProgramResult result) =>
        new($"the video cannot be written. {ProgramResult.LastLines("", result.Error)}", path);
}
