using System.Buffers.Binary;
using System.Globalization;
using NeuroPose.Vitals.Csi;

namespace NeuroPose.Vitals.Recordings;

/// <summary>
/// Lines of the reference's UDP recorder. It takes the packet's header for eight bytes long, where it is twenty: its "subcarriers" then
/// begin with six that are header, and its "rssi" and "channel" are the two bytes of the subcarrier count. Where the count that they make
/// agrees with what follows, the packet is read as the node sent it; otherwise the line is taken at its word.
/// </summary>
internal sealed class UdpRecorder(RecordingLog log)
{
    private const int HeaderRest = 12;

    /// <summary>Whether the line is one of this recorder's.</summary>
    public static bool Wrote(LineFields fields) => fields.Amplitudes.IsGiven || fields.Has("ts_ns");

    /// <summary>The line's frame; null when it is passed over.</summary>
    public CsiFrame? Read(LineFields fields, long record, double? time)
    {
        if (fields.PairBytes == -2)
        {
            return Skip(record, "\"iq_hex\" is no text of pairs of hexadecimal digits.");
        }

        var declared = fields.Integer("subcarriers");
        var metadata = new CsiMetadata { TimestampSeconds = time, DeviceId = fields.Name("node_id") };
        if (fields.PairBytes > HeaderRest && SentSubcarriers(fields) is { } sent && Carrier(fields.Pairs) is { } megahertz)
        {
            var antennas = IqShape.Antennas(fields.PairBytes - HeaderRest, sent, log.Options, out var doubt);
            if (doubt is null && (declared is null || declared == fields.PairBytes / 2))
            {
                log.Note("The UDP recorder took twelve bytes of each packet's header for I/Q; they were read as the header that they are.");
                metadata = metadata with
                {
                    FrequencyMhz = megahertz,
                    SequenceNumber = BinaryPrimitives.ReadUInt32LittleEndian(fields.Pairs[4..]),
                    RssiDbm = (sbyte)fields.Pairs[8],
                    NoiseFloorDbm = (sbyte)fields.Pairs[9],
                };
                return CsiFrame.FromIq(fields.Pairs[HeaderRest..], log.Options.IqOrder, antennas, metadata, log.FrameCount);
            }
        }

        metadata = metadata with { RssiDbm = fields.Integer("rssi"), Channel = (int?)fields.Integer("channel") };
        if (fields.PairBytes < 0)
        {
            return AmplitudeFrame.Make(fields.Amplitudes, "amplitudes", declared, metadata, log, record);
        }

        if (fields.Amplitudes.IsGiven && fields.Amplitudes.Count != fields.PairBytes / 2)
        {
            return Skip(record, string.Create(CultureInfo.InvariantCulture, $"\"iq_hex\" has {fields.PairBytes / 2} pairs, \"amplitudes\" has {fields.Amplitudes.Count} numbers."), SkipReason.WrongLength);
        }

        var count = IqShape.Antennas(fields.PairBytes, declared ?? fields.PairBytes / 2, log.Options, out var problem);
        return problem is null ? CsiFrame.FromIq(fields.Pairs, log.Options.IqOrder, count, metadata, log.FrameCount) : Skip(record, problem, SkipReason.WrongLength);
    }

    private static long? SentSubcarriers(LineFields fields) =>
        fields.Integer("rssi") is >= sbyte.MinValue and <= sbyte.MaxValue and var low && fields.Integer("channel") is >= 0 and <= byte.MaxValue and var high
            ? (byte)low | (high << 8)
            : null;

    // The bands of Wi-Fi; no two I/Q pairs at the start of a frame look like one by more than rare chance.
    private static uint? Carrier(ReadOnlySpan<byte> pairs) => BinaryPrimitives.ReadUInt32LittleEndian(pairs) is >= 2400 and <= 7125 and var megahertz ? megahertz : null;

    private CsiFrame? Skip(long record, string problem, SkipReason reason = SkipReason.NotReadable)
    {
        log.Skip(record, reason, problem);
        return null;
    }
}
