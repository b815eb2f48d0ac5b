using System.Text.Json;

namespace NeuroPose.Benchmarks.Warping;

/// <summary>`dtw [--quick] [--json FILE] [--peers] [CASE …]`: the speed of warping, in millions of matches a second and thread.</summary>
internal static class DtwBenchmark
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    public static int Run(string[] arguments)
    {
        var names = arguments.Where((argument, index) => !argument.StartsWith("--", StringComparison.Ordinal) && (index == 0 || arguments[index - 1] != "--json")).ToArray();
        var seconds = arguments.Contains("--quick") ? 1.5 : 6;
        List<DtwMeasurement> measured = [];
        Console.WriteLine("case                        ms      M cells/s  × two rows");
        foreach (var one in DtwCases.All().Where(known => names.Length == 0 || names.Contains(known.Name)))
        {
            var measurement = Measure(one, seconds);
            measured.Add(measurement);
            Console.WriteLine(FormattableString.Invariant(
                $"{measurement.Case,-24} {measurement.MedianMs,9:0.000} {measurement.McellsPerSecond,10:0} {measurement.RatioToTwoRow,10:0.0}  {one.Note}").TrimEnd());
        }

        var at = Array.IndexOf(arguments, "--json");
        if (at >= 0)
        {
            File.WriteAllText(arguments[at + 1], JsonSerializer.Serialize(measured, Json) + "\n");
        }

        return arguments.Contains("--peers") ? Peers.Run() : 0;
    }

    private static DtwMeasurement Measure(DtwCase one, double seconds)
    {
        var (candidate, baseline) = Interleaved.MediansWithin(seconds, one.Candidate, one.Baseline);
        var speed = one.Cells / candidate / 1e3 / one.Threads;
        return new(one.Name, one.Cells, candidate, speed, speed / (one.BaselineCells / baseline / 1e3));
    }
}
