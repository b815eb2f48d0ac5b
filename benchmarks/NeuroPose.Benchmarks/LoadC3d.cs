using System.Diagnostics;
using System.Globalization;
using NeuroPose.Formats;

namespace NeuroPose.Benchmarks;

/// <summary>
/// Loading a C3D file of 1 GB (60 markers at 100 Hz, 24 analog channels at 1,000 Hz), against the least that a loader must do: read the
/// bytes, and have the memory that the numbers take. Each is in a process of its own, so that its peak of resident memory is that of the
/// loading and of the runtime alone, and so that the system gives fresh memory.
/// </summary>
internal static class LoadC3d
{
    public const string ChildName = "load-c3d-file";
    public const string FloorName = "load-c3d-floor";
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
            List<double[]> loads = [];
            List<double[]> floors = [];
            for (var round = 0; round < Rounds; round++)
            {
                loads.Add(InChild(ChildName, path));
                floors.Add(InChild(FloorName, path));
            }

            var (best, floor) = (loads.MinBy(load => load[0])!, floors.MinBy(load => load[0])!);
            return FormattableString.Invariant(
                $"load-c3d: {Frames} frames, {size / 1e6:0} MB in {best[0]:0} ms (best of {Rounds} processes), {size / 1e3 / best[0]:0} MB/s; {best[0] / floor[0]:0.00} × reading the bytes ({floor[1]:0} ms) and touching the memory ({floor[2]:0} ms) alone; peak memory {best[1] / 1e6:0} MB, {best[1] / best[2]:0.000} × the {best[2] / 1e6:0} MB that are returned");
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

    /// <summary>What the other child process does: prints the milliseconds of both, of reading the bytes, and of touching the memory.</summary>
    public static string Floor(string path)
    {
        var clock = Stopwatch.StartNew();
        using (var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan))
        {
            var buffer = new byte[1 << 20];
            while (stream.Read(buffer) > 0)
            {
            }
        }

        var reading = clock.Elapsed.TotalMilliseconds;
        double[][] arrays =
        [
            GC.AllocateUninitializedArray<double>(3 * Markers * Frames), GC.AllocateUninitializedArray<double>(Channels * SamplesPerFrame * Frames),
        ];
        foreach (var array in arrays)
        {
            for (var index = 0; index < array.Length; index += 4096 / sizeof(double))
            {
                array[index] = 1;
            }
        }

        var all = clock.Elapsed.TotalMilliseconds;
        GC.KeepAlive(arrays);
        return FormattableString.Invariant($"{all} {reading} {all - reading}");
    }

    private static double[] InChild(string what, string path)
    {
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [what, path]) { RedirectStandardOutput = true })!;
        var parts = child.StandardOutput.ReadToEnd().Split(' ');
        child.WaitForExit();
        return [.. parts.Select(part => double.Parse(part, CultureInfo.InvariantCulture))];
    }
}
