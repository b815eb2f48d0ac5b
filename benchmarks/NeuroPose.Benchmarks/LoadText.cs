using System.Globalization;
using NeuroPose.Formats;
using NeuroPose.Poses;

namespace NeuroPose.Benchmarks;

/// <summary>
/// Loading text files of 100 MB, numbers with three decimals as estimators print them, against reading the bytes and counting the lines.
/// </summary>
internal static class LoadText
{
    private const int Bytes = 100_000_000;
    private const int Joints = 25;
    private const int Rounds = 5;

    private static readonly string[] Formats = ["csv", "trc", "mot"];

    public static string Run() => string.Join('\n', Formats.Select(Measure));

    private static string Measure(string format)
    {
        var path = Save(Recording(), format);
        try
        {
            var size = new FileInfo(path).Length;
            var (candidate, baseline) = Interleaved.Medians(() => MotionFile.Load(path), () => Lines(path), Rounds);
            var (speed, plain) = (size / 1e3 / candidate, size / 1e3 / baseline);
            return FormattableString.Invariant(
                $"load-text {format}: {size / 1e6:0} MB in {candidate:0} ms, {speed:0} MB/s; {candidate / baseline:0.0} × counting its lines ({plain:0} MB/s)");
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Save(MotionRecording recording, string format)
    {
        var path = Path.Combine(Path.GetTempPath(), FormattableString.Invariant($"neuropose-benchmark-{Environment.ProcessId}.{format}"));
        switch (format)
        {
            case "csv":
                recording.SaveCsv(path);
                break;
            case "trc":
                recording.SaveTrc(path);
                break;
            default:
                new TimeSeriesTable(
                    [.. Enumerable.Range(0, Joints * 3).Select(
                        column => new Channel(FormattableString.Invariant($"knee_angle_{column}"), "deg"))],
                    recording.Persons[0].Coordinates,
                    recording.FramesPerSecond).SaveStorage(path);
                break;
        }

        return path;
    }

    private static MotionRecording Recording()
    {
        var frames = Bytes / (Joints * 3 * 8);
        var random = new Random(2);
        var numbers = new double[frames * Joints * 3];
        for (var at = 0; at < numbers.Length; at++)
        {
            numbers[at] = random.Next(0, 1_920_000) / 1000.0;
        }

        return new()
        {
            Format = MotionFormat.Trc,
            Persons = [new([.. Enumerable.Range(0, Joints).Select(joint => joint.ToString("joint_00", CultureInfo.InvariantCulture))],
                numbers)],
            FrameCount = frames,
            FramesPerSecond = 60,
            Unit = LengthUnit.Millimeter,
        };
    }

    private static int Lines(string path)
    {
        using var file = File.OpenRead(path);
        var buffer = new byte[1 << 18];
        var lines = 0;
        for (int count; (count = file.Read(buffer)) > 0;)
        {
            lines += buffer.AsSpan(0, count).Count((byte)'\n');
        }

        return lines;
    }
}
