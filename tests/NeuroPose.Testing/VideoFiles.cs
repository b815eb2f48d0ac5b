using NeuroPose.Processes;
using Xunit;

namespace NeuroPose.Testing;

/// <summary>Videos that ffmpeg makes for a test, in a second.</summary>
public static class VideoFiles
{
    /// <summary>Why no video can be made or read here; null where they can.</summary>
    internal static string? Obstacle =>
        ExternalProgram.Find("ffmpeg") is null || ExternalProgram.Find("ffprobe") is null ? "ffmpeg is not installed." : null;

    /// <summary>Runs ffmpeg; an error is the test's.</summary>
    /// <param name="words">Its arguments, separated by blanks; "{}" is replaced by the next of the paths.</param>
    /// <param name="paths">Paths, which may hold blanks.</param>
    public static void Make(string words, params string[] paths)
    {
        var next = 0;
        string[] arguments =
        [
            "-v", "error", "-nostdin", "-y",
            .. words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word == "{}" ? "file:" + paths[next++] : word),
        ];
        var run = ChildProcess.RunAsync("ffmpeg", arguments).GetAwaiter().GetResult();
        Assert.True(run.Code == 0, $"ffmpeg {string.Join(' ', arguments)}: {run.Error}");
    }

    /// <summary>A moving test picture of 160×120 at 30 frames a second, in H.264 with frames that refer to later ones.</summary>
    public static string TestPicture(string path, double seconds = 1)
    {
        Make(FormattableString.Invariant($"-f lavfi -i testsrc2=s=160x120:r=30:d={seconds} -pix_fmt yuv420p {{}}"), path);
        return path;
    }
}

/// <summary>A test that makes or reads videos; skipped, and it says so, where ffmpeg is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class VideoFactAttribute : FactAttribute
{
    public VideoFactAttribute() => Skip = VideoFiles.Obstacle;
}

/// <summary>The same for a test with cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class VideoTheoryAttribute : TheoryAttribute
{
    public VideoTheoryAttribute() => Skip = VideoFiles.Obstacle;
}
