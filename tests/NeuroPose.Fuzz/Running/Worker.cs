using System.Diagnostics;
using NeuroPose.Fuzz.Inputs;

namespace NeuroPose.Fuzz.Running;

/// <summary>
/// The process that is fed. Before each input it writes the input's number, so that its parent knows which one it died of or hangs at.
/// What it throws it writes to standard output itself.
/// </summary>
internal static class Worker
{
    /// <summary>What one input may allocate.</summary>
    public const long MostBytes = 1L << 30;

    public static int Run(FuzzOptions options)
    {
        using var feed = new Feed(options.Loaders[0], options.Seed);
        using var pulse = new FileStream(options.Pulse!, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        var watch = Stopwatch.StartNew();
        Span<byte> number = stackalloc byte[sizeof(long)];
        for (var at = options.First; at < options.Inputs && watch.Elapsed.TotalSeconds < options.Seconds; at++)
        {
            BitConverter.TryWriteBytes(number, at);
            pulse.Position = 0;
            pulse.Write(number);
            var bytes = feed[at];
            var before = GC.GetTotalAllocatedBytes();
            var problem = feed.Give(bytes);
            var allocated = GC.GetTotalAllocatedBytes() - before;
            if (problem is not null || allocated > MostBytes)
            {
                Console.WriteLine(Finding.Line(at, problem is null ? $"allocated {allocated >> 20} MB" : Finding.Name(problem)));
            }
        }

        return 0;
    }
}
