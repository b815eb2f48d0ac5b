using System.Buffers.Binary;
using NeuroPose.Vitals.Packets;

namespace NeuroPose.Vitals.Recordings;

/// <summary>Binary packets one behind the other. Where one is broken, the next magic is where reading goes on.</summary>
internal sealed class PacketSource(Stream stream, RecordingLog log) : IRecordSource
{
    private readonly byte[] buffer = new byte[LargestPacket(log.Options) + PacketLayout.Deciding];
    private int start;
    private int end;
    private bool ended;

    public void Dispose()
    {
    }

    public RecordingEntry? Next()
    {
        while (Fill(PacketLayout.Deciding) > 0)
        {
            log.RecordCount++;
            var length = Length();
            if (length > 0 && Fill(length) >= length && Packet.TryParse(buffer.AsSpan(start, length), log.Options.IqOrder, out var packet, out _))
            {
                start += length;
                var entry = new RecordingEntry(log.RecordCount, null, Numbered(packet));
                if (log.Accept(entry) is { } accepted)
                {
                    return accepted;
                }

                continue;
            }

            PassOver(length);
        }

        return null;
    }

    private static int LargestPacket(RecordingOptions options) => Math.Max(PacketLayout.CsiHeader + (2 * options.MostAntennas * options.MostSubcarriers), PacketLayout.Wasm([0, 0, 0, 0, 0, 0, 255, 0]));

    private NodePacket Numbered(NodePacket packet) =>
        packet is CsiPacket csi ? csi with { Frame = csi.Frame.AtIndex(log.FrameCount) } : packet;

    /// <summary>The length of the packet at the start; 0 when no packet that can be read starts there.</summary>
    private int Length()
    {
        if (end - start < PacketLayout.Deciding)
        {
            return 0;
        }

        var header = buffer.AsSpan(start);
        return BinaryPrimitives.ReadUInt32LittleEndian(header) switch
        {
            PacketMagic.Csi when header[5] <= log.Options.MostAntennas && PacketLayout.Subcarriers(header) <= log.Options.MostSubcarriers => PacketLayout.Csi(header),
            PacketMagic.EdgeVitals => PacketLayout.EdgeVitals,
            PacketMagic.Feature => PacketLayout.Feature,
            PacketMagic.FusedOrWasm => FusedOrWasm(PacketLayout.Wasm(header)),
            PacketMagic.Wasm when PacketLayout.Wasm(header) <= buffer.Length => PacketLayout.Wasm(header),
            _ => 0,
        };
    }

    /// <summary>Two kinds share a magic: the one behind which another packet starts, or the recording ends, is the one.</summary>
    private int FusedOrWasm(int wasm) =>
        IsBoundary(PacketLayout.Fused) ? PacketLayout.Fused
        : wasm + PacketLayout.Deciding <= buffer.Length && IsBoundary(wasm) ? wasm
        : 0;

    private bool IsBoundary(int length)
    {
        var inHand = Fill(length + sizeof(uint));
        return inHand == length || (inHand >= length + sizeof(uint) && PacketMagic.IsKnown(BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(start + length))));
    }

    private void PassOver(int announced)
    {
        var (passed, isUndecoded) = (0L, IsUndecoded());
        do
        {
            start++;
            passed++;
        }
        while (Fill(sizeof(uint)) >= sizeof(uint) && !PacketMagic.IsKnown(BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(start))));
        if (end - start < sizeof(uint))
        {
            passed += end - start;
            start = end;
        }

        if (isUndecoded)
        {
            log.Other("not decoded");
            return;
        }

        var isCut = start == end && announced > passed;
        log.Skip(
            log.RecordCount,
            isCut ? SkipReason.Truncated : SkipReason.NotReadable,
            isCut ? FormattableString.Invariant($"the packet has {announced} bytes; the recording ends after {passed} of them.") : FormattableString.Invariant($"{passed} bytes are no packet."));
    }

    private bool IsUndecoded() => end - start >= sizeof(uint) && BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(start)) is PacketMagic.Compressed or PacketMagic.FeatureState;

    /// <summary>Reads until so many bytes are in hand, or the end; how many are.</summary>
    private int Fill(int wanted)
    {
        if (end - start < wanted && start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        while (end - start < wanted && !ended)
        {
            var read = stream.Read(buffer.AsSpan(end));
            ended = read == 0;
            end += read;
        }

        return end - start;
    }
}
