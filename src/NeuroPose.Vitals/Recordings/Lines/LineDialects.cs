using System.Collections.Immutable;
using System.Globalization;
using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Packets;

namespace NeuroPose.Vitals.Recordings;

/// <summary>
/// Makes entries of lines: the server's recordings and messages, a node recorder's and the UDP recorder's, told apart by the members they
/// have.
/// </summary>
internal sealed class LineDialects(RecordingLog log, LineClock clock)
{
    private readonly UdpRecorder udp = new(log);
    private readonly ServerMessages messages = new(log);
    private readonly RecordingOptions options = log.Options;

    /// <summary>The next entry of the line read last; null when it has no more.</summary>
    public RecordingEntry? More() => messages.Next();

    /// <summary>The first entry of a line; null when the line is passed over.</summary>
    public RecordingEntry? Read(LineFields fields, long record)
    {
        var unit = clock;
        if (!LineTime.TryRead(fields, ref unit, out var time, out var problem))
        {
            return Skip(record, SkipReason.ImpossibleValue, problem);
        }

        if (unit != LineClock.Seconds && time is not null && !fields.Has("ts_ns"))
        {
            log.Note($"The field \"timestamp\" counts {unit.Name}; expected seconds. It was read as {unit.Name}.");
        }

        switch (fields.Text("type"))
        {
            case "raw_csi" when UdpRecorder.Wrote(fields):
                return Entry(record, time, udp.Read(fields, record, time));
            case "raw_csi":
                return Entry(record, time, Raw(fields, record, time));
            case "vitals":
                return new(record, time, Vitals(fields));
            case "feature":
                return Feature(fields, record, time);
            case "sensing_update":
                messages.Begin(fields, record, time);
                return More();
            case "edge_vitals":
                return new(record, time, ServerMessages.Vitals(fields));
            case null when fields.Subcarriers.IsGiven:
                return Entry(record, time, Server(fields, record, time));
            case null when fields.Text("magic") is { } magic:
                // A packet that the recorder itself could not read: it keeps its head alone.
                log.Other(magic.Length > 40 ? magic[..40] : magic);
                return null;
            case { } unknown:
                log.Other(unknown.Length > 40 ? unknown[..40] : unknown);
                return null;
            default:
                return Skip(record, SkipReason.UnknownKind, "expected a line with \"type\" or with a list \"subcarriers\".");
        }
    }

    private static RecordingEntry? Entry(long record, double? time, CsiFrame? frame) =>
        frame is null ? null : new(record, time, new CsiPacket { NodeId = frame.Metadata.DeviceId, Frame = frame });

    private CsiFrame? Server(LineFields fields, long record, double? time)
    {
        var metadata = new CsiMetadata
        {
            TimestampSeconds = time,
            DeviceId = fields.Name("node_id"),
            RssiDbm = fields.Finite("rssi"),
            NoiseFloorDbm = fields.Finite("noise_floor"),
        };
        return AmplitudeFrame.Make(fields.Subcarriers, "subcarriers", declared: null, metadata, log, record);
    }

    private CsiFrame? Raw(LineFields fields, long record, double? time)
    {
        if (fields.PairBytes < 0)
        {
            return Skip<CsiFrame>(record, SkipReason.NotReadable, fields.PairBytes == -1 ? "the field \"iq_hex\" is missing." : "\"iq_hex\" is no text of pairs of hexadecimal digits.");
        }

        if (fields.Text("magic") is { } magic && !string.Equals(magic, "0xC5110001", StringComparison.OrdinalIgnoreCase))
        {
            return Skip<CsiFrame>(record, SkipReason.UnknownKind, $"a line of raw CSI has the magic 0xC5110001; got {magic}.");
        }

        if (fields.Integer("size") is { } size && size != PacketLayout.CsiHeader + fields.PairBytes)
        {
            return Skip<CsiFrame>(record, SkipReason.WrongLength, Text($"a packet of {size} bytes has {size - PacketLayout.CsiHeader} bytes of I/Q; \"iq_hex\" has {fields.PairBytes}."));
        }

        var subcarriers = fields.Integer("subcarriers") ?? fields.PairBytes / 2;
        var antennas = IqShape.Antennas(fields.PairBytes, subcarriers, options, out var problem);
        if (problem is not null)
        {
            return Skip<CsiFrame>(record, SkipReason.WrongLength, problem);
        }

        // The recorder reads the byte of the antenna count as the signal strength, which is never positive in dBm.
        var rssi = fields.Finite("rssi");
        if (rssi > 0)
        {
            log.Note("The field \"rssi\" of raw CSI lines holds the antenna count: the signal strength is not known.");
        }

        var metadata = new CsiMetadata
        {
            TimestampSeconds = time,
            DeviceId = fields.Name("node_id"),
            RssiDbm = rssi > 0 ? null : rssi,
            NoiseFloorDbm = fields.Finite("noise_floor"),
            FrequencyMhz = fields.Finite("freq_mhz"),
            SequenceNumber = fields.Integer("seq"),
        };
        return CsiFrame.FromIq(fields.Pairs, options.IqOrder, antennas, metadata, log.FrameCount);
    }

    private static EdgeVitalsPacket Vitals(LineFields fields)
    {
        var flags = fields.Integer("flags") ?? 0;
        return new()
        {
            NodeId = fields.Name("node_id"),
            Presence = (flags & 1) != 0,
            FallDetected = (flags & 2) != 0,
            Motion = (flags & 4) != 0,
            BreathingPerMinute = fields.Number("breathing_bpm") ?? 0,
            HeartPerMinute = fields.Number("heartrate_bpm") ?? 0,
            RssiDbm = fields.Finite("rssi"),
            PersonCount = fields.Count("n_persons"),
            MotionEnergy = fields.Number("motion_energy") ?? double.NaN,
            PresenceScore = fields.Number("presence_score") ?? double.NaN,
        };
    }

    private RecordingEntry? Feature(LineFields fields, long record, double? time)
    {
        if (fields.Features is not { IsGiven: true, FirstWrong: < 0 } || fields.Features.Values.Length != fields.Features.Count)
        {
            return Skip(record, SkipReason.ImpossibleValue, "expected a list \"features\" of finite numbers.");
        }

        return new(record, time, new FeaturePacket { NodeId = fields.Name("node_id"), SequenceNumber = fields.Integer("seq"), Features = ImmutableArray.Create(fields.Features.Values) });
    }

    private static string Text(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);

    private RecordingEntry? Skip(long record, SkipReason reason, string problem) => Skip<RecordingEntry>(record, reason, problem);

    private T? Skip<T>(long record, SkipReason reason, string problem)
        where T : class
    {
        log.Skip(record, reason, problem);
        return null;
    }
}
