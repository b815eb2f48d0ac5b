using System.Buffers.Binary;
using NeuroPose.Vitals.Csi;

namespace NeuroPose.Vitals.Recordings;

/// <summary>
/// Frames of FeitCSI (Intel AX200 and AX210, .csi): a header of 272 bytes and pairs of 16 bits, real part first, for each tone of each
/// sending antenna of each receiving antenna, tones running fastest.
/// </summary>
internal sealed class FeitCsiSource(Stream stream, RecordingLog log) : BinarySource(stream, log, Header + (4 * log.Options.MostAntennas * log.Options.MostSubcarriers))
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

        IntelMvm.Read(record[Header..], receive, transmit, tones, matrix);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(record[92..]);
        var metadata = new CsiMetadata
        {
            TimestampSeconds = BinaryPrimitives.ReadUInt32LittleEndian(record[88..]) / 1e6,
            DeviceId = RadioFrame.Address(record.Slice(68, 6)),
            RssiDbm = IntelMvm.Strength(record[60..]),
            BandwidthMhz = IntelMvm.BandwidthMhz(rate),
            Variant = IntelMvm.Variant(rate),
        };
        entry = matrix.ToEntry(metadata, Log, Log.RecordCount);
        return true;
    }

    private static int DataBytes(ReadOnlySpan<byte> header) => (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(header), int.MaxValue - Header);

    private static bool IsHeader(ReadOnlySpan<byte> header)
    {
        var tones = BinaryPrimitives.ReadUInt32LittleEndian(header[52..]);
        return header[46] is > 0 and <= 4 && header[47] is > 0 and <= 4 && tones is > 0 and <= MostTones
            && DataBytes(header) == 4 * header[46] * header[47] * tones;
    }
}

/// <summary>What the firmware of Intel's AX200 and AX210 sends, in the files of FeitCSI and of PicoScenes.</summary>
internal static class IntelMvm
{
    private static readonly string[] Formats = ["CCK", "non-HT", "HT", "VHT", "HE", "EHT"];

    /// <summary>Pairs of 16 bits, real part first: tones run fastest, then sending antennas.</summary>
    public static void Read(ReadOnlySpan<byte> payload, int receive, int transmit, int tones, ComplexMatrix matrix)
    {
        matrix.Clear(receive, transmit, tones);
        for (var pair = 0; pair < receive * transmit * tones; pair++)
        {
            var row = pair / tones;
            matrix.Set(
                row / transmit,
                row % transmit,
                pair % tones,
                BinaryPrimitives.ReadInt16LittleEndian(payload[(4 * pair)..]),
                BinaryPrimitives.ReadInt16LittleEndian(payload[((4 * pair) + 2)..]));
        }
    }

    /// <summary>The strength of the antenna that hears better, in dBm, of two numbers without their sign; null when neither hears.</summary>
    public static double? Strength(ReadOnlySpan<byte> two)
    {
        var (one, other) = (BinaryPrimitives.ReadUInt32LittleEndian(two), BinaryPrimitives.ReadUInt32LittleEndian(two[4..]));
        var heard = new[] { one, other }.Where(strength => strength is > 0 and < 128).DefaultIfEmpty(0u).Min();
        return heard == 0 ? null : -(double)heard;
    }

    /// <summary>The width of the frame's channel; null where the rate is of none that is known.</summary>
    public static double? BandwidthMhz(uint rate) => ((rate >> 11) & 7) is <= 4 and var width ? 20 << (int)width : null;

    /// <summary>The format and width of the frame.</summary>
    public static string Variant(uint rate)
    {
        var format = (rate >> 8) & 7;
        var name = format < Formats.Length ? Formats[format] : "unknown format";
        return BandwidthMhz(rate) is { } width ? FormattableString.Invariant($"{name}, {width} MHz") : name;
    }
}
