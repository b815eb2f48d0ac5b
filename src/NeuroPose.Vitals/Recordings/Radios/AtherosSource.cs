using System.Buffers.Binary;
using NeuroPose.Vitals.Csi;

namespace NeuroPose.Vitals.Recordings;

/// <summary>
/// Records of the Atheros CSI Tool (.dat): a length, a header, the packed numbers, the Wi-Fi frame. The numbers of the header have the
/// order of bytes of the machine that recorded.
/// </summary>
internal sealed class AtherosSource(Stream stream, RecordingLog log) : BinarySource(stream, log, largest: 2 + ushort.MaxValue)
{
    private const int Header = 27;
    private const int MostTones = 114;

    private readonly ComplexMatrix matrix = new();

    /// <summary>Whether these are the first bytes of a recording of this tool: a record with CSI, also behind some without.</summary>
    public static bool AreIn(ReadOnlySpan<byte> head)
    {
        while (head.Length >= Header && IsHeader(head, out var isBigEndian))
        {
            if (Number(head[10..], isBigEndian) > 0)
            {
                return true;
            }

            head = head[Math.Min(2 + Number(head, isBigEndian), head.Length)..];
        }

        return false;
    }

    protected override string Noun => "record";

    protected override int Deciding => Header;

    protected override bool IsStart(ReadOnlySpan<byte> head) => IsHeader(head, out _);

    protected override int Length() => IsHeader(Window, out var isBigEndian) ? 2 + Number(Window, isBigEndian) : 0;

    protected override bool TryRead(ReadOnlySpan<byte> record, out RecordingEntry? entry)
    {
        entry = null;
        IsHeader(record, out var isBigEndian);
        int receive = record[19];
        int transmit = record[20];
        int tones = record[18];
        var bytes = Number(record[10..], isBigEndian);
        if (bytes == 0)
        {
            Log.Other("record without CSI");
            return true;
        }

        if (RadioFrame.ProblemOfShape(receive, transmit, tones, Log.Options) is { } problem)
        {
            Log.Skip(Log.RecordCount, SkipReason.WrongLength, problem);
            return true;
        }

        AtherosPayload.Read(record.Slice(Header, bytes), receive, transmit, tones, matrix);
        var ticks = isBigEndian ? BinaryPrimitives.ReadUInt64BigEndian(record[2..]) : BinaryPrimitives.ReadUInt64LittleEndian(record[2..]);
        var metadata = new CsiMetadata
        {
            TimestampSeconds = ticks / 1e6,
            FrequencyMhz = Number(record[12..], isBigEndian) is >= 2400 and < 7200 and var megahertz ? megahertz : null,
            BandwidthMhz = record[17] switch { 0 => 20, 1 => 40, _ => null },
        };
        entry = matrix.ToEntry(metadata, Log, Log.RecordCount);
        return true;
    }

    private static int Number(ReadOnlySpan<byte> at, bool isBigEndian) =>
        isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(at) : BinaryPrimitives.ReadUInt16LittleEndian(at);

    private static bool IsHeader(ReadOnlySpan<byte> record, out bool isBigEndian)
    {
        isBigEndian = Fits(record, isBigEndian: true);
        return isBigEndian || Fits(record, isBigEndian: false);
    }

    // The length is that of the header, the numbers and the frame; a record of a frame that could not be measured has no numbers.
    private static bool Fits(ReadOnlySpan<byte> record, bool isBigEndian)
    {
        var (tones, receive, transmit) = (record[18], record[19], record[20]);
        var csi = Number(record[10..], isBigEndian);
        return Number(record, isBigEndian) == Header - 2 + csi + Number(record[25..], isBigEndian)
            && (csi == 0
                ? Number(record[12..], isBigEndian) is >= 2400 and < 7200
                : receive is > 0 and <= 3 && transmit is > 0 and <= 3 && tones is > 0 and <= MostTones
                    && csi == AtherosPayload.Bytes(receive, transmit, tones));
    }
}
