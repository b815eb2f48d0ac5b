using NeuroPose.RuView.Reference;
using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Readings;
using NeuroPose.Vitals.Synthesis;

namespace NeuroPose.RuView.Tests.Reference;

public class ReferenceSeriesTests
{
    private static SyntheticCsiOptions Rest { get; } = new() { Seed = 41, DurationSeconds = 130, BreathsPerMinute = 14, BeatsPerMinute = 68, Jitter = 0.1, Loss = 0.02, Noise = 0.1, Apnea = [new(95, 115)] };

    [Fact]
    public void A_batch_of_the_reference_mode_tells_what_its_frames_tell_one_at_a_time()
    {
        var even = Rest with { Jitter = 0, Loss = 0 };
        var reference = new ReferenceVitals(new() { SampleRateHz = 20 });
        List<VitalReading> readings = [];
        List<AnomalyAlert> alerts = [];
        var recording = new SyntheticCsi(even);
        while (recording.Next())
        {
            if (reference.Add(recording.Amplitudes, new double[56]) is { } reading)
            {
                readings.Add(reading);
                alerts.AddRange(reference.Alerts);
            }
        }

        var series = ReferenceSeries.Of(new SyntheticCsi(even).Frames());

        Assert.Equal(readings, series.Readings);
        Assert.Equal(alerts, series.Alerts);
        Assert.NotEmpty(alerts);
        Assert.Contains(series.Readings, reading => reading.Heart.PerMinute is not null);
    }

    [Fact]
    public void A_frame_that_is_not_a_number_is_left_out_and_counted()
    {
        var frames = new SyntheticCsi(new() { DurationSeconds = 20 }).Frames().Select(frame => frame.SampleIndex == 100 ? Broken(frame) : frame);

        var series = ReferenceSeries.Of(frames);

        Assert.Equal((399, 1), (series.FrameCount, series.LeftOutFrames));
        Assert.Contains("1 frames left out; the last because an amplitude is not a finite number.", series.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_phases_the_reference_says_that_it_has_no_heart_rate()
    {
        var unknown = Enumerable.Repeat(double.NaN, 56).ToArray();
        var frames = new SyntheticCsi(Rest).Frames().Select(frame => new CsiFrame(frame.Amplitudes.AsSpan(), unknown, 1, 56, frame.Metadata));

        var series = ReferenceSeries.Of(frames);

        Assert.DoesNotContain(series.Readings, reading => reading.Heart.PerMinute is not null);
        Assert.Contains("The frames have no phases", series.ToString(), StringComparison.Ordinal);
    }

    private static CsiFrame Broken(CsiFrame frame) => new([.. frame.Amplitudes.Skip(1), double.NaN], frame.Phases.AsSpan(), 1, frame.SubcarrierCount, frame.Metadata, frame.SampleIndex);
}
