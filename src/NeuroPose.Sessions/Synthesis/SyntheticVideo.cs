using System.Globalization;
using NeuroPose.Numerics;
using NeuroPose.Processes;
using NeuroPose.Videos;

namespace NeuroPose.Sessions.Synthesis;

/// <summary>Draws the videos of a camera: a dark box in which a bright spot, the animal, walks in a circle.</summary>
internal static class SyntheticVideo
{
    public const int Width = 192;
    public const int Height = 144;

    /// <summary>Where the animal is in a picture.</summary>
    public static (double X, double Y) Animal(double seconds) =>
        ((Width / 2.0) + (50 * ExactMath.Cos(1.3 * seconds)), (Height / 2.0) + 10 + (38 * ExactMath.Sin(1.3 * seconds)));

    public static void Write(string folder, CameraTruth camera, double framesPerSecond, CancellationToken cancellation)
    {
        var starts = camera.FileStarts;
        var total = camera.Times.Length + camera.DroppedExposures.Length;
        for (var file = 0; file < starts.Length; file++)
        {
            var end = file + 1 < starts.Length ? starts[file + 1] : total;
            var path = Path.Combine(folder, starts.Length == 1 ? $"{camera.Id}.mp4" : FormattableString.Invariant($"{camera.Id}_{file + 1:00}.mp4"));
            var drawn = camera.DroppedExposures.Length == 0 ? path : path + ".whole.mp4";
            Draw(drawn, camera, starts[file], end, framesPerSecond, cancellation);
            if (drawn != path)
            {
                Drop(drawn, path, camera.DroppedExposures, cancellation);
                File.Delete(drawn);
            }
        }
    }

    private static void Draw(string path, CameraTruth camera, int from, int to, double framesPerSecond, CancellationToken cancellation)
    {
        using var writer = VideoWriter.Create(path, Width, Height, framesPerSecond, cancellation: cancellation);
        var rgb = new byte[Width * Height * 3];
        for (var exposure = from; exposure < to; exposure++)
        {
            rgb.AsSpan().Fill(40);
            var (x, y) = Animal(exposure / framesPerSecond);
            for (var row = (int)y - 7; row <= (int)y + 7; row++)
            {
                for (var column = (int)x - 7; column <= (int)x + 7; column++)
                {
                    var (across, down) = (column - x, row - y);
                    if ((across * across) + (down * down) < 49)
                    {
                        rgb.AsSpan(3 * ((row * Width) + column), 3).Fill(210);
                    }
                }
            }

            FrameCode.Draw(rgb, Width, exposure);
            writer.Write(rgb);
        }

        writer.Finish();
    }

    // The file keeps the times of the frames that stay, as recorders with a clock of their own do.
    private static void Drop(string whole, string path, int[] dropped, CancellationToken cancellation)
    {
        var select = string.Join('+', dropped.Select(frame => string.Create(CultureInfo.InvariantCulture, $"eq(n\\,{frame})")));
        var run = new ExternalProgram("ffmpeg",
        [
            "-nostdin", "-v", "error", "-y", "-i", "file:" + whole, "-vf", $"select='not({select})'", "-fps_mode", "passthrough", "-enc_time_base", "-1",
            "-c:v", "libx264", "-crf", "20", "-threads", "1", "-pix_fmt", "yuv420p", "-map_metadata", "-1", "-flags:v", "+bitexact", "-fflags", "+bitexact", "file:" + path,
        ]).RunAsync(cancellation).GetAwaiter().GetResult();
        if (run.ExitCode != 0)
        {
            throw run.Failure("could not leave out frames");
        }
    }
}
