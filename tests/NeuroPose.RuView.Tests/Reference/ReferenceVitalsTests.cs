using NeuroPose.Numerics;
using NeuroPose.RuView.Reference;
using NeuroPose.Vitals.Readings;

namespace NeuroPose.RuView.Tests.Reference;

public sealed class ReferenceVitalsTests
{
    [Fact]
    public void A_shock_that_has_left_the_window_leaves_nothing_behind()
    {
        // The running sums must not remember a sample that was a thousand million times as large.
        var (shocked, quiet) = (new Autocorrelation(100, 5, 20), new Autocorrelation(100, 5, 20));
        shocked.Add(1e9);
        var random = new SeededRandom(4);
        for (var i = 0; i < 130; i++)
        {
            var sample = Math.Sin(i * 0.6) + (0.1 * random.NextGaussian());
            shocked.Add(sample);
            quiet.Add(sample);
        }

        var (lag, peak) = shocked.Largest();
        Assert.Equal(quiet.Largest().Lag, lag);
        Assert.Equal(quiet.Largest().Peak, peak, 12);
    }

    [Fact]
    public void A_subcarrier_that_comes_later_starts_from_its_own_first_amplitude()
    {
        var preprocessor = new CsiVitalPreprocessor(3, alpha: 0.5);
        Assert.Equal([0.0], preprocessor.Process([4]).ToArray());
        Assert.Equal([2.0, 0.0, 0.0], preprocessor.Process([6, 50, 70]).ToArray());
        Assert.Equal([1.0], preprocessor.Process([6]).ToArray());
        Assert.Equal([0.5, 2.0, -10.0], preprocessor.Process([6, 52, 60]).ToArray());
        preprocessor.Reset();
        Assert.Equal([0.0, 0.0], preprocessor.Process([9, 9]).ToArray());
    }

    [Fact]
    public void A_reading_comes_once_a_second()
    {
        var vitals = new ReferenceVitals(new() { Subcarriers = 2, SampleRateHz = 20 });
        var times = Enumerable.Range(0, 60).Select(_ => vitals.Add([1, 2], [0, 0])).OfType<VitalReading>().Select(reading => reading.TimeSeconds);
        Assert.Equal([0.95, 1.95, 2.95], times);
    }

    [Theory]
    [InlineData(double.NaN, 0.0, "amplitude")]
    [InlineData(1.0, double.PositiveInfinity, "phase")]
    public void An_unknown_number_is_refused_and_the_frame_counts_for_nothing(double amplitude, double phase, string told)
    {
        var vitals = new ReferenceVitals(new() { Subcarriers = 2, SampleRateHz = 1 });
        Assert.Contains(told, Assert.Throws<NeuroPoseException>(() => vitals.Add([1, amplitude], [0, phase])).Message, StringComparison.Ordinal);
        Assert.Equal(0.0, vitals.Add([1, 2], [0, 0])!.Value.TimeSeconds);
    }

    [Fact]
    public void A_frame_allocates_nothing_once_the_windows_are_full()
    {
        var vitals = new ReferenceVitals(new() { Subcarriers = 8, SampleRateHz = 20 });
        var random = new SeededRandom(1);
        var frames = Enumerable.Range(0, 2000).Select(_ => Enumerable.Range(0, 8).Select(_ => 10 + random.NextGaussian()).ToArray()).ToArray();
        foreach (var frame in frames[..1000])
        {
            vitals.Add(frame, frame);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var alerts = 0;
        foreach (var frame in frames[1000..])
        {
            vitals.Add(frame, frame);
            alerts += vitals.Alerts.Count;
        }

        // Alerts are objects with words in them; a frame without one is free.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 600L * alerts);
    }
}
