using System.Buffers.Binary;
using NeuroPose.Vitals.Csi;

namespace NeuroPose.Vitals.Recordings;

/// <summary>
/// Frames of FeitCSI (Intel AX200 and AX210, .csi): a header of 272 bytes and pairs of 16 bits, real part first, for each tone of each
/// sending antenna of each receiving antenna, tones running fastest.
/// </summary>
internal sealed class FeitCsiSource(Stream stream, RecordingLog log)
    : BinarySource(stream, log, Header + (4 * log.Options.MostAntennas * log.Options.MostSubcarriers))
{
    private const int Header = 272;
    private const int Shape = 56;
    private const int MostTones = 4096;

    private readonly ComplexMatrix matrix = new();

    public static bool AreIn(ReadOnlySpan<byte> head) => head.Length >= Shape && IsHeader(head);

    protected override string Noun => "frame";

    protected override int Deciding => Shape;

    protected override bool IsStart(ReadOnlySpan<byte> head) => IsHeader(head);

    protected override int Length() => IsHeader(Window) ? Header + DataBytes(Window) : 0;

    protected override bool TryRead(ReadOnlySpan<byte> record, out RecordingEntry? entry)
    {
        entry = null;
        int receive = record[46];
        int transmit = record[47];
        var tones = (int)BinaryPrimitives.ReadUInt32LittleEndian(record[52..]);
        if (RadioFrame.ProblemOfShape(receive, transmit, tones, Log.Options) is { } problem)
        {
            Log.Skip(Log.RecordCount, SkipReason.WrongLength, problem);
            return true;
        }

        IntelMvmPayload.Read(record[Header..], receive, transmit, tones, matrix);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(record[92..]);
        var metadata = new CsiMetadata
        {
            TimestampSeconds = BinaryPrimitives.ReadUInt32LittleEndian(record[88..]) / 1e6,
            DeviceId = RadioFrame.Address(record.Slice(68, 6)),
            RssiDbm = IntelMvmPayload.Strength(record[60..]),
            BandwidthMhz = IntelMvmPayload.BandwidthMhz(rate),
            Variant = IntelMvmPayload.Variant(rate),
        };
        entry = matrix.ToEntry(metadata, Log, Log.RecordCount);
        return true;
    }

    private static int DataBytes(ReadOnlySpan<byte> header) =>
        (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(header), int.MaxValue - Header);

    private static bool IsHeader(ReadOnlySpan<byte> header)
    {
        var tones = BinaryPrimitives.ReadUInt32LittleEndian(header[52..]);
        return header[46] is > 0 and <= 4 && header[47] is > 0 and <= 4 && tones is > 0 and <= MostTones
            && DataBytes(header) == 4 * header[46] * header[47] * tones;
    }
}
