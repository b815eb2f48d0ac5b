using NeuroPose.Vitals.Packets;
using NeuroPose.Vitals.Tests.Packets;

namespace NeuroPose.Vitals.Tests.Recordings;

public sealed class LineRecordingTests
{
    [Fact]
    public void A_node_recorders_lines_give_frames_and_what_the_node_worked_out()
    {
        var read = Lines.Read([Lines.Raw(Lines.Start), Lines.Vitals(Lines.Start + 0.01), Lines.Feature(Lines.Start + 0.02), Lines.Raw(Lines.Start + 0.05, subcarriers: 128)]);

        Assert.Equal<int>([64, 128], read.Frames.Select(frame => frame.SubcarrierCount));
        Assert.Equal<long>([0, 1], read.Frames.Select(frame => frame.SampleIndex));
        Assert.Equal((Lines.Start, "1"), (read.Frames[0].TimeSeconds, read.Frames[0].Metadata.DeviceId));
        var vitals = Assert.IsType<EdgeVitalsPacket>(read.Entries[1].Packet);
        Assert.Equal((true, false, true, 22.42, 85.0, 4, -19.0), (vitals.Presence, vitals.FallDetected, vitals.Motion, vitals.BreathingPerMinute, vitals.HeartPerMinute, vitals.PersonCount, vitals.RssiDbm));
        var features = Assert.IsType<FeaturePacket>(read.Entries[2].Packet);
        Assert.Equal<double>([0.5, 0.25, -1, 0, 1, 1, 0, 0.81], features.Features);
        Assert.Equal(5337, features.SequenceNumber);
        Assert.Equal((4, 2, 0), (read.Report.RecordCount, read.Report.FrameCount, read.Report.SkippedCount));
    }

    [Fact]
    public void An_antenna_count_in_the_place_of_the_signal_strength_is_told_and_not_believed()
    {
        var read = Lines.Read([Lines.Raw(Lines.Start, antennas: 3, subcarriers: 56)]);

        Assert.Equal((3, 56), (read.Frames[0].AntennaCount, read.Frames[0].SubcarrierCount));
        Assert.Null(read.Frames[0].Metadata.RssiDbm);
        Assert.Contains("antenna count", Assert.Single(read.Report.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void The_servers_lines_give_amplitudes_and_no_phase()
    {
        var frame = Lines.Read([Lines.Server(Lines.Start, 0, 3, 7.25)]).Frames[0];

        Assert.Equal<double>([0, 3, 7.25], frame.Amplitudes);
        Assert.All(frame.Phases, phase => Assert.Equal(double.NaN, phase));
        Assert.Equal((-51.5, -92.0), (frame.Metadata.RssiDbm, frame.Metadata.NoiseFloorDbm));
        Assert.Null(frame.Metadata.DeviceId);
    }

    [Fact]
    public void The_udp_recorders_lines_are_read_as_the_packets_that_the_node_sent()
    {
        var packet = PacketBytes.Csi(node: 7, sequence: 123456, subcarriers: 64, rssi: -47);
        var read = Lines.Read([Lines.Udp(packet, 1779544800_125000000)]);

        var sent = Assert.IsType<CsiPacket>(Packet.Parse(packet)).Frame;
        Assert.Equal<double>(sent.Amplitudes, read.Frames[0].Amplitudes);
        Assert.Equal<double>(sent.Phases, read.Frames[0].Phases);
        Assert.Equal(sent.Metadata with { TimestampSeconds = 1779544800.125 }, read.Frames[0].Metadata);
        Assert.Contains("twelve bytes", Assert.Single(read.Report.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_udp_line_without_a_hidden_header_is_taken_at_its_word()
    {
        const string Line = """{"type": "raw_csi", "timestamp": "2026-05-23T14:00:00.125Z", "node_id": "hall", "rssi": -47, "channel": 6, "subcarriers": 2, "amplitudes": [5.0, 13.0], "iq_hex": "0304050c"}""";
        var frame = Lines.Read([Line, Line.Replace(", \"iq_hex\": \"0304050c\"", "", StringComparison.Ordinal)]).Frames;

        Assert.All(frame, one => Assert.Equal<double>([5, 13], one.Amplitudes));
        Assert.All(frame, one => Assert.Equal((1779544800.125, "hall", -47.0, 6), (one.TimeSeconds, one.Metadata.DeviceId, one.Metadata.RssiDbm, one.Metadata.Channel)));
        Assert.Equal(Math.Atan2(4, 3), frame[0].Phases[0], 15);
        Assert.Equal(double.NaN, frame[1].Phases[0]);
    }

    [Fact]
    public void Sizes_guard_bins_and_irregular_arrival_of_a_node_are_kept_and_reported()
    {
        List<string> lines = [];
        for (var index = 0; index < 100; index++)
        {
            lines.Add(Lines.Raw(Lines.Start + (0.05 * index) + (index >= 50 ? 2 : 0), subcarriers: index % 10 == 0 ? 128 : index % 33 == 1 ? 192 : 64));
        }

        var read = Lines.Read(lines);
        var node = Assert.Single(read.Report.Nodes);

        Assert.Equal<(int, long, int)>([(64, 87, 52), (128, 10, 128), (192, 3, 192)], node.Sizes.Select(size => (size.SubcarrierCount, size.FrameCount, size.LiveSubcarriers.Length)));
        Assert.Equal((0.05, 2.05), (node.MedianIntervalSeconds, Math.Round(node.LongestIntervalSeconds, 6)));
        var gap = Assert.Single(node.Gaps);
        Assert.Equal((51L, 2.05), (gap.Record, Math.Round(gap.Seconds!.Value, 6)));
        Assert.Null(gap.MissingFrames);
        Assert.Equal(6.95, read.Report.DurationSeconds!.Value, 6);
    }

    [Fact]
    public void Lines_without_a_time_get_none()
    {
        var read = Lines.Read(["""{"subcarriers": [1, 2]}""", """{"subcarriers": [1, 2], "timestamp": null}"""]);

        Assert.All(read.Frames, frame => Assert.Equal(double.NaN, frame.TimeSeconds));
        Assert.Null(read.Report.DurationSeconds);
        Assert.Null(Assert.Single(read.Report.Nodes).FirstSeconds);
    }

    [Fact]
    public void Kinds_that_are_not_read_are_counted_and_are_no_fault()
    {
        var read = Lines.Read(["""{"type": "wasm_event", "node_id": 1}""", """{"timestamp": 1, "node_id": 1, "magic": "0xC5110005", "size": 104}""", "", "  \r"], new() { Strict = true });

        Assert.Equal(2, read.Report.RecordCount);
        Assert.Equal(["0xC5110005", "wasm_event"], read.Report.OtherRecords.Keys);
    }

    [Fact]
    public void A_recording_says_in_a_paragraph_what_it_holds()
    {
        var read = Lines.Read([Lines.Raw(Lines.Start), Lines.Raw(Lines.Start + 0.05), Lines.Raw(Lines.Start + 0.1), Lines.Vitals(Lines.Start + 0.1), "broken"]);

        Assert.Equal(
            """
            test: 3 CSI frames in 0.1 s, 5 records, 1 vitals
              node 1: 3 frames, 3 of 64 subcarriers (52 live); between frames median 50 ms, 95 % 50 ms, longest 50 ms
              1 record skipped (NotReadable 1), first at 5: expected a JSON object, found "broken". 'b' is an invalid start of a value. LineNumber: 0 | BytePositionInLine: 0.
              The field "rssi" of raw CSI lines holds the antenna count: the signal strength is not known.
            """,
            read.ToString());
    }
}
