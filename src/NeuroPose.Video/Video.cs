using System.Collections;

namespace NeuroPose.Videos;

/// <summary>
/// A video file: what its header says, when its frames are shown, and the frames themselves. ffmpeg reads it, in a process of its own.
/// </summary>
/// <example><c>foreach (var frame in Video.Open("walk.mp4")) { … }</c></example>
public sealed class Video : IEnumerable<VideoFrame>
{
    private Video(string path, VideoFacts facts, VideoOptions options)
    {
        (Path, Facts, Options) = (path, facts, options);
    }

    /// <summary>The file, as it was given.</summary>
    public string Path { get; }

    /// <summary>What the header says.</summary>
    public VideoFacts Facts { get; }

    /// <summary>How its frames are read.</summary>
    public VideoOptions Options { get; }

    /// <summary>What decodes it, for provenance: the program, its version, and how it is called, without the file's name.</summary>
    internal string Decoder => $"ffmpeg {Options.Programs.Version}: "
        + string.Join(' ', VideoReader.Arguments(Path, Facts, Options).Select(word => word == Ffmpeg.Input(Path) ? "FILE" : word));

    /// <summary>Opens a video: reads its header.</summary>
    /// <param name="path">The file. Any name is a file's name, also one with a dash in front, a percent sign or a line feed.</param>
    /// <param name="options">How its frames are read; null for the defaults.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="FileFormatException">There is no such file, or no video in it; only its sound, or the picture of its
    /// cover.</exception>
    /// <exception cref="VideoException">ffmpeg is not installed, or cannot read the file; the message says what to do.</exception>
    public static Video Open(string path, VideoOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new();
        if (options.FramesPerSecond is { } rate && !(rate is > 0 and <= 1000))
        {
            throw new ArgumentOutOfRangeException(nameof(options), rate, "FramesPerSecond must be above 0 and at most 1000.");
        }

        ArgumentOutOfRangeException.ThrowIfNegative(options.Threads);
        return new(path, Probe(path, options.Programs, cancellation), options);
    }

    /// <summary>Reads what a video's header says.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="FileFormatException">As for <see cref="Open"/>.</exception>
    /// <exception cref="VideoException">As for <see cref="Open"/>.</exception>
    public static VideoFacts Probe(string path, CancellationToken cancellation = default) => Probe(path, new Ffmpeg(), cancellation);

    /// <summary>The version of ffmpeg that reads videos here, such as <c>5.1.9-0+deb12u1</c>.</summary>
    /// <exception cref="VideoException">ffmpeg is not installed.</exception>
    public static string ReaderVersion() => new Ffmpeg().Version;

    /// <summary>
    /// Counts the frames and reads their times from the packets, without decoding them: some hundred times faster than reading the
    /// frames. What the header says of their number is not asked; it is often wrong.
    /// </summary>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="VideoException">There are no packets.</exception>
    public FrameTimes ReadTimes(CancellationToken cancellation = default) =>
        FrameTimes.Read(Path, Facts.TimeBase, Options.Programs, cancellation);

    /// <summary>Starts to read the frames. Whoever calls this disposes of the reader.</summary>
    /// <param name="cancellation">Ends the reading, and ffmpeg.</param>
    /// <exception cref="VideoException">ffmpeg is not installed.</exception>
    public VideoReader Read(CancellationToken cancellation = default) => new(Path, Facts, Options, cancellation);

    /// <summary>
    /// The frames, each with bytes of its own. At the end of a file that ends before its video does, an error says so, unless
    /// <see cref="VideoOptions.AcceptsCutFiles"/>.
    /// </summary>
    public IEnumerator<VideoFrame> GetEnumerator()
    {
        using var reader = Read();
        while (reader.Next() is { } frame)
        {
            yield return frame;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static VideoFacts Probe(string path, Ffmpeg programs, CancellationToken cancellation)
    {
        Ffmpeg.CheckFile(path);
        string[] arguments =
        [
            "-v", "error", "-protocol_whitelist", "file", "-select_streams", "V:0", "-show_streams", "-show_format", "-of", "json",
            Ffmpeg.Input(path),
        ];
        var run = Ffmpeg.Collect(programs.Prober, arguments, cancellation);
        if (run.ExitCode != 0)
        {
            var said = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "it says nothing";
            throw new VideoException(
                $"this is no video that ffmpeg can read ({said.Trim()}). It is cut, damaged, or of another kind.", path);
        }

        return VideoFacts.Parse(run.Output, path);
    }
}
