using NeuroPose.Vitals.Packets;
using NeuroPose.Vitals.Recordings;

namespace NeuroPose.Vitals.Tests.Recordings;

public sealed class ServerMessageTests
{
    private static readonly string Update = Lines.Update(Lines.Start + 0.5);

    [Fact]
    public void An_update_of_the_server_has_a_frame_for_every_node_that_it_heard()
    {
        var read = Lines.Read([Update, Update.Replace("800.5", "800.6", StringComparison.Ordinal)], new() { Strict = true });

        Assert.Equal<(string?, double, double?, int)>(
            [("1", 1779544800.5, -52.0, 2), ("hall", 1779544800.5, -61.5, 3), ("1", 1779544800.6, -52.0, 2), ("hall", 1779544800.6, -61.5, 3)],
            read.Frames.Select(frame => (frame.Metadata.DeviceId, frame.TimeSeconds, frame.Metadata.RssiDbm, frame.SubcarrierCount)));
        Assert.Equal<double>([1, 2, 4], read.Frames[1].Amplitudes);
        Assert.All(read.Frames[1].Phases, phase => Assert.Equal(double.NaN, phase));
        Assert.Equal<long>([0, 1, 2, 3], read.Frames.Select(frame => frame.SampleIndex));
        Assert.Equal<long>([1, 1, 2, 2], read.Entries.Select(entry => entry.Record));
        Assert.Equal((2, 4, 2), (read.Report.RecordCount, read.Report.FrameCount, read.Report.Nodes.Length));
        Assert.Contains("its own pace", Assert.Single(read.Report.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_node_does_not_take_the_others_with_it()
    {
        var broken = Update.Replace("[3.5,0.0]", "[3.5,-1.0]", StringComparison.Ordinal);
        var read = Lines.Read([broken, Update.Replace("\"subcarrier_count\":3", "\"subcarrier_count\":4", StringComparison.Ordinal)]);

        Assert.Equal(["hall", "1"], read.Frames.Select(frame => frame.Metadata.DeviceId));
        Assert.Equal<(long, SkipReason)>([(1, SkipReason.ImpossibleValue), (2, SkipReason.WrongLength)], read.Report.Skipped.Select(skip => (skip.Record, skip.Reason)));
    }

    [Fact]
    public void Updates_without_amplitudes_are_counted_and_are_no_fault()
    {
        const string Empty = """{"type":"sensing_update","timestamp":1779544800.5,"source":"wifi","nodes":[{"node_id":1,"amplitude":[]},7],"features":{} }""";
        var read = Lines.Read([Empty, """{"type":"sensing_update","timestamp":1779544801}""", """{"type":"pong"}"""], new() { Strict = true });

        Assert.Empty(read.Entries);
        Assert.Equal<(string, long)>([("pong", 1), ("sensing_update without amplitudes", 2)], read.Report.OtherRecords.Select(other => (other.Key, other.Value)));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("0.7", true)]
    [InlineData("false", false)]
    [InlineData("0", false)]
    public void What_a_node_worked_out_comes_through_the_server_with_motion_as_a_word_or_a_number(string motion, bool moves)
    {
        var read = Lines.Read([$$"""{"type":"edge_vitals","node_id":1,"presence":true,"fall_detected":false,"motion":{{motion}},"breathing_rate_bpm":14.25,"heartrate_bpm":68.2,"n_persons":1,"motion_energy":15.97,"presence_score":15.97,"rssi":-52}"""]);

        var vitals = Assert.IsType<EdgeVitalsPacket>(Assert.Single(read.Entries).Packet);
        Assert.Equal(("1", true, false, moves), (vitals.NodeId, vitals.Presence, vitals.FallDetected, vitals.Motion));
        Assert.Equal((14.25, 68.2, 1, 15.97, 15.97, -52.0), (vitals.BreathingPerMinute, vitals.HeartPerMinute, vitals.PersonCount, vitals.MotionEnergy, vitals.PresenceScore, vitals.RssiDbm));
        Assert.Null(read.Entries[0].TimestampSeconds);
    }
}
