using System.Diagnostics;
using NeuroPose.Statistics;

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

        return (Descriptive.Median(times.Candidate), Descriptive.Median(times.Baseline));
    }

    /// <summary>
    /// The same for work of any length: short work is repeated until a measurement takes some milliseconds, and rounds go on until the
    /// seconds are over, but at least three times.
    /// </summary>
    public static (double Candidate, double Baseline) MediansWithin(double seconds, Action candidate, Action baseline)
    {
        var (candidates, baselines) = (new List<double>(), new List<double>());
        var (candidateTimes, baselineTimes) = (Repetitions(candidate), Repetitions(baseline));
        for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalSeconds < seconds || candidates.Count < 3;)
        {
            candidates.Add(Milliseconds(() => Repeat(candidate, candidateTimes)) / candidateTimes);
            baselines.Add(Milliseconds(() => Repeat(baseline, baselineTimes)) / baselineTimes);
        }

        return (Descriptive.Median([.. candidates]), Descriptive.Median([.. baselines]));
    }

    private static int Repetitions(Action work)
    {
        work();
        return (int)Math.Clamp(5 / Math.Max(1e-3, Milliseconds(work)), 1, 10_000);
    }

    private static void Repeat(Action work, int times)
    {
        for (var time = 0; time < times; time++)
        {
            work();
        }
    }

    private static double Milliseconds(Action work)
    {
        var clock = Stopwatch.StartNew();
        work();
        return clock.Elapsed.TotalMilliseconds;
    }
}
