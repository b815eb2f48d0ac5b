using System.Buffers.Binary;

namespace NeuroPose.Vitals.Recordings;

/// <summary>
/// A packet capture (classic pcap) of what nexmon's CSI extractor sends: one datagram for each pair of a core and a spatial stream of a
/// Wi-Fi frame. Those of one frame are put together; other packets are counted.
/// </summary>
internal sealed class NexmonSource(Stream stream, RecordingLog log) : BinarySource(stream, log, LargestRecord)
{
    private const int FileHeader = 24;
    private const int RecordHeader = 16;
    private const int LargestRecord = RecordHeader + (1 << 18);

    // Of a packet, captured or not: what IPv4 can carry, and more than that.
    private const uint MostSent = 1 << 18;

    // Behind a record that is broken: the next that is not far from the last one in time.
    private const long MostSecondsAway = 86_400;

    private readonly NexmonFrame frame = new(log);
    private bool isBigEndian;
    private double ticksPerSecond = 1e6;
    private int linkHeader = 14;
    private int linkType = 1;
    private uint? lastSecond;

    /// <summary>Whether these are the first bytes of a classic packet capture.</summary>
    public static bool AreIn(ReadOnlySpan<byte> head) =>
        head.Length >= 4 && BinaryPrimitives.ReadUInt32LittleEndian(head) is 0xA1B2C3D4 or 0xD4C3B2A1 or 0xA1B23C4D or 0x4D3CB2A1;

    protected override string Noun => "packet";

    protected override int Deciding => RecordHeader;

    protected override void Begin()
    {
        if (Fill(FileHeader) < FileHeader)
        {
            throw new FileFormatException("the packet capture ends within its header of 24 bytes.", new(File: Log.Source));
        }

        var magic = BinaryPrimitives.ReadUInt32LittleEndian(Window);
        isBigEndian = magic is 0xD4C3B2A1 or 0x4D3CB2A1;
        ticksPerSecond = magic is 0xA1B23C4D or 0x4D3CB2A1 ? 1e9 : 1e6;
        linkType = (int)(Number(Window[20..]) & 0xFFFF);
        linkHeader = linkType switch
        {
            1 => 14,
            113 => 16,
            276 => 20,
            12 or 101 or 228 => 0,
            _ => throw new FileFormatException(
                Text($"the packet capture is of link type {linkType}; read are Ethernet (1), Linux cooked (113, 276) and raw IP (101). ")
                    + "nexmon's CSI comes as UDP: capture it with \"dst port 5500\".",
                new(File: Log.Source)),
        };
        Advance(FileHeader);
    }

    protected override RecordingEntry? End() => frame.Finish();

    protected override int Length() => IsStart(Window) ? RecordHeader + (int)Number(Window[8..]) : 0;

    protected override bool IsStart(ReadOnlySpan<byte> head)
    {
        var (seconds, part, bytes, sent) = (Number(head), Number(head[4..]), Number(head[8..]), Number(head[12..]));
        return part < ticksPerSecond && bytes <= LargestRecord - RecordHeader && bytes <= sent && sent <= MostSent
            && (lastSecond is not { } last || Math.Abs((long)seconds - last) <= MostSecondsAway);
    }

    protected override bool TryRead(ReadOnlySpan<byte> record, out RecordingEntry? entry)
    {
        entry = null;
        lastSecond = Number(record);
        var time = lastSecond.Value + (Number(record[4..]) / ticksPerSecond);
        var packet = record[RecordHeader..];
        if (Datagram(packet) is not { Length: >= NexmonFrame.Header } datagram || !NexmonFrame.IsOne(datagram))
        {
            Log.Other(packet.Length < Number(record[12..]) ? "packet that was captured in part" : "other packet");
            return true;
        }

        entry = frame.Add(datagram, time);
        return true;
    }

    private uint Number(ReadOnlySpan<byte> at) =>
        isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(at) : BinaryPrimitives.ReadUInt32LittleEndian(at);

    /// <summary>What a UDP packet over IPv4 carries; empty for another.</summary>
    private ReadOnlySpan<byte> Datagram(ReadOnlySpan<byte> packet)
    {
        if (packet.Length < linkHeader + 28 || (linkType == 1 && BinaryPrimitives.ReadUInt16BigEndian(packet[12..]) != 0x0800))
        {
            return [];
        }

        var ip = packet[linkHeader..];
        var header = 4 * (ip[0] & 15);
        if (ip[0] >> 4 != 4 || header < 20 || ip[9] != 17 || ip.Length < header + 8)
        {
            return [];
        }

        // The extractor's own length is not always right: what was captured counts.
        return ip[(header + 8)..];
    }
}
