using System.Buffers.Binary;
using System.Globalization;
using NeuroPose.Vitals.Csi;

namespace NeuroPose.Vitals.Recordings;

/// <summary>
/// Puts the datagrams of one Wi-Fi frame together: those that follow one another with its sender and number, each pair of core and stream
/// once.
/// </summary>
internal sealed class NexmonFrame(RecordingLog log)
{
    public const int Header = 18;

    private const int BytesOfTone = 4;

    private readonly Dictionary<(int Core, int Stream), double[]> parts = [];
    private readonly ComplexMatrix matrix = new();
    private byte[] identity = [];
    private int tones;
    private double time;
    private double? strength;
    private int channel;
    private int width;
    private long record;

    public static bool IsOne(ReadOnlySpan<byte> datagram) => datagram[0] == 0x11 && datagram[1] == 0x11;

    /// <summary>Takes a datagram; the frame before it, when this one is of another.</summary>
    public RecordingEntry? Add(ReadOnlySpan<byte> datagram, double seconds)
    {
        var number = log.RecordCount;
        var specification = BinaryPrimitives.ReadUInt16LittleEndian(datagram[14..]);
        var chip = BinaryPrimitives.ReadUInt16LittleEndian(datagram[16..]);
        var csi = datagram[Header..];
        var megahertz = ((specification >> 11) & 7) switch { 2 => 20, 3 => 40, 4 => 80, 5 => 160, _ => 0 };
        var expected = megahertz * 64 / 20;
        if (NexmonNumbers.Of(chip) is not { } numbers)
        {
            var unknown = Text($"the chip 0x{chip:X4} is not known; read are 4339, 43455c0, 4358 and 4366c0.");
            return Skip(number, SkipReason.UnknownKind, unknown);
        }

        if (expected == 0 || csi.Length < BytesOfTone * expected)
        {
            var cut = Text($"a channel of {megahertz} MHz has {expected} tones of 4 bytes; the packet has {csi.Length} bytes of CSI.");
            return Skip(number, SkipReason.WrongLength, cut);
        }

        if (expected > log.Options.MostSubcarriers)
        {
            var large = Text($"a frame has at most {log.Options.MostSubcarriers} subcarriers; found {expected}.");
            return Skip(number, SkipReason.WrongLength, large);
        }

        var (core, stream) = Place(BinaryPrimitives.ReadUInt16LittleEndian(datagram[12..]));
        RecordingEntry? before = null;
        if (parts.Count > 0 && (parts.ContainsKey((core, stream)) || tones != expected || !datagram[4..12].SequenceEqual(identity)))
        {
            before = Finish();
        }

        // The bytes before the last tones are of no tone: some versions send four more.
        var values = new double[2 * expected];
        numbers.Read(csi[^(BytesOfTone * expected)..], values);
        var hasStrength = datagram[2] != 0x11 || datagram[3] != 0x11;
        if (!log.Options.AsSent)
        {
            NexmonNumbers.ClearEmpty(values, megahertz, hasStrength);
            log.Note("Tones on which no station sends, and those over which the firmware writes its state, were set to zero.");
        }

        if (parts.Count == 0)
        {
            identity = datagram[4..12].ToArray();
            (tones, time, record, width, channel) = (expected, seconds, number, megahertz, specification);
            strength = hasStrength && (sbyte)datagram[2] is < 0 and var heard ? heard : null;
        }

        parts.Add((core, stream), values);
        return before;
    }

    /// <summary>The frame in hand; null when there is none, or it is not whole, which is counted.</summary>
    public RecordingEntry? Finish()
    {
        if (parts.Count == 0)
        {
            return null;
        }

        int[] cores = [.. parts.Keys.Select(part => part.Core).Distinct().Order()];
        int[] streams = [.. parts.Keys.Select(part => part.Stream).Distinct().Order()];
        var problem = parts.Count < cores.Length * streams.Length
            ? Text($"of {cores.Length} × {streams.Length} packets of the frame {parts.Count} were captured.")
            : RadioFrame.ProblemOfShape(cores.Length, streams.Length, tones, log.Options);
        if (problem is not null)
        {
            parts.Clear();
            return Skip(record, SkipReason.WrongLength, problem);
        }

        matrix.Clear(cores.Length, streams.Length, tones);
        for (var receive = 0; receive < cores.Length; receive++)
        {
            for (var transmit = 0; transmit < streams.Length; transmit++)
            {
                var values = parts[(cores[receive], streams[transmit])];
                for (var tone = 0; tone < tones; tone++)
                {
                    matrix.Set(receive, transmit, tone, values[2 * tone], values[(2 * tone) + 1]);
                }
            }
        }

        parts.Clear();
        var metadata = new CsiMetadata
        {
            TimestampSeconds = time,
            DeviceId = RadioFrame.Address(identity),
            RssiDbm = strength,
            Channel = channel & 0xFF,
            FrequencyMhz = (channel >> 14) switch { 0 => 2407, 3 => 5000, _ => (double?)null } + (5 * (channel & 0xFF)),
            BandwidthMhz = width,
            Variant = Variant(cores, streams),
        };
        return matrix.ToEntry(metadata, log, record);
    }

    // The number is at most 63; some routers write its bytes the other way round.
    private static (int Core, int Stream) Place(ushort pair)
    {
        var number = pair > 63 ? BinaryPrimitives.ReverseEndianness(pair) : pair;
        return (number & 7, (number >> 3) & 7);
    }

    private static string? Variant(int[] cores, int[] streams)
    {
        static bool IsCounted(int[] numbers) => numbers[^1] == numbers.Length - 1;
        static string Of(string noun, int[] numbers) => $"{noun} {string.Join(", ", numbers.Select(number => Text($"{number}")))}";
        return IsCounted(cores) && IsCounted(streams) ? null
            : IsCounted(streams) ? Of("core", cores)
            : IsCounted(cores) ? Of("stream", streams)
            : $"{Of("core", cores)}; {Of("stream", streams)}";
    }

    private static string Text(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);

    private RecordingEntry? Skip(long at, SkipReason reason, string problem)
    {
        log.Skip(at, reason, problem);
        return null;
    }
}
