using NeuroPose.Vitals.Monitoring;
using NeuroPose.Vitals.Readings;
using NeuroPose.Vitals.Synthesis;

namespace NeuroPose.Vitals.Tests.Monitoring;

public sealed class VitalMonitorTests
{
    [Fact]
    public void Bad_frames_are_left_out_counted_and_change_nothing()
    {
        var (clean, spoiled) = (new VitalMonitor(), new VitalMonitor());
        var recording = new SyntheticCsi(new() { Seed = 31, DurationSeconds = 40 });
        List<VitalReading> expected = [], actual = [];
        while (recording.Next())
        {
            var (time, amplitudes) = (recording.TimeSeconds, recording.Amplitudes.ToArray());
            if (clean.Add(time, amplitudes) is { } reading)
            {
                expected.Add(reading);
            }

            if (spoiled.Add(time, amplitudes) is { } same)
            {
                actual.Add(same);
            }

            Assert.Null(spoiled.Add(time + 0.001, [.. amplitudes.Skip(1), double.NaN]));
            Assert.Null(spoiled.Add(time + 0.001, amplitudes.AsSpan(1)));
            Assert.Null(spoiled.Add(time - 1, amplitudes));
            Assert.Null(spoiled.Add(double.NaN, amplitudes));
            Assert.Null(spoiled.Add(time + 0.001, []));
        }

        Assert.Equal(expected, actual);
        Assert.Equal(5 * spoiled.Frames, spoiled.SkippedFrames);
        Assert.NotNull(spoiled.SkipReason);
    }

    [Fact]
    public void A_long_silence_begins_anew_and_time_goes_on()
    {
        var (monitor, recording) = (new VitalMonitor(), new SyntheticCsi(new() { Seed = 32, DurationSeconds = 40 }));
        VitalReading? last = null;
        while (recording.Next())
        {
            last = monitor.Add(recording.TimeSeconds, recording.Amplitudes) ?? last;
        }

        Assert.NotNull(last!.Value.Breathing.PerMinute);
        VitalReading? after = null;
        for (var frame = 0; after is null; frame++)
        {
            after = monitor.Add(1e6 + (frame * 0.05), recording.Amplitudes);
        }

        Assert.Null(after.Value.Breathing.PerMinute);
        Assert.InRange(after.Value.TimeSeconds, 1e6 - 1, 1e6 + 2);
    }

    [Fact]
    public void A_frame_allocates_nothing_once_the_windows_are_full()
    {
        var (monitor, recording) = (new VitalMonitor(), new SyntheticCsi(new() { Seed = 33, DurationSeconds = 90 }));
        var before = 0L;
        while (recording.Next())
        {
            monitor.Add(recording.TimeSeconds, recording.Amplitudes);
            if (before == 0 && recording.TimeSeconds > 60)
            {
                before = GC.GetAllocatedBytesForCurrentThread();
            }
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Subcarriers_of_opposite_sign_do_not_cancel()
    {
        var monitor = new VitalMonitor();
        VitalReading? last = null;
        for (var frame = 0; frame < 1200; frame++)
        {
            var wave = Math.Sin(2 * Math.PI * 0.25 * frame * 0.05);
            last = monitor.Add(frame * 0.05, [10 + wave, 10 - wave, 12 + wave, 12 - wave]) ?? last;
        }

        Assert.Equal(15.0, last!.Value.Breathing.PerMinute!.Value, 0.05);
    }

    [Theory]
    [InlineData(0, 10.0)]
    [InlineData(56, 0.5)]
    [InlineData(56, double.NaN)]
    public void Options_out_of_bounds_are_refused(int subcarriers, double silence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new VitalMonitor(new() { Subcarriers = subcarriers, LongestSilenceSeconds = silence }));
}
