using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Segmentation;

namespace NeuroPose.Motion.Tests.Segmentation;

/// <summary>What must hold for the peaks and segments of any signal, with ties, flat tops and gaps.</summary>
public class PeakPropertyTests
{
    private static readonly Arbitrary<double[]> Signals =
        (from length in Gen.Choose(0, 40)
         from values in Gen.ArrayOf(Gen.Frequency((12, Gen.Choose(-4, 4).Select(value => value / 2.0)), (1, Gen.Constant(double.NaN))), length)
         select values).ToArbitrary();

    [Fact]
    public void Prominence_is_the_smaller_fall_before_the_signal_rises_above_the_peak() =>
        Holds(signal => Peaks.Find(signal).All(peak =>
        {
            double Least(int step)
            {
                var least = peak.Height;
                for (var at = peak.Index; at >= 0 && at < signal.Length && signal[at] <= peak.Height; at += step)
                {
                    least = Math.Min(least, signal[at]);
                }

                return least;
            }

            return peak.Prominence == peak.Height - Math.Max(Least(-1), Least(1)) && peak.Prominence > 0;
        }));

    [Fact]
    public void Peaks_are_apart_and_each_that_was_left_out_is_near_one_at_least_as_high() =>
        Holds(signal =>
        {
            var all = Peaks.Find(signal);
            var kept = Peaks.Find(signal, new() { MinDistance = 4.2 });
            return kept.Zip(kept.Skip(1)).All(pair => pair.Second.Index - pair.First.Index >= 5)
                && all.All(peak => kept.Any(one => Math.Abs(one.Index - peak.Index) < 5 && one.Height >= peak.Height));
        });

    [Fact]
    public void Segments_are_in_order_inside_the_signal_and_hold_their_peak() =>
        Holds(signal => new[] { PeakSegments.Find(signal), PeakSegments.FindDeepest(signal), PeakSegments.Find(signal, padFrames: 3) }.All(segments =>
            segments.Select(segment => segment.Peak).SequenceEqual(Peaks.Find(signal).Select(peak => peak.Index))
            && segments.All(segment => segment.Start >= 0 && segment.Start < segment.Peak && segment.Peak < segment.End - 1 && segment.End <= signal.Length)
            && segments.Zip(segments.Skip(1)).All(pair => pair.First.Start <= pair.Second.Start && pair.First.End <= pair.Second.End)));

    [Fact]
    public void Deepest_valleys_are_shared_by_neighbors_and_nothing_between_their_peaks_is_lower() =>
        Holds(signal =>
        {
            var segments = PeakSegments.FindDeepest(signal, new() { MinProminence = 1 });
            return segments.Zip(segments.Skip(1)).All(pair =>
                pair.First.End - 1 == pair.Second.Start
                && !signal[pair.First.Peak..pair.Second.Peak].Any(value => value < signal[pair.Second.Start]));
        });

    [Fact]
    public void Without_noise_both_methods_cut_alike()
    {
        double[] wave = [.. Enumerable.Range(0, 200).Select(at => Math.Sin(at / 5.0))];

        Assert.Equal(PeakSegments.Find(wave), PeakSegments.FindDeepest(wave));
    }

    [Fact]
    public void Noise_shortens_segments_to_the_nearest_valley_but_not_those_to_the_deepest()
    {
        double[] noisy = [0, 4, 9, 7, 8, 3, 1, 5, 9, 0];

        Assert.Equal([new(0, 4, 2), new(6, 10, 8)], PeakSegments.Find(noisy, new() { MinProminence = 5 }));
        Assert.Equal([new(0, 7, 2), new(6, 10, 8)], PeakSegments.FindDeepest(noisy, new() { MinProminence = 5 }));
    }

    [Fact]
    public void Time_grows_with_the_signal_and_not_with_its_square()
    {
        // Each peak is higher than all before it: whoever walks back from each never ends.
        double[] rising = [.. Enumerable.Range(0, 1_000_000).Select(at => (at / 10.0) + (at % 2))];

        var segments = PeakSegments.Find(rising, new() { MinProminence = 0.1, MinDistance = 3 });

        Assert.InRange(segments.Count, 100_000, 500_000);
    }

    private static void Holds(Func<double[], bool> property) =>
        Prop.ForAll(Signals, property).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
