using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using NeuroPose.Processes;

namespace NeuroPose.Videos;

/// <summary>
/// Reads the frames of a video one after the other, from ffmpeg in a process of its own. Only the frame in hand is in memory. To dispose
/// of it ends ffmpeg.
/// </summary>
public sealed partial class VideoReader : IDisposable
{
    // Without "bitexact" and the others, the bits of the conversion from YUV depend on the processor.
    private const string ExactScaling = "flags=bilinear+accurate_rnd+full_chroma_int+bitexact";

    // How long the line with a frame's time may come after the frame's bytes.
    private static readonly TimeSpan Lateness = TimeSpan.FromSeconds(20);

    // What ffmpeg says of files that end early; other errors are of frames that it has repaired.
    private static readonly string[] SignsOfCuts =
        ["partial file", "ended prematurely", "corrupt input packet", "Truncat", "truncat", "Invalid data found"];

    private readonly string path;
    private readonly VideoFacts facts;
    private readonly VideoOptions options;
    private readonly RunningProgram run;
    private readonly BlockingCollection<double> times = [];
    private Ratio timeBase;
    private double last = double.NaN;
    private int index;

    internal VideoReader(string path, VideoFacts facts, VideoOptions options, CancellationToken cancellation)
    {
        (this.path, this.facts, this.options) = (path, facts, options);
        run = Ffmpeg.Start(options.Programs.Decoder, Arguments(path, facts, options), TakeLine, cancellation);
        run.CloseInput();
    }

    /// <summary>How the reading ended; null before the end.</summary>
    public VideoOutcome? Outcome { get; private set; }

    /// <summary>How many bytes a frame has.</summary>
    internal int FrameBytes => facts.Width * facts.Height * (options.Pixels == PixelForm.Rgb ? 3 : 1);

    /// <summary>Reads the next frame.</summary>
    /// <returns>The frame; null at the end.</returns>
    /// <exception cref="VideoException">The file ends before its video does, unless <see cref="VideoOptions.AcceptsCutFiles"/>; ffmpeg
    /// failed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public VideoFrame? Next() => Next(buffer: null);

    /// <summary>Ends the reading, and ffmpeg.</summary>
    public void Dispose()
    {
        run.Dispose();
        times.Dispose();
    }

    /// <summary>As <see cref="Next()"/>, with bytes of an earlier frame that is no longer needed.</summary>
    internal VideoFrame? Next(byte[]? buffer)
    {
        if (Outcome is not null)
        {
            return null;
        }

        buffer ??= new byte[FrameBytes];
        var count = run.Read(buffer);
        if (count < buffer.Length)
        {
            End(count);
            return null;
        }

        last = Time();
        return new(index++, last, facts.Width, facts.Height, options.Pixels, buffer);
    }

    /// <summary>The arguments of ffmpeg for a video, but for its own name.</summary>
    internal static IReadOnlyList<string> Arguments(string path, VideoFacts facts, VideoOptions options)
    {
        var form = options.Pixels == PixelForm.Rgb ? "rgb24" : "gray";
        var rate = options.FramesPerSecond is { } wanted ? string.Create(CultureInfo.InvariantCulture, $"fps={wanted:R},") : "";

        // The size is said, so that a video which changes it on its way still gives frames of one size.
        var scale = string.Create(CultureInfo.InvariantCulture, $"scale={facts.Width}:{facts.Height}:{ExactScaling}");
        return
        [
            "-hide_banner", "-nostdin", "-nostats", "-loglevel", "level+info", "-protocol_whitelist", "file,pipe",
            "-threads", options.Threads.ToString(CultureInfo.InvariantCulture), "-i", Ffmpeg.Input(path),
            "-map", "0:V:0", "-an", "-sn", "-dn", .. options.Programs.KeepFrames,
            "-vf", $"{rate}showinfo=checksum=0,{scale},format={form}", "-pix_fmt", form, "-f", "rawvideo", "pipe:1",
        ];
    }

    // The line is printed before the frame is; only its reading may come later.
    private double Time() => times.TryTake(out var seconds, Lateness) ? seconds : double.NaN;

    private void End(int rest)
    {
        var result = run.Finish();
        var errors = result.Error.Split('\n').Where(line => ErrorLine().IsMatch(line)).ToList();
        Outcome = new(index, Problem(result, errors, rest), string.Join('\n', errors));
        if (Outcome.Problem is { } problem && (index == 0 || !options.AcceptsCutFiles))
        {
            throw new VideoException(
                index == 0
                    ? $"{problem} Nothing could be read of it: the file is damaged, or is no video."
                    : $"{problem} The file is cut or damaged: copy it again, or accept it as it is.",
                path);
        }
    }

    private string? Problem(ProgramResult result, List<string> errors, int rest)
    {
        var cause = errors.FirstOrDefault(line => SignsOfCuts.Any(sign => line.Contains(sign, StringComparison.Ordinal)))
            ?? errors.LastOrDefault();
        var said = cause is null ? "" : $" ffmpeg says: {Prefix().Replace(cause, "").Trim().TrimEnd('.')}.";
        var read = string.Create(CultureInfo.InvariantCulture, $"{index} frame{(index == 1 ? " was" : "s were")} read");
        if (rest > 0 || result.ExitCode != 0 || index == 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{read}, then ffmpeg ended with exit code {result.ExitCode}.{said}");
        }

        if (Missing() is { } seconds)
        {
            var end = facts.DurationSeconds;
            return string.Create(CultureInfo.InvariantCulture, $"{read}; the last is shown at {last:0.###} s of {end:0.###} s, so {seconds:0.###} s are missing.{said}");
        }

        return errors.Any(line => SignsOfCuts.Any(sign => line.Contains(sign, StringComparison.Ordinal))) ? $"{read}, not all of them whole.{said}" : null;
    }

    // How much later than its last frame the video ends by its header. Where that is little, a rounded duration explains it.
    private double? Missing()
    {
        var start = double.IsNaN(facts.StartSeconds) ? 0 : facts.StartSeconds;
        var missing = facts.DurationSeconds + Math.Max(0, start) - last;
        var frame = double.IsNaN(facts.NominalRate.Value) ? 0 : 1 / Math.Min(facts.NominalRate.Value, facts.FramesPerSecond);
        return missing > Math.Max(1.0, 4 * frame) ? missing : null;
    }

    private bool TakeLine(string line)
    {
        if (!line.Contains("showinfo", StringComparison.Ordinal))
        {
            return !ErrorLine().IsMatch(line);
        }

        if (FrameLine().Match(line) is { Success: true } frame)
        {
            var isKnown = long.TryParse(frame.Groups["units"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var units);
            try
            {
                times.Add(isKnown ? timeBase.Seconds(units) : double.NaN);
            }
            catch (ObjectDisposedException)
            {
                // Nobody reads on.
            }
        }
        else if (TimeBaseLine().Match(line) is { Success: true } unit)
        {
            timeBase = Ratio.Parse(unit.Groups["unit"].Value);
        }

        return true;
    }

    // Times are printed with six digits only: the whole number and its unit are read instead.
    [GeneratedRegex(@"\] n:\s*\d+ pts:\s*(?<units>-?\d+|\w+) ")]
    private static partial Regex FrameLine();

    [GeneratedRegex(@"config in time_base: (?<unit>\d+/\d+)")]
    private static partial Regex TimeBaseLine();

    [GeneratedRegex(@"\[(error|fatal|panic|warning)\]")]
    private static partial Regex ErrorLine();

    [GeneratedRegex(@"^(\[[^\]]*\] )*")]
    private static partial Regex Prefix();
}
