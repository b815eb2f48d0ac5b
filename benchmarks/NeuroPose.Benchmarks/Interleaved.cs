using System.Diagnostics;

namespace NeuroPose.Benchmarks;

/// <summary>Times two pieces of work in turn, so that a machine whose speed drifts is unfair to neither.</summary>
internal static class Interleaved
{
    public const int Rounds = 15;

    /// <summary>The median milliseconds of each, after one round that does not count.</summary>
    public static (double Candidate, double Baseline) Medians(Action candidate, Action baseline, int rounds = Rounds)
    {
        var times = (Candidate: new double[rounds], Baseline: new double[rounds]);
        candidate();
        baseline();
        for (var round = 0; round < rounds; round++)
        {
            times.Candidate[round] = Milliseconds(candidate);
            times.Baseline[round] = Milliseconds(baseline);
        }

        return (Median(times.Candidate), Median(times.Baseline));
    }

    private static double Milliseconds(Action work)
    {
        var clock = Stopwatch.StartNew();
        work();
        return clock.Elapsed.TotalMilliseconds;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
