using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Packets;
using NeuroPose.Vitals.Series;
using NeuroPose.Vitals.Streams;
using NeuroPose.Vitals.Synthesis;

namespace NeuroPose.Vitals.Tests.Streams;

/// <summary>Several nodes that see one person: what the room reads, beside what its nodes read.</summary>
public sealed class RoomFusionTests
{
    // What the bench calls right: within a breath, and within three beats.
    private const double BreathingError = 1.0;

    [Theory]
    [InlineData(1, 0.1, 0.3)]
    [InlineData(2, 0.3, 1.0)]
    [InlineData(3, 0.2, 2.0)]
    [InlineData(4, 1.0, 0.2)]
    public void A_room_reads_as_much_as_its_better_node_and_agrees_with_it(long seed, double noise, double otherNoise)
    {
        var rooms = Read(Nodes(("a", Options(seed, noise)), ("b", Options(seed + 100, otherNoise))));
        var read = rooms.SelectMany(room => room.Nodes).GroupBy(node => node.Shape.NodeId).ToDictionary(node => node.Key!, node => node.ToList());
        var better = read.Values.MaxBy(node => node.Count(reading => reading.Reading.Breathing.PerMinute is not null))!;
        var byTime = better.ToDictionary(reading => reading.Reading.TimeSeconds);

        var covered = rooms.Count(room => room.Reading.Breathing.PerMinute is not null);
        Assert.True(covered >= better.Count(reading => reading.Reading.Breathing.PerMinute is not null) - 2, $"{covered} of {rooms.Count} seconds");
        Assert.All(rooms.Where(room => room.Reading.Breathing.PerMinute is not null), room =>
        {
            Assert.Equal(14.0, room.Reading.Breathing.PerMinute!.Value, BreathingError);
            if (byTime.TryGetValue(room.Reading.TimeSeconds, out var one) && one.Reading.Breathing.PerMinute is { } rate)
            {
                Assert.Equal(rate, room.Reading.Breathing.PerMinute.Value, BreathingError);
            }
        });
    }

    [Fact]
    public void A_room_live_is_the_room_of_the_same_frames_read_as_a_whole()
    {
        var frames = Nodes(("a", Options(1, 0.1)), ("b", Options(2, 0.4)), ("c", Options(3, 0.8))).ToList();

        Assert.Equal(RoomSeries.Of(frames).Readings, Read(frames).Select(room => room.Reading));
    }

    [Fact]
    public void A_node_that_falls_silent_does_not_hold_the_room_up()
    {
        var frames = Nodes(("a", Options(1, 0.1)), ("b", Options(2, 0.1))).Where(frame => frame.Metadata.DeviceId == "a" || frame.TimeSeconds < 20).ToList();
        var stream = new LiveMonitor();
        var rooms = new RoomMonitor();
        var (latest, second) = (0.0, 0.0);
        foreach (var frame in frames)
        {
            if (stream.Add(frame) is { } reading)
            {
                second = reading.Reading.TimeSeconds;
                latest = rooms.Add(reading).Select(room => room.Reading.TimeSeconds).Append(latest).Max();
                Assert.True(second - latest <= 5, $"second {second} is here, {latest} was combined");
            }
        }

        Assert.Equal(second, rooms.Finish().Select(room => room.Reading.TimeSeconds).Append(latest).Max());
    }

    [Fact]
    public void A_room_is_occupied_when_one_node_senses_someone_empty_when_nodes_say_so_and_else_not_known()
    {
        Assert.Equal((true, 0.5), Presence([("a", true), ("b", false)]));
        Assert.Equal((false, 0.0), Presence([("a", false), ("b", false)]));
        Assert.Equal((null, double.NaN), Presence([]));
    }

    private static (bool? IsOccupied, double Share) Presence((string Node, bool Presence)[] reports)
    {
        var empty = Options(5, 0.3) with { BreathsPerMinute = 0, BeatsPerMinute = 0, DurationSeconds = 8 };
        var stream = new LiveMonitor();
        var rooms = new RoomMonitor();
        RoomReading? last = null;
        foreach (var (node, presence) in reports)
        {
            stream.Report(ReportedVitals.Of(new EdgeVitalsPacket { NodeId = node, Presence = presence }, 3));
        }

        foreach (var frame in Nodes(("a", empty), ("b", empty with { Seed = 6 })))
        {
            last = stream.Add(frame) is { } reading ? rooms.Add(reading).LastOrDefault() ?? last : last;
        }

        return (last!.Presence.IsOccupied, last.Presence.Share);
    }

    private static SyntheticCsiOptions Options(long seed, double noise) => new() { Seed = seed, Noise = noise, BreathsPerMinute = 14, DurationSeconds = 60 };

    private static List<RoomReading> Read(IEnumerable<CsiFrame> frames)
    {
        var stream = new LiveMonitor();
        var rooms = new RoomMonitor();
        List<RoomReading> read = [];
        foreach (var frame in frames)
        {
            if (stream.Add(frame) is { } reading)
            {
                read.AddRange(rooms.Add(reading));
            }
        }

        read.AddRange(rooms.Finish());
        Assert.Equal(0, rooms.LateReadings);
        return read;
    }

    private static IEnumerable<CsiFrame> Nodes(params (string Name, SyntheticCsiOptions Options)[] nodes) => nodes
        .SelectMany(node => new SyntheticCsi(node.Options).Frames().Select(frame => new CsiFrame(
            frame.Amplitudes.AsSpan(), frame.Phases.AsSpan(), frame.AntennaCount, frame.SubcarrierCount, frame.Metadata with { DeviceId = node.Name, TimestampSeconds = frame.TimeSeconds }, frame.SampleIndex)))
        .OrderBy(frame => frame.TimeSeconds);
}
