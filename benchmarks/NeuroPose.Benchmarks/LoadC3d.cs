using System.Diagnostics;
using System.Globalization;
using NeuroPose.Formats;

namespace NeuroPose.Benchmarks;

/// <summary>
/// Loading a C3D file of 1 GB (60 markers at 100 Hz, 24 analog channels at 1,000 Hz), against reading its bytes and doing nothing with them.
/// Each load is in a process of its own, so that its peak of resident memory is that of the loading and of the runtime alone.
/// </summary>
internal static class LoadC3d
{
    public const string ChildName = "load-c3d-file";
    private const int Rounds = 3;
    private const int Markers = 60;
    private const int Channels = 24;
    private const int SamplesPerFrame = 10;
    private const int Frames = 520_000;

    public static string Run()
    {
        var path = Path.Combine(Path.GetTempPath(), $"neuropose-benchmark-{Environment.ProcessId}.c3d");
        try
        {
            Save(path);
            var size = new FileInfo(path).Length;
            List<(double Milliseconds, double PeakBytes, double DataBytes)> loads = [];
            List<double> reads = [];
            for (var round = 0; round < Rounds; round++)
            {
                reads.Add(Read(path));
                loads.Add(LoadInChild(path));
            }

            var (best, raw) = (loads.MinBy(load => load.Milliseconds), reads.Min());
            return FormattableString.Invariant(
                $"load-c3d: {Frames} frames, {size / 1e6:0} MB in {best.Milliseconds:0} ms (best of {Rounds} processes), {size / 1e3 / best.Milliseconds:0} MB/s; {best.Milliseconds / raw:0.0} × reading the bytes alone ({size / 1e3 / raw:0} MB/s); peak memory {best.PeakBytes / 1e6:0} MB, {best.PeakBytes / best.DataBytes:0.000} × the {best.DataBytes / 1e6:0} MB that are returned");
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>What the child process does: loads the file and prints milliseconds, the process's peak bytes, and those of the numbers.</summary>
    public static string LoadFile(string path)
    {
        var clock = Stopwatch.StartNew();
        var recording = MotionFile.Load(path);
        var milliseconds = clock.Elapsed.TotalMilliseconds;
        using var self = Process.GetCurrentProcess();
        var numbers = recording.Persons.Sum(person => (long)person.Coordinates.Length) + recording.Analog.Values.Length;
        return FormattableString.Invariant($"{milliseconds} {self.PeakWorkingSet64} {numbers * sizeof(double)}");
    }

    private static void Save(string path)
    {
        var coordinates = new double[3 * Markers * Frames];
        var samples = new double[Channels * SamplesPerFrame * Frames];
        for (var index = 0; index < coordinates.Length; index++)
        {
            coordinates[index] = (index % 7919) * 0.25;
        }

        for (var index = 0; index < samples.Length; index++)
        {
            samples[index] = (index % 104729) * 0.125;
        }

        var recording = new MotionRecording
        {
            Format = MotionFormat.C3d,
            Persons = [new([.. Enumerable.Range(0, Markers).Select(marker => FormattableString.Invariant($"M{marker}"))], coordinates)],
            FrameCount = Frames,
            FramesPerSecond = 100,
            FirstFrame = 1,
            TimeZeroFrame = 1,
            Analog = new([.. Enumerable.Range(0, Channels).Select(channel => new Channel(FormattableString.Invariant($"C{channel}"), "V"))], samples, 100 * SamplesPerFrame),
        };
        recording.SaveC3d(path);
    }

    private static double Read(string path)
    {
        var clock = Stopwatch.StartNew();
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan);
        var buffer = new byte[1 << 20];
        while (stream.Read(buffer) > 0)
        {
        }

        return clock.Elapsed.TotalMilliseconds;
    }

    private static (double Milliseconds, double PeakBytes, double DataBytes) LoadInChild(string path)
    {
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [ChildName, path]) { RedirectStandardOutput = true })!;
        var parts = child.StandardOutput.ReadToEnd().Split(' ');
        child.WaitForExit();
        return (double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture), double.Parse(parts[2], CultureInfo.InvariantCulture));
    }
}
