using System.Text.Json;
using NeuroPose.Numerics;
using NeuroPose.Testing;

namespace NeuroPose.Statistics.Tests;

public sealed class SynchronizationTests
{
    private static readonly JsonElement Signals = Golden.Read("gait", "sync.json");

    [Fact]
    public void Two_rates_are_brought_together_and_the_lag_is_found_between_samples()
    {
        var sync = Synchronization.Of(Signals.Numbers("a_100hz"), 100, Signals.Numbers("b_60hz"), 60);

        Assert.Equal(Signals.Number("true_lag"), sync.LagSeconds, 1e-4);
        Assert.Equal(Signals.Number("lag_parabola"), sync.LagSeconds, 1e-7);
        Assert.Equal(Signals.Number("lag_integer"), sync.LagOfSamplesSeconds, 1e-12);
        Assert.Equal(Signals.Number("r_max"), sync.Correlation, 1e-8);
        Assert.Equal((100.0, 100.0, 60.0), (sync.Rate, sync.FirstRate, sync.SecondRate));
        Assert.Equal(201, sync.Correlations.Length);
        Assert.InRange(sync.SecondCorrelation, 0.4, 0.6);
        Assert.Equal(-0.84, sync.SecondLagSeconds, 0.02);
    }

    [Fact]
    public void Changed_about_the_lag_has_the_other_sign()
    {
        var there = Synchronization.Of(Signals.Numbers("a_100hz"), 100, Signals.Numbers("b_60hz"), 60);
        var back = Synchronization.Of(Signals.Numbers("b_60hz"), 60, Signals.Numbers("a_100hz"), 100);

        Assert.Equal(-there.LagSeconds, back.LagSeconds, 1e-12);
    }

    [Fact]
    public void Aligned_signals_are_equal_but_for_scale_and_offset()
    {
        var (a, b) = (Signals.Numbers("a_100hz"), Signals.Numbers("b_60hz"));
        var (first, second) = Synchronization.Of(a, 100, b, 60).Align(a, b);

        Assert.Equal(first.Length, second.Length);
        Assert.InRange(first.Length, 780, 786);
        Assert.True(Agreement.Of(first, second).Pearson > 0.9995);
    }

    [Fact]
    public void Lags_of_parts_of_a_sample_are_found_in_walks_with_noise_and_gaps()
    {
        var random = new SeededRandom(6);
        foreach (var lag in new[] { -0.7313, -0.02, 0.0, 0.0049, 0.3333 })
        {
            var (first, second) = (new double[600], new double[480]);
            for (var at = 0; at < first.Length; at++)
            {
                first[at] = Height(at / 100.0) + (0.02 * random.NextGaussian());
            }

            for (var at = 0; at < second.Length; at++)
            {
                second[at] = at is > 100 and < 140 ? double.NaN : 30 - (-7 * Height((at / 80.0) - lag)) + (0.1 * random.NextGaussian());
            }

            Assert.Equal(lag, Synchronization.Of(first, 100, second, 80).LagSeconds, 0.004);
        }
    }

    [Fact]
    public void A_walk_that_repeats_itself_is_refused_unless_the_caller_knows_better()
    {
        double[] steps = [.. Enumerable.Range(0, 1000).Select(at => Math.Sin(2 * Math.PI * at / 50.0))];
        var refused = Assert.Throws<NeuroPoseException>(() => Synchronization.Of(steps.AsSpan(10), 100, steps, 100));

        Assert.Contains("The lag is ambiguous", refused.Message, StringComparison.Ordinal);
        Assert.Contains("expected a second peak below 0.95 of the first. Use a signal that does not repeat itself", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0.1, Synchronization.Of(steps.AsSpan(10), 100, steps, 100, new() { AcceptsAmbiguity = true }).LagSeconds, 1e-5);
        Assert.Equal(0.1, Synchronization.Of(steps.AsSpan(10), 100, steps, 100, new() { MaximumLagSeconds = 0.24 }).LagSeconds, 1e-5);
    }

    [Fact]
    public void A_lag_that_cannot_be_known_is_refused_with_what_to_do()
    {
        double[] rise = [.. Enumerable.Range(0, 400).Select(at => Height(at / 100.0))];
        double[] late = [.. Enumerable.Range(0, 400).Select(at => Height((at / 100.0) - 1.5))];
        var atEnd = Assert.Throws<NeuroPoseException>(() => Synchronization.Of(rise, 100, late, 100));
        Assert.Contains("the true lag may be larger. Raise MaximumLagSeconds", atEnd.Message, StringComparison.Ordinal);
        Assert.Contains("overlap by 1 s", Assert.Throws<NeuroPoseException>(() => Synchronization.Of(rise.AsSpan(0, 90), 100, rise, 100)).Message, StringComparison.Ordinal);
        Assert.Throws<NeuroPoseException>(() => Synchronization.Of(rise, 100, new double[400], 100));
        double[] down = [.. Enumerable.Range(0, 400).Select(at => -(double)at)], up = [.. Enumerable.Range(0, 400).Select(at => (double)at)];
        Assert.Contains("do not resemble each other", Assert.Throws<NeuroPoseException>(() => Synchronization.Of(up, 100, down, 100)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_signal_or_rate_is_refused_by_name()
    {
        double[] signal = [1, 2, 3];
        Assert.Throws<ArgumentException>("first", () => Synchronization.Of([], 100, signal, 100));
        Assert.Throws<ArgumentException>("second", () => Synchronization.Of(signal, 100, [1, double.PositiveInfinity], 100));
        Assert.Throws<ArgumentOutOfRangeException>("secondRate", () => Synchronization.Of(signal, 100, signal, 0));
        Assert.Throws<ArgumentOutOfRangeException>("MaximumLagSeconds", () => Synchronization.Of(signal, 100, signal, 100, new() { MaximumLagSeconds = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>("Rate", () => Synchronization.Of(signal, 100, signal, 100, new() { Rate = double.NaN }));
    }

    /// <summary>The height of a pelvis: it sinks, walking begins, and it stops again.</summary>
    private static double Height(double seconds) =>
        (2 * Math.Exp(-Math.Pow((seconds - 2.1) / 0.4, 2))) + (0.3 * Math.Sin(11 * seconds) * Math.Exp(-Math.Pow((seconds - 3.6) / 0.9, 2))) - (1.1 * Math.Exp(-Math.Pow((seconds - 4.4) / 0.25, 2)));
}
