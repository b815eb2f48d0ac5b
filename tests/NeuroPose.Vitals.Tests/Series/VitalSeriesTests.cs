using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Monitoring;
using NeuroPose.Vitals.Readings;
using NeuroPose.Vitals.Series;
using NeuroPose.Vitals.Synthesis;

namespace NeuroPose.Vitals.Tests.Series;

/// <summary>A batch: the same readings as one frame at a time, from frames that belong together.</summary>
public sealed class VitalSeriesTests
{
    private static SyntheticCsiOptions Rest { get; } = new() { Seed = 41, DurationSeconds = 130, BreathsPerMinute = 14, BeatsPerMinute = 68, Jitter = 0.1, Loss = 0.02, Noise = 0.1, Apnea = [new(95, 115)] };

    [Fact]
    public void A_batch_tells_what_the_frames_tell_one_at_a_time()
    {
        var monitor = new VitalMonitor();
        List<VitalReading> readings = [];
        List<AnomalyAlert> alerts = [];
        foreach (var frame in new SyntheticCsi(Rest).Frames())
        {
            if (monitor.Add(frame) is { } reading)
            {
                readings.Add(reading);
                alerts.AddRange(monitor.Alerts);
            }
        }

        var series = VitalSeries.Of(new SyntheticCsi(Rest).Frames());

        Assert.Equal(readings, series.Readings);
        Assert.Equal(alerts, series.Alerts);
        Assert.Equal(AnomalyKind.Apnea, Assert.Single(alerts).Kind);
        Assert.Equal(14, series.Summary.Breathing.Mean!.Value, 0.5);
        Assert.Equal(monitor.Frames, series.FrameCount);
    }

    [Fact]
    public void Of_several_nodes_and_sizes_the_most_frequent_is_read_and_the_rest_is_told()
    {
        var rest = VitalSeries.Of(new SyntheticCsi(Rest).Frames());
        IEnumerable<CsiFrame> Mixed() => new SyntheticCsi(Rest).Frames().SelectMany((frame, index) => index % 3 == 0 ? [Small(frame, "b"), At(frame, "a")] : new[] { At(frame, "a") });

        var series = VitalSeries.Of(Mixed());

        Assert.Equal(new FrameShape("a", 1, 56), series.Shape);
        Assert.Equal(rest.Readings.ToList(), series.Readings);
        var other = Assert.Single(series.OtherFrames);
        Assert.Equal(new FrameShape("b", 1, 20), other.Shape);
        Assert.InRange(other.FrameCount, 840, 870);
        Assert.Contains($"not read: {other.FrameCount} frames of node b with 20 subcarriers", series.ToString(), StringComparison.Ordinal);
        Assert.Equal("b", VitalSeries.Of(Mixed(), new() { NodeId = "b" }).Shape.NodeId);
        Assert.Equal(20, VitalSeries.Of(Mixed(), new() { SubcarrierCount = 20 }).Shape.SubcarrierCount);
    }

    [Fact]
    public void A_node_that_is_not_there_is_an_error_that_names_those_that_are()
    {
        var frames = new SyntheticCsi(new() { DurationSeconds = 2 }).Frames().Select(frame => At(frame, "kitchen"));

        var problem = Assert.Throws<NeuroPoseException>(() => VitalSeries.Of(frames, new() { NodeId = "hall" }));

        Assert.Equal("there is no frame of node hall; there are 40 frames of node kitchen with 56 subcarriers.", problem.Message);
        Assert.Equal("there is no CSI frame in it.", Assert.Throws<NeuroPoseException>(() => VitalSeries.Of(new List<CsiFrame>())).Message);
    }

    [Fact]
    public void Frames_without_a_time_need_a_rate_and_are_read_with_one()
    {
        IEnumerable<CsiFrame> Timeless() => new SyntheticCsi(Rest with { Jitter = 0, Loss = 0 }).Frames().Select(frame => new CsiFrame(frame.Amplitudes.AsSpan(), frame.Phases.AsSpan(), 1, 56, CsiMetadata.Unknown));

        Assert.Contains("FramesPerSecond", Assert.Throws<NeuroPoseException>(() => VitalSeries.Of(Timeless())).Message, StringComparison.Ordinal);
        Assert.Equal(14, VitalSeries.Of(Timeless(), new() { FramesPerSecond = 20 }).Readings[60].Breathing.PerMinute!.Value, 0.1);
        Assert.Throws<ArgumentOutOfRangeException>(() => VitalSeries.Of(Timeless(), new() { FramesPerSecond = double.NaN }));
    }

    [Fact]
    public void A_frame_that_is_not_a_number_is_left_out_and_counted()
    {
        var frames = new SyntheticCsi(new() { DurationSeconds = 20 }).Frames().Select(frame => frame.SampleIndex == 100 ? Broken(frame) : frame);

        var series = VitalSeries.Of(frames);

        Assert.Equal((399, 1), (series.FrameCount, series.LeftOutFrames));
        Assert.Contains("1 frames left out; the last because an amplitude is not a finite number.", series.ToString(), StringComparison.Ordinal);
    }

    private static CsiFrame At(CsiFrame frame, string node) => new(frame.Amplitudes.AsSpan(), frame.Phases.AsSpan(), 1, frame.SubcarrierCount, frame.Metadata with { DeviceId = node }, frame.SampleIndex);

    private static CsiFrame Small(CsiFrame frame, string node) => new(frame.Amplitudes.AsSpan()[..20], frame.Phases.AsSpan()[..20], 1, 20, frame.Metadata with { DeviceId = node }, frame.SampleIndex);

    private static CsiFrame Broken(CsiFrame frame) => new([.. frame.Amplitudes.Skip(1), double.NaN], frame.Phases.AsSpan(), 1, frame.SubcarrierCount, frame.Metadata, frame.SampleIndex);
}
