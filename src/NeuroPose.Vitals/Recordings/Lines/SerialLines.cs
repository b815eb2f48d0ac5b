using System.Globalization;
using System.Text;
using NeuroPose.Values;
using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Packets;

namespace NeuroPose.Vitals.Recordings;

/// <summary>
/// Lines that an ESP32 prints: <c>CSI_DATA,…,[v v …]</c>, as of the ESP32 CSI Tool and of Espressif's esp-csi. The columns are those of the
/// header line, or known by their number. The values are pairs of signed bytes, imaginary part first, as many as stand between the
/// brackets.
/// </summary>
internal sealed class SerialLines(RecordingLog log, bool isSerial)
{
    private const string Mark = "CSI_DATA";

    private const string Radio = "mac,rssi,rate,sig_mode,mcs,bandwidth,smoothing,not_sounding,aggregation,stbc,fec_coding,sgi,noise_floor,"
        + "ampdu_cnt,channel,secondary_channel,local_timestamp,ant,sig_len,rx_state,";

    private static readonly string[][] KnownColumns =
    [
        Names("type,role," + Radio + "real_time_set,real_timestamp,len"),
        Names("type,seq," + Radio + "len,first_word"),
        Names("type,seq,mac,rssi,rate,noise_floor,fft_gain,agc_gain,channel,local_timestamp,sig_len,rx_state,len,first_word"),
    ];

    private const int MostVariants = 64;

    // The chip receives with one antenna at a time.
    private static readonly AntennaConfiguration OneByOne = new(1, 1);

    private readonly Dictionary<(string Mode, bool IsWide, string? Antenna), string> variants = [];
    private bool? hasHeaderInFront;
    private string[]? header;
    private byte[] pairs = new byte[256];
    private int count;

    /// <summary>Whether recordings with this start hold such lines; a program's other output may stand before them.</summary>
    public static bool AreIn(ReadOnlySpan<byte> head) => !head.StartsWith("{"u8) && head.IndexOf("CSI_DATA,"u8) >= 0;

    /// <summary>Whether the line is of a serial output: one with CSI, or any other that is no JSON behind one.</summary>
    public bool Take(ReadOnlySpan<byte> line)
    {
        var first = line.Trim(" \t"u8);
        isSerial |= AreIn(first);
        return isSerial && !first.StartsWith("{"u8);
    }

    /// <summary>The line's frame; null when it has none, or is passed over.</summary>
    public RecordingEntry? Read(ReadOnlySpan<byte> line, long record)
    {
        var text = Encoding.Latin1.GetString(line);
        var start = text.LastIndexOf(Mark + ",", StringComparison.Ordinal);
        if (start < 0)
        {
            ReadOther(text.Trim(), record);
            return null;
        }

        if (text.IndexOf(Mark + ",", StringComparison.Ordinal) < start)
        {
            log.Skip(record, SkipReason.Truncated, "the line is cut short by another one that begins in it.");
        }

        return ReadFrame(text[start..], record);
    }

    private static string[] Names(string list) => list.Split(',');

    private void ReadOther(string text, long record)
    {
        if (text.StartsWith("type,", StringComparison.Ordinal))
        {
            // The last column is the values'.
            header = [.. text.Split(',', StringSplitOptions.TrimEntries)[..^1]];
        }
        else if (text.EndsWith(']') || text.EndsWith("]\"", StringComparison.Ordinal))
        {
            log.Skip(record, SkipReason.Truncated, "the line lacks its beginning: expected CSI_DATA.");
        }
        else
        {
            log.Other("serial output");
        }
    }

    private RecordingEntry? ReadFrame(string text, long record)
    {
        var open = text.IndexOf('[', StringComparison.Ordinal);
        var close = text.IndexOf(']', Math.Max(open, 0));
        if (open < 0 || close < 0)
        {
            return Skip(record, SkipReason.Truncated, "the line is cut short: expected values in brackets.");
        }

        var fields = text[..open].TrimEnd(' ', '"').TrimEnd(',').Split(',', StringSplitOptions.TrimEntries);
        var columns = header is null ? KnownColumns.FirstOrDefault(known => known.Length == fields.Length)
            : header.Length == fields.Length ? header
            : null;
        if (columns is null)
        {
            var expected = header is null
                ? $"{string.Join(", ", KnownColumns.Select(known => Text($"{known.Length}")))}, or a header line that begins with \"type,\""
                : Text($"{header.Length} as in the header");
            return Skip(record, SkipReason.WrongLength, Text($"the line has {fields.Length} fields before its values; expected {expected}."));
        }

        string? Field(string name) => Array.IndexOf(columns, name) is var at and >= 0 ? fields[at] : null;
        double? Number(string name) =>
            NumberText.TryRead<double>(Field(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
        if (ProblemOfValues(text.AsSpan(open + 1, close - open - 1), Number("len")) is { } problem)
        {
            return Skip(record, problem.Reason, problem.Text);
        }

        if (Number("first_word") == 1)
        {
            log.Note("The first four bytes of frames with first_word = 1 are no CSI; they were set to zero.");
            pairs.AsSpan(0, Math.Min(4, count)).Clear();
        }
        else if (Array.IndexOf(columns, "first_word") < 0 && HasHeaderInFront() && !log.Options.AsSent)
        {
            log.Note("The first four values of CSI_DATA lines are no CSI but bytes of a header; they were set to zero.");
            pairs.AsSpan(0, 4).Clear();
        }

        log.Note("The values of CSI_DATA lines were read with the imaginary part first, as the ESP32 prints them.");
        var time = Time(Number("local_timestamp"), Number("real_timestamp"));
        if (time < 0)
        {
            return Skip(record, SkipReason.ImpossibleValue, Text($"expected a time of 0 or more; found {time} s."));
        }

        var metadata = new CsiMetadata
        {
            TimestampSeconds = time,
            DeviceId = Field("mac") is { Length: > 0 } mac ? mac : null,
            RssiDbm = Number("rssi"),
            NoiseFloorDbm = Number("noise_floor"),
            Channel = Number("channel") is >= 0 and <= byte.MaxValue and var channel ? (int)channel : null,
            SequenceNumber = Number("seq") is >= 0 and <= uint.MaxValue and var sequence ? (long)sequence : null,
            Antennas = OneByOne,
            BandwidthMhz = Number("bandwidth") switch { 0 => 20, 1 => 40, _ => null },
            Variant = Variant(Field("sig_mode"), Field("bandwidth"), Field("ant")),
        };
        var frame = CsiFrame.FromIq(pairs.AsSpan(0, count), IqOrder.QuadratureFirst, antennaCount: 1, metadata, log.FrameCount);
        return new(record, time, new CsiPacket { NodeId = metadata.DeviceId, Frame = frame });
    }

    /// <summary>Microseconds of the radio's clock, which some programs print as a signed number; or else seconds of the node's.</summary>
    private static double? Time(double? microseconds, double? seconds) =>
        microseconds is { } local ? (local < 0 ? local + (1L << 32) : local) / 1e6 : seconds;

    /// <summary>
    /// Whether the chip writes four bytes of a header, the last of them zero, over the first two pairs: the original ESP32 does, and its
    /// lines do not say so. Decided by the first line with so many pairs, so that a subcarrier keeps its meaning.
    /// </summary>
    private bool HasHeaderInFront()
    {
        const int FewestPairs = 64;
        return count >= 2 * FewestPairs && (hasHeaderInFront ??= pairs[3] == 0);
    }

    // Frames of other formats and antennas have other channels; of the usual antenna, 0, nothing needs to be said.
    private string? Variant(string? mode, string? bandwidth, string? antenna)
    {
        if (mode is null || mode.Length > 3)
        {
            return null;
        }

        var key = (mode, bandwidth == "1", antenna is { Length: <= 3 } and not "0" ? antenna : null);
        if (variants.TryGetValue(key, out var variant) || variants.Count == MostVariants)
        {
            return variant;
        }

        variant = $"sig_mode {mode}{(key.Item2 ? ", 40 MHz" : "")}{(key.Item3 is null ? "" : $", antenna {key.Item3}")}";
        variants.Add(key, variant);
        return variant;
    }

    private (SkipReason Reason, string Text)? ProblemOfValues(ReadOnlySpan<char> values, double? announced)
    {
        count = 0;
        foreach (var range in values.SplitAny(' ', ',', '\t'))
        {
            var word = values[range];
            if (word.IsEmpty)
            {
                continue;
            }

            if (!NumberText.TryRead<sbyte>(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            {
                var found = word[..Math.Min(20, word.Length)].ToString();
                return (SkipReason.ImpossibleValue, Text($"value {count} is \"{found}\"; expected a whole number from -128 to 127."));
            }

            if (count == pairs.Length)
            {
                Array.Resize(ref pairs, count * 2);
            }

            pairs[count++] = (byte)value;
        }

        if (count == 0 || count % 2 != 0 || count / 2 > log.Options.MostSubcarriers || count > announced)
        {
            var promise = announced is { } length ? Text($", and announces {length}") : "";
            return (SkipReason.WrongLength, Text($"the line has {count} values{promise}; expected pairs, 1 to {log.Options.MostSubcarriers} of them."));
        }

        if (count < announced)
        {
            log.Note("Lines of CSI_DATA announce more values (len) than they print; those that stand there were read.");
        }

        return null;
    }

    private static string Text(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);

    private RecordingEntry? Skip(long record, SkipReason reason, string problem)
    {
        log.Skip(record, reason, problem);
        return null;
    }
}
