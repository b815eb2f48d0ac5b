using System.Diagnostics;
using System.Globalization;
using NeuroPose.Fuzz.Inputs;
using NeuroPose.Fuzz.Loaders;

namespace NeuroPose.Fuzz.Running;

/// <summary>Feeds loaders, each in a process of its own that is watched: one that dies or hangs is ended, and the next one goes on
/// behind.</summary>
internal static class Campaign
{
    // A machine with other work to do stops a process for a while; only its own time counts, and a wait for nothing is longer.
    private static readonly TimeSpan MostProcessorTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    // How long lines that a worker wrote last are waited for.
    private static readonly TimeSpan LastLines = TimeSpan.FromSeconds(30);

    public static int Run(FuzzOptions options)
    {
        var findings = 0;
        var all = 0L;
        Console.WriteLine($"{"loader",-16}{"inputs",12}{"seconds",10}{"findings",10}");
        foreach (var loader in options.Loaders)
        {
            var watch = Stopwatch.StartNew();
            var (inputs, found) = Feed(loader, options);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{loader.Name,-16}{inputs,12}{watch.Elapsed.TotalSeconds,10:0}{found.Count,10}"));
            foreach (var finding in found)
            {
                Report(finding, loader, options);
            }

            findings += found.Count;
            all += inputs;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all} inputs, {findings} findings (seed {options.Seed})"));
        return findings == 0 ? 0 : 1;
    }

    private static (long Inputs, List<Finding> Findings) Feed(Loader loader, FuzzOptions options)
    {
        List<Finding> findings = [];
        var watch = Stopwatch.StartNew();
        var first = options.First;
        while (first < options.Inputs && watch.Elapsed.TotalSeconds < options.Seconds)
        {
            var left = options.Seconds - watch.Elapsed.TotalSeconds;
            var (next, end) = RunWorker(loader, options with { First = first, Seconds = left }, findings);
            if (end is not null)
            {
                Add(findings, new(loader.Name, next - 1, end));
            }

            first = next;
            if (end is null)
            {
                break;
            }
        }

        return (first - options.First, findings);
    }

    /// <summary>Runs a worker to its end; the number behind its last input, and what ended it early.</summary>
    private static (long Next, string? End) RunWorker(Loader loader, FuzzOptions options, List<Finding> findings)
    {
        var pulse = Path.GetTempFileName();
        try
        {
            using var worker = Start(loader, options, pulse);
            worker.OutputDataReceived += (_, line) =>
            {
                if (line.Data is { } text && Finding.Read(loader.Name, text) is { } finding)
                {
                    lock (findings)
                    {
                        Add(findings, finding);
                    }
                }
            };
            var lastWords = "";
            worker.ErrorDataReceived += (_, line) => lastWords = lastWords.Length > 0 || string.IsNullOrWhiteSpace(line.Data) ? lastWords : line.Data;
            worker.BeginOutputReadLine();
            worker.BeginErrorReadLine();
            var hang = Watch(worker, pulse);

            // It has ended: this waits for the lines that it wrote last, which a child of it may hold back.
            worker.WaitForExitAsync().Wait(LastLines);
            var number = Pulse(pulse);
            return hang is not null ? (number + 1, hang)
                : worker.ExitCode == 0 ? (number + 1, null)
                : (number + 1, $"the process ended with code {worker.ExitCode}: {lastWords}");
        }
        finally
        {
            File.Delete(pulse);
        }
    }

    /// <summary>Waits for a worker, and ends it where one input takes too long; says so then.</summary>
    private static string? Watch(Process worker, string pulse)
    {
        var (at, since, processor) = (-2L, Stopwatch.StartNew(), TimeSpan.Zero);
        while (!worker.WaitForExit(BetweenLooks))
        {
            var now = Pulse(pulse);
            worker.Refresh();
            if (now != at)
            {
                (at, since, processor) = (now, Stopwatch.StartNew(), ProcessorTime(worker));
            }
            else if (ProcessorTime(worker) - processor > MostProcessorTime || since.Elapsed > MostTime)
            {
                worker.Kill(entireProcessTree: true);
                return "hang: more than 5 s";
            }
        }

        return null;
    }

    private static TimeSpan ProcessorTime(Process worker)
    {
        try
        {
            return worker.TotalProcessorTime;
        }
        catch (InvalidOperationException)
        {
            return TimeSpan.Zero;
        }
    }

    /// <summary>The number of the worker's input; -1 before its first.</summary>
    private static long Pulse(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        return stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length ? -1 : BitConverter.ToInt64(bytes);
    }

    private static Process Start(Loader loader, FuzzOptions options, string pulse)
    {
        string[] words =
        [
            typeof(Campaign).Assembly.Location, "--worker", "--loader", loader.Name,
            "--seed", Text(options.Seed), "--first", Text(options.First), "--inputs", Text(options.Inputs), "--seconds", Text(double.IsFinite(options.Seconds) ? options.Seconds : 1e9), "--pulse", pulse,
        ];
        var start = new ProcessStartInfo("dotnet", words) { RedirectStandardOutput = true, RedirectStandardError = true };

        // A process that takes more than it may ends by itself, and not with the machine.
        start.Environment["DOTNET_GCHeapHardLimit"] = (3 * Worker.MostBytes / 2).ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        return Process.Start(start) ?? throw new InvalidOperationException("No worker was started.");
    }

    private static string Text<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);

    // One of each kind: a mistake that is easy to meet is met a thousand times.
    private static void Add(List<Finding> findings, Finding finding)
    {
        if (findings.All(known => known.Kind != finding.Kind))
        {
            findings.Add(finding);
        }
    }

    private static void Report(Finding finding, Loader loader, FuzzOptions options)
    {
        using var feed = new Feed(loader, options.Seed);
        var whole = feed[finding.Number];

        // What kills or hangs a process cannot be tried a thousand times.
        var least = finding.What.Contains(" at ", StringComparison.Ordinal) ? Minimizer.Least(whole, bytes =>
            feed.Give(bytes) is { } problem && new Finding(loader.Name, 0, Finding.Name(problem)).Kind == finding.Kind) : whole;
        Directory.CreateDirectory(options.Out);
        var file = Path.Combine(
            options.Out, string.Create(CultureInfo.InvariantCulture, $"{loader.Name}-{options.Seed}-{finding.Number}.bin"));
        File.WriteAllBytes(file, least);
        Console.WriteLine($"  {finding.What}");
        Console.WriteLine($"    input {finding.Number}, {whole.Length} bytes, {least.Length} of them in {file}");
    }
}
