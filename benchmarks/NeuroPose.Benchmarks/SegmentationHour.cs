using NeuroPose.Poses;
using NeuroPose.Segmentation;

namespace NeuroPose.Benchmarks;

/// <summary>The reference's gait cycles of both sides of an hour, against a plain search for heel strikes alone, which must find the same frames.</summary>
internal static class SegmentationHour
{
    private static readonly GaitCycleOptions Options = GaitCycleOptions.Reference with { MinProminenceMillimeters = 20 };

    public static string Run()
    {
        var poses = HourOfWalking.Of("s01", 1);
        var cycles = GaitCycles.DetectBoth(poses, Options);
        if (!Strikes(cycles[GaitCycles.LeftName]).SequenceEqual(PlainStrikes(poses, "lhee")) || !Strikes(cycles[GaitCycles.RightName]).SequenceEqual(PlainStrikes(poses, "rhee")))
        {
            throw new InvalidOperationException("The library and the baseline find other heel strikes.");
        }

        var (candidate, baseline) = Interleaved.Medians(
            () => GaitCycles.DetectBoth(poses, Options),
            () => (PlainStrikes(poses, "lhee"), PlainStrikes(poses, "rhee")).ToString());
        return FormattableString.Invariant(
            $"segmentation-hour: {poses.FrameCount} frames, {cycles.Values.Sum(found => found.Segments.Count)} gait cycles in {candidate:0.0} ms, {baseline / candidate:0.00} × a plain search for the strikes alone ({baseline:0.0} ms)");
    }

    private static IEnumerable<int> Strikes(TrialSegments found) => found.Segments.Select(segment => segment.Peak);

    /// <summary>Tops of the heel's path, the highest first, none within the least cycle of one that was kept; then a walk from each to both sides for its prominence.</summary>
    private static List<int> PlainStrikes(PoseSequence poses, string joint)
    {
        var signal = poses.Trajectory(joint, Options.Axis ?? 1);
        var apart = Math.Round(Options.MinCycleSeconds * poses.FramesPerSecond);
        List<int> kept = [];
        foreach (var top in Tops(signal).OrderByDescending(top => signal[top]).ThenByDescending(top => top))
        {
            var place = ~kept.BinarySearch(top);
            if ((place == 0 || top - kept[place - 1] >= apart) && (place == kept.Count || kept[place] - top >= apart))
            {
                kept.Insert(place, top);
            }
        }

        return [.. kept.Where(top => signal[top] - Math.Max(Least(signal, top, -1), Least(signal, top, 1)) >= Options.MinProminenceMillimeters)];
    }

    private static IEnumerable<int> Tops(double[] signal)
    {
        for (int left = 1, after; left < signal.Length - 1; left = after)
        {
            for (after = left + 1; after < signal.Length - 1 && signal[after] == signal[left];)
            {
                after++;
            }

            if (signal[left - 1] < signal[left] && signal[after] < signal[left])
            {
                yield return (left + after - 1) / 2;
            }
        }
    }

    private static double Least(double[] signal, int top, int step)
    {
        var least = signal[top];
        for (var at = top; at >= 0 && at < signal.Length && signal[at] <= signal[top]; at += step)
        {
            least = Math.Min(least, signal[at]);
        }

        return least;
    }
}
