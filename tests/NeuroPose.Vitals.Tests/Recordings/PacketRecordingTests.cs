using NeuroPose.Vitals.Packets;
using NeuroPose.Vitals.Recordings;
using NeuroPose.Vitals.Tests.Packets;

namespace NeuroPose.Vitals.Tests.Recordings;

public sealed class PacketRecordingTests
{
    [Fact]
    public void Packets_one_behind_the_other_are_read_and_lost_ones_counted()
    {
        byte[] bytes =
        [
            .. PacketBytes.Csi(1, 10, 64), .. PacketBytes.Vitals(1), .. PacketBytes.Csi(1, 11, 128), .. PacketBytes.Csi(2, 5, 64),
            .. PacketBytes.Csi(1, 15, 192, antennas: 2), .. PacketBytes.Csi(2, 6, 64), .. PacketBytes.Csi(2, 2, 64),
        ];

        var read = Lines.Read(bytes, new() { Strict = true });

        Assert.Equal(RecordingFormat.Packets, read.Report.Format);
        Assert.Equal<(string?, int, long)>([("1", 64, 0), ("1", 128, 1), ("2", 64, 2), ("1", 192, 3), ("2", 64, 4), ("2", 64, 5)], read.Frames.Select(frame => (frame.Metadata.DeviceId, frame.SubcarrierCount, frame.SampleIndex)));
        Assert.All(read.Frames, frame => Assert.Equal(double.NaN, frame.TimeSeconds));
        var (one, two) = (read.Report.Nodes[0], read.Report.Nodes[1]);
        Assert.Equal((3L, 0L), (one.MissingFrames, one.SequenceResets));
        Assert.Equal(new RecordingGap(5, "1", null, null, 3), Assert.Single(one.Gaps));
        Assert.Equal((0L, 1L), (two.MissingFrames, two.SequenceResets));
    }

    [Fact]
    public void The_magic_of_two_kinds_is_told_apart_by_what_follows()
    {
        byte[] bytes = [.. PacketBytes.Wasm(0xC5110004, 1, 2, events: 3), .. PacketBytes.Fused(1, 15), .. PacketBytes.Wasm(0xC5110004, 1, 2, events: 12), .. PacketBytes.Csi(1, 1, 64), .. PacketBytes.Fused(1, 15)];

        var read = Lines.Read(bytes, new() { Strict = true });

        Assert.Equal([typeof(WasmEventPacket), typeof(FusedVitalsPacket), typeof(WasmEventPacket), typeof(CsiPacket), typeof(FusedVitalsPacket)], read.Entries.Select(entry => entry.Packet.GetType()));
    }

    [Fact]
    public void Behind_bytes_that_are_no_packet_reading_goes_on_at_the_next_one()
    {
        byte[] bytes = [.. PacketBytes.Csi(1, 1, 64), 1, 2, 3, 4, 5, .. PacketBytes.Csi(1, 2, 64), .. PacketBytes.Csi(1, 3, 64)[..100]];

        var read = Lines.Read(bytes);

        Assert.Equal(2, read.Frames.Length);
        Assert.Equal<(SkipReason, string)>(
            [(SkipReason.NotReadable, "5 bytes are no packet."), (SkipReason.Truncated, "the packet has 148 bytes; the recording ends after 100 of them.")],
            read.Report.Skipped.Select(skip => (skip.Reason, skip.Problem)));
        Assert.Throws<FileFormatException>(() => Lines.Read(bytes, new() { Strict = true }));
    }

    [Fact]
    public void Packets_that_are_not_decoded_are_passed_over_as_a_whole()
    {
        byte[] bytes = [.. PacketBytes.Csi(1, 1, 64), .. PacketBytes.Wasm(0xC5110005, 1, 0, events: 7), .. PacketBytes.Csi(1, 2, 64)];

        var read = Lines.Read(bytes, new() { Strict = true });

        Assert.Equal(2, read.Frames.Length);
        Assert.Equal(1, read.Report.OtherRecords["not decoded"]);
    }

    [Fact]
    public void A_header_that_announces_more_than_any_radio_sends_is_no_packet()
    {
        var huge = PacketBytes.Csi(1, 2, 64);
        (huge[5], huge[6], huge[7]) = (255, 255, 255);

        var read = Lines.Read([.. PacketBytes.Csi(1, 1, 64), .. huge, .. PacketBytes.Csi(1, 3, 64)]);

        Assert.Equal(2, read.Frames.Length);
        Assert.Equal(SkipReason.NotReadable, Assert.Single(read.Report.Skipped).Reason);
    }
}
