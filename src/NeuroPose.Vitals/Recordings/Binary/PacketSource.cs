using System.Buffers.Binary;
using NeuroPose.Vitals.Packets;

namespace NeuroPose.Vitals.Recordings;

/// <summary>Binary packets one behind the other. Where one is broken, the next magic is where reading goes on.</summary>
internal sealed class PacketSource(Stream stream, RecordingLog log) : BinarySource(stream, log, LargestPacket(log.Options) + PacketLayout.Deciding)
{
    private readonly int largest = LargestPacket(log.Options);

    protected override string Noun => "packet";

    protected override int Deciding => sizeof(uint);

    protected override string PlaceOf(long offset) => "";

    protected override bool IsStart(ReadOnlySpan<byte> head) => PacketMagic.IsKnown(BinaryPrimitives.ReadUInt32LittleEndian(head));

    protected override string? KnownKind() => Window.Length >= sizeof(uint) && Magic is PacketMagic.Compressed or PacketMagic.FeatureState ? "not decoded" : null;

    protected override bool TryRead(ReadOnlySpan<byte> record, out RecordingEntry? entry)
    {
        entry = Packet.TryParse(record, Log.Options.IqOrder, out var packet, out _) ? new(Log.RecordCount, null, Numbered(packet)) : null;
        return entry is not null;
    }

    protected override int Length()
    {
        if (Fill(PacketLayout.Deciding) < PacketLayout.Deciding)
        {
            return 0;
        }

        var header = Window;
        return BinaryPrimitives.ReadUInt32LittleEndian(header) switch
        {
            PacketMagic.Csi when header[5] <= Log.Options.MostAntennas && PacketLayout.Subcarriers(header) <= Log.Options.MostSubcarriers => PacketLayout.Csi(header),
            PacketMagic.EdgeVitals => PacketLayout.EdgeVitals,
            PacketMagic.Feature => PacketLayout.Feature,
            PacketMagic.FusedOrWasm => FusedOrWasm(PacketLayout.Wasm(header)),
            PacketMagic.Wasm when PacketLayout.Wasm(header) <= largest => PacketLayout.Wasm(header),
            _ => 0,
        };
    }

    private uint Magic => BinaryPrimitives.ReadUInt32LittleEndian(Window);

    private static int LargestPacket(RecordingOptions options) => Math.Max(PacketLayout.CsiHeader + (2 * options.MostAntennas * options.MostSubcarriers), PacketLayout.Wasm([0, 0, 0, 0, 0, 0, 255, 0]));

    private NodePacket Numbered(NodePacket packet) =>
        packet is CsiPacket csi ? csi with { Frame = csi.Frame.AtIndex(Log.FrameCount) } : packet;

    /// <summary>Two kinds share a magic: the one behind which another packet starts, or the recording ends, is the one.</summary>
    private int FusedOrWasm(int wasm) =>
        IsBoundary(PacketLayout.Fused) ? PacketLayout.Fused
        : wasm <= largest && IsBoundary(wasm) ? wasm
        : 0;

    private bool IsBoundary(int length)
    {
        var inHand = Fill(length + sizeof(uint));
        return inHand == length || (inHand >= length + sizeof(uint) && PacketMagic.IsKnown(BinaryPrimitives.ReadUInt32LittleEndian(Window[length..])));
    }
}
