using System.Diagnostics;
using System.Globalization;
using NeuroPose.Formats;

namespace NeuroPose.Benchmarks;

/// <summary>
/// Reading an hour of a trial, about 1 GB of text, in a process of its own, so that its peak of resident memory is that of the
/// reading and of the runtime alone. The first process writes the file, then starts itself again with <see cref="ChildName"/>.
/// </summary>
internal static class LoadHour
{
    public const string ChildName = "load-file";
    private const int Frames = 30 * 3600;
    private const int Rounds = 3;

    public static string Run()
    {
        using var file = new TrialOnDisk(Frames);
        var size = new FileInfo(file.Path).Length;
        var best = Enumerable.Range(0, Rounds).Select(_ => LoadInChild(file.Path)).MinBy(run => run.Milliseconds);
        return FormattableString.Invariant(
            $"load-hour: {Frames} frames, {size / 1e6:0} MB in {best.Milliseconds:0} ms (best of {Rounds} processes), {size / 1e3 / best.Milliseconds:0} MB/s; {best.ProcessorMilliseconds:0} ms of processor time, {size / 1e3 / best.ProcessorMilliseconds:0} MB/s; peak memory {best.PeakBytes / 1e6:0} MB, {best.PeakBytes / (double)size:0.000} × the file");
    }

    /// <summary>What the child process does: loads the file and prints milliseconds, the process's processor time and its peak bytes.</summary>
    public static string LoadFile(string path)
    {
        var clock = Stopwatch.StartNew();
        var trial = VideoPredictions.Load(path);
        var milliseconds = clock.Elapsed.TotalMilliseconds;
        using var self = Process.GetCurrentProcess();
        GC.KeepAlive(trial);
        return FormattableString.Invariant($"{milliseconds} {self.TotalProcessorTime.TotalMilliseconds} {self.PeakWorkingSet64}");
    }

    private static (double Milliseconds, double ProcessorMilliseconds, long PeakBytes) LoadInChild(string path)
    {
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [ChildName, path]) { RedirectStandardOutput = true })!;
        var parts = child.StandardOutput.ReadToEnd().Split(' ');
        child.WaitForExit();
        return (double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture), long.Parse(parts[2], CultureInfo.InvariantCulture));
    }
}
