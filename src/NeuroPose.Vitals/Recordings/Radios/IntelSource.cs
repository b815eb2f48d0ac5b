using System.Buffers.Binary;
using NeuroPose.Vitals.Csi;

namespace NeuroPose.Vitals.Recordings;

/// <summary>
/// Records of the Linux 802.11n CSI Tool (Intel 5300, .dat): a length of two bytes, most significant first, a code, and what the code says.
/// Code 0xBB is CSI; others are counted.
/// </summary>
internal sealed class IntelSource(Stream stream, RecordingLog log) : BinarySource(stream, log, largest: 2 + ushort.MaxValue + Head)
{
    private const int Prefix = 3;
    private const int Header = 20;
    private const int Head = Prefix + Header;
    private const byte CsiCode = 0xBB;
    private const byte OldestCode = 0xB0;

    // Bits of the rate: frames of 802.11n, and those of two channels.
    private const int HighThroughput = 1 << 8;
    private const int TwoChannels = 1 << 11;

    private const string ScaleNote =
        "Amplitudes are in units of the square root of signal to noise, by the scale that the Linux 802.11n CSI Tool publishes.";

    private readonly ComplexMatrix matrix = new();
    private readonly Dictionary<(string Width, string Antennas), string> variants = [];
    private long? count;

    /// <summary>Whether these are the first bytes of a recording of this tool: a record of CSI, also behind records of other codes.</summary>
    public static bool AreIn(ReadOnlySpan<byte> head)
    {
        while (head.Length >= Head && head[2] != CsiCode && IsOther(head))
        {
            head = head[Math.Min(RecordLength(head), head.Length)..];
        }

        return head.Length >= Head && IsCsi(head);
    }

    protected override string Noun => "record";

    protected override int Deciding => Head;

    protected override bool IsStart(ReadOnlySpan<byte> head) => IsCsi(head);

    protected override bool MayFollow(ReadOnlySpan<byte> head) => IsCsi(head) || IsOther(head);

    protected override int Length()
    {
        var length = RecordLength(Window);
        return IsCsi(Window) || (IsOther(Window) && IsBoundary(length)) ? length : 0;
    }

    protected override bool TryRead(ReadOnlySpan<byte> record, out RecordingEntry? entry)
    {
        entry = null;
        if (record[2] != CsiCode)
        {
            Log.Other(Text($"record of code 0x{record[2]:X2}"));
            return true;
        }

        var header = record.Slice(Prefix, Header);
        var (receive, transmit, gain, noise) = (header[8], header[9], header[14], (sbyte)header[13]);
        var strengths = header.Slice(10, 3);
        if (RadioFrame.ProblemOfShape(receive, transmit, Intel5300Payload.Tones, Log.Options) is { } problem)
        {
            Log.Skip(Log.RecordCount, SkipReason.WrongLength, problem);
            return true;
        }

        var rate = BinaryPrimitives.ReadUInt16LittleEndian(header[18..]);
        var width = (rate & HighThroughput) == 0 ? "" : (rate & TwoChannels) == 0 ? "20 MHz" : "40 MHz";
        var power = Intel5300Payload.Read(record[Head..], receive, transmit, header[15], strengths, matrix);
        var metadata = new CsiMetadata
        {
            TimestampSeconds = BinaryPrimitives.ReadUInt32LittleEndian(header) / 1e6,
            SequenceNumber = Counted(BinaryPrimitives.ReadUInt16LittleEndian(header[4..])),
            RssiDbm = Intel5300Payload.Strength(strengths, gain),
            NoiseFloorDbm = noise == -127 ? null : noise,
            BandwidthMhz = width.Length == 0 ? null : width == "20 MHz" ? 20 : 40,
            Variant = Variant(width, Intel5300Payload.Antennas(strengths)),
        };
        var scale = 1.0;
        if (!Log.Options.AsSent)
        {
            Log.Note(ScaleNote);
            scale = Intel5300Payload.Scale(power, strengths, gain, noise, receive, transmit);
        }

        entry = matrix.ToEntry(metadata, Log, Log.RecordCount, scale);
        return true;
    }

    private static int RecordLength(ReadOnlySpan<byte> record) => 2 + BinaryPrimitives.ReadUInt16BigEndian(record);

    private static bool IsCsi(ReadOnlySpan<byte> record)
    {
        if (record[2] != CsiCode || record[Prefix + 8] is 0 or > 3 || record[Prefix + 9] is 0 or > 3)
        {
            return false;
        }

        var bytes = BinaryPrimitives.ReadUInt16LittleEndian(record[(Prefix + 16)..]);
        return bytes == Intel5300Payload.Bytes(record[Prefix + 8], record[Prefix + 9]) && RecordLength(record) == Head + bytes;
    }

    private static bool IsOther(ReadOnlySpan<byte> record) => record[2] is >= OldestCode and not CsiCode && RecordLength(record) > Prefix;

    // Behind a record of another kind comes one that is known, or the end.
    private bool IsBoundary(int length)
    {
        var inHand = Fill(length + Prefix);
        return inHand == length || (inHand >= length + Prefix && Window[length + 2] >= OldestCode);
    }

    // The counter has sixteen bits.
    private long Counted(ushort given)
    {
        count = count is { } last && given < (ushort)last && (ushort)last - given > short.MaxValue ? last - (ushort)last + (1 << 16) + given
            : count is { } before ? before - (ushort)before + given
            : given;
        return count.Value;
    }

    private string? Variant(string width, string antennas)
    {
        if (!variants.TryGetValue((width, antennas), out var text))
        {
            variants.Add((width, antennas), text = string.Join(", ", new[] { width, antennas }.Where(part => part.Length > 0)));
        }

        return text.Length == 0 ? null : text;
    }
}
