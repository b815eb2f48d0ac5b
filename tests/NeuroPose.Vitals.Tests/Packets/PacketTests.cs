using NeuroPose.Numerics;
using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Packets;

namespace NeuroPose.Vitals.Tests.Packets;

public sealed class PacketTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public void Module_events_are_told_from_a_fused_packet_of_the_same_magic_by_their_length(int events)
    {
        var packet = Assert.IsType<WasmEventPacket>(Packet.Parse(PacketBytes.Wasm(0xC5110004, node: 3, module: 2, events)));

        Assert.Equal(("3", 2, events), (packet.NodeId, packet.ModuleId, packet.Events.Length));
        Assert.All(packet.Events, (one, index) => Assert.Equal(new WasmEvent(100 + index, index + 0.5), one));
    }

    [Fact]
    public void A_packet_of_48_bytes_that_tells_of_real_breathing_is_a_fused_one() =>
        Assert.Equal(14.1, Assert.IsType<FusedVitalsPacket>(Packet.Parse(PacketBytes.Fused(3, 14.1))).BreathingPerMinute);

    [Fact]
    public void Later_firmware_gives_module_events_a_magic_of_their_own() =>
        Assert.IsType<WasmEventPacket>(Packet.Parse(PacketBytes.Wasm(0xC5110007, 1, 0, events: 3)));

    [Theory]
    [InlineData(0xC5110005)]
    [InlineData(0xC5110006)]
    public void Kinds_that_are_not_decoded_are_told_and_not_lost(uint magic) =>
        Assert.Equal(new UndecodedPacket { NodeId = "9", Magic = magic, LengthBytes = 18 }, Packet.Parse(PacketBytes.Wasm(magic, 9, 0, events: 2)));

    [Fact]
    public void Several_antennas_stand_one_behind_the_other()
    {
        var bytes = PacketBytes.Csi(1, sequence: 0, subcarriers: 4, antennas: 3);
        var frame = Assert.IsType<CsiPacket>(Packet.Parse(bytes)).Frame;

        Assert.Equal((3, 4), (frame.AntennaCount, frame.SubcarrierCount));
        Assert.Equal(CsiFrame.FromIq(bytes.AsSpan(36, 8)).Amplitudes.AsSpan().ToArray(), frame.AmplitudesOf(2).ToArray());
        Assert.Null(frame.Metadata.TimestampSeconds);
    }

    [Fact]
    public void A_packet_cut_short_says_what_was_announced_and_what_came()
    {
        var whole = PacketBytes.Csi(1, 0, 64);
        var error = Assert.Throws<FileFormatException>(() => Packet.Parse(whole.AsSpan(0, 100)));
        Assert.Equal("a CSI packet of 1 antennas with 64 subcarriers has 148 bytes; got 100.", error.Message);
        Assert.Equal("a CSI packet has a header of 20 bytes; got 19 bytes.", Assert.Throws<FileFormatException>(() => Packet.Parse(whole.AsSpan(0, 19))).Message);
        Assert.Equal("a packet has 8 bytes or more; got 0.", Assert.Throws<FileFormatException>(() => Packet.Parse([])).Message);
        Assert.Contains("one antenna and one subcarrier", Assert.Throws<FileFormatException>(() => Packet.Parse(PacketBytes.Csi(1, 0, 0))).Message, StringComparison.Ordinal);
        Assert.Contains("got 0xC5110008", Assert.Throws<FileFormatException>(() => Packet.Parse(PacketBytes.Wasm(0xC5110008, 1, 0, 1))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_bytes_whatever_break_the_reader()
    {
        var random = new SeededRandom(7);
        byte[][] whole = [PacketBytes.Csi(1, 9, 64), PacketBytes.Csi(2, 9, 3, antennas: 2), PacketBytes.Vitals(1), PacketBytes.Fused(1, 12), PacketBytes.Wasm(0xC5110004, 1, 1, 4), PacketBytes.Wasm(0xC5110007, 1, 1, 4)];
        var read = 0;
        for (var round = 0; round < 20000; round++)
        {
            var bytes = whole[random.NextInt(whole.Length)].ToArray();
            for (var flips = random.NextInt(4); flips > 0; flips--)
            {
                bytes[random.NextInt(bytes.Length)] = (byte)random.NextInt(256);
            }

            var datagram = bytes.AsSpan(0, random.NextInt(3) == 0 ? random.NextInt(bytes.Length + 1) : bytes.Length);
            if (Packet.TryParse(datagram, IqOrder.InPhaseFirst, out var packet, out var problem))
            {
                read++;
                Assert.NotNull(packet.ToString());
            }
            else
            {
                Assert.NotEqual("", problem);
            }
        }

        Assert.InRange(read, 1000, 19000);
    }
}
