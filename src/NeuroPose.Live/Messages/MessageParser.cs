using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using NeuroPose.Vitals.Packets;
using NeuroPose.Vitals.Poses;
using NeuroPose.Vitals.Recordings;

namespace NeuroPose.Live.Messages;

/// <summary>
/// Reads the messages of a sensing server, of its WebSocket and of its raw MQTT topics. It reads people and their metadata where the server
/// puts them, node ids that are numbers or strings, movement that is true or a number; a member that is missing or of another kind is null,
/// a type that is not known is kept as JSON. Python's NaN and Infinity mean that a number is not known.
/// </summary>
public static class MessageParser
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    /// <summary>Reads a message.</summary>
    /// <param name="json">One JSON object in UTF-8.</param>
    /// <param name="type">The type of a message that does not name one itself, as its topic says; null for none.</param>
    /// <exception cref="FileFormatException">It is no JSON object; the message says what was found.</exception>
    public static LiveMessage Parse(ReadOnlySpan<byte> json, string? type = null) =>
        TryParse(json, type, out var message, out var problem) ? message : throw new FileFormatException(problem, Place.Unknown);

    /// <summary>Reads a message, or says what is wrong with it.</summary>
    /// <param name="json">One JSON object in UTF-8.</param>
    /// <param name="type">The type of a message that does not name one itself; null for none.</param>
    /// <param name="message">The message.</param>
    /// <param name="problem">What is wrong, when it cannot be read.</param>
    public static bool TryParse(ReadOnlySpan<byte> json, string? type, [NotNullWhen(true)] out LiveMessage? message, [NotNullWhen(false)] out string? problem)
    {
        (message, problem) = (null, null);
        try
        {
            if (Element(json) is not { ValueKind: JsonValueKind.Object } root)
            {
                problem = $"expected a JSON object, found {Start(json)}.";
                return false;
            }

            message = Read(root, type);
            return true;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // A text that is no Unicode shows itself when it is taken out.
            problem = $"expected a JSON object, found {Start(json)}. {broken.Message}";
            return false;
        }
    }

    /// <summary>A value on its own, also with Python's words.</summary>
    internal static JsonElement Element(ReadOnlySpan<byte> json)
    {
        try
        {
            return Value(json);
        }
        catch (JsonException) when (json.IndexOf("NaN"u8) >= 0 || json.IndexOf("Infinity"u8) >= 0)
        {
            var cleaned = new byte[2 * json.Length];
            return Value(cleaned.AsSpan(0, LineFields.WithoutWords(json, cleaned)));
        }
    }

    /// <summary>The vital signs that a node works out by itself, with the names of the server's message.</summary>
    internal static EdgeVitalsPacket Vitals(LooseFields fields) => new()
    {
        NodeId = fields.Name("node_id"),
        Presence = fields.Truth("presence") ?? false,
        FallDetected = fields.Truth("fall_detected") ?? false,
        Motion = fields.Truth("motion") ?? false,
        BreathingPerMinute = fields.Number("breathing_rate_bpm") ?? 0,
        HeartPerMinute = fields.Number("heartrate_bpm") ?? 0,
        RssiDbm = fields.Number("rssi"),
        PersonCount = fields.Count("n_persons") ?? 0,
        MotionEnergy = fields.Number("motion_energy") ?? double.NaN,
        PresenceScore = fields.Number("presence_score") ?? double.NaN,
    };

    /// <summary>The server's own vital signs; null when the object has none.</summary>
    internal static ServerVitals? ServerVitals(LooseFields fields) => fields.IsEmpty ? null : new(
        Rate(fields.Number("breathing_rate_bpm")),
        Rate(fields.Number("heart_rate_bpm")),
        fields.Number("breathing_confidence"),
        fields.Number("heartbeat_confidence"),
        fields.Number("signal_quality"));

    /// <summary>The people of a list.</summary>
    internal static ImmutableArray<SensedPerson> Persons(LooseFields fields) => [.. fields.Objects("persons").Select(Person)];

    private static JsonElement Value(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new() { MaxDepth = Options.MaxDepth });
        using var document = JsonDocument.ParseValue(ref reader);
        return !reader.Read() ? document.RootElement.Clone() : throw new JsonException("More follows behind the value.");
    }

    private static LiveMessage Read(JsonElement root, string? type)
    {
        var fields = new LooseFields(root);
        var kind = fields.Text("type") ?? type;
        LiveMessage message = kind switch
        {
            "edge_vitals" => new NodeMessage { Packet = Vitals(fields) },
            "sensing_update" => Update(fields),
            "pose_data" or "pose" => Pose(fields),
            "wasm_event" => new NodeMessage { Packet = WasmEvents(fields) },
            "connection_established" => new ConnectionMessage { Status = fields.Object("payload").Text("status"), Backend = fields.Object("payload").Text("backend") },
            _ => new OtherMessage { Type = kind, Content = root },
        };
        return Time(fields) is { } time ? message with { TimestampSeconds = time, HasOwnTime = true } : message;
    }

    // Seconds, or a smaller unit since 1970, or a date and time; nothing where it cannot be a time. As recordings are read.
    private static double? Time(LooseFields fields)
    {
        var seconds = fields.Number("timestamp") is { } number ? number / (number >= LineTime.Latest ? LineClock.OfLarge(number) ?? LineClock.Seconds : LineClock.Seconds).PerSecond
            : DateTimeOffset.TryParse(fields.Text("timestamp"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? (date - DateTimeOffset.UnixEpoch).TotalSeconds
            : double.NaN;
        return seconds is >= 0 and < LineTime.Latest ? seconds : null;
    }

    private static SensingUpdate Update(LooseFields fields)
    {
        var field = fields.Object("signal_field");
        return new()
        {
            Source = fields.Text("source"),
            Tick = fields.Integer("tick"),
            Nodes = [.. fields.Objects("nodes").Select(node => new SensedNode(node.Name("node_id"), node.Number("rssi_dbm"), node.Numbers("position"), node.Numbers("amplitude")))],
            Features = Features(fields.Object("features")),
            Classification = Classification(fields.Object("classification")),
            Vitals = ServerVitals(fields.Object("vital_signs")),
            Persons = Persons(fields),
            EstimatedPersons = fields.Count("estimated_persons"),
            Posture = fields.Text("posture"),
            SignalQuality = fields.Number("signal_quality_score"),
            QualityVerdict = fields.Text("quality_verdict"),
            NodeFeatures =
            [
                .. fields.Objects("node_features").Select(node => new NodeFeatures(
                    node.Name("node_id"),
                    Features(node.Object("features")),
                    Classification(node.Object("classification")),
                    node.Number("rssi_dbm"),
                    node.Number("last_seen_ms"),
                    node.Number("frame_rate_hz"),
                    node.Number("novelty_score"),
                    node.Truth("stale"))),
            ],
            Field = field.IsEmpty ? null : new([.. field.Numbers("grid_size").Select(size => size is >= 0 and <= int.MaxValue ? (int)size : 0)], field.Numbers("values")),
        };
    }

    // The server puts everything into a payload; the raw topic may send the payload alone.
    private static PoseMessage Pose(LooseFields fields)
    {
        var payload = fields.Object("payload") is { IsEmpty: false } wrapped ? wrapped : fields;
        var pose = payload.Object("pose") is { IsEmpty: false } inner ? inner : payload;
        var metadata = payload.Object("metadata");
        return new()
        {
            ZoneId = fields.Name("zone_id"),
            Persons = Persons(pose),
            Confidence = payload.Number("confidence"),
            Activity = payload.Text("activity"),
            PoseSource = payload.Text("pose_source"),
            FrameId = metadata.Name("frame_id"),
            ProcessingMilliseconds = metadata.Number("processing_time_ms"),
            Source = metadata.Text("source"),
            Tick = metadata.Integer("tick"),
        };
    }

    private static WasmEventPacket WasmEvents(LooseFields fields) => new()
    {
        NodeId = fields.Name("node_id"),
        ModuleId = fields.Count("module_id") ?? 0,
        Events = [.. fields.Objects("events").Select(one => new WasmEvent(one.Count("event_type") ?? 0, one.Number("value") ?? double.NaN))],
    };

    private static SensingFeatures? Features(LooseFields fields) => fields.IsEmpty ? null : new(
        fields.Number("mean_rssi"),
        fields.Number("variance"),
        fields.Number("motion_band_power"),
        fields.Number("breathing_band_power"),
        fields.Number("dominant_freq_hz"),
        fields.Count("change_points"),
        fields.Number("spectral_power"));

    private static SensingClassification? Classification(LooseFields fields) =>
        fields.IsEmpty ? null : new(fields.Text("motion_level"), fields.Truth("presence"), fields.Number("confidence"));

    private static SensedPerson Person(LooseFields fields)
    {
        Dictionary<KeypointType, Keypoint> keypoints = [];
        foreach (var keypoint in fields.Objects("keypoints"))
        {
            if (keypoint.Text("name") is { } name && KeypointNames.Find(name) is { } type && keypoint.Number("x") is { } x && keypoint.Number("y") is { } y)
            {
                keypoints[type] = new(type, x, y, keypoint.Number("z"), Confidence(keypoint));
            }
        }

        var box = fields.Object("bbox");
        BoundingBox? bounds = box.Number("x") is { } left && box.Number("y") is { } top && box.Number("width") is >= 0 and var width && box.Number("height") is >= 0 and var height
            && double.IsFinite(left + width) && double.IsFinite(top + height)
                ? new(left, top, left + width, top + height)
                : null;
        return new(new PersonPose(keypoints.Values, Confidence(fields)) { Id = fields.Integer("id"), BoundingBox = bounds }, fields.Name("zone"));
    }

    private static Confidence Confidence(LooseFields fields) => new(Math.Clamp(fields.Number("confidence") ?? 0, 0, 1));

    private static double? Rate(double? perMinute) => perMinute > 0 ? perMinute : null;

    private static string Start(ReadOnlySpan<byte> json) =>
        json.IsEmpty ? "nothing" : $"\"{System.Text.Encoding.Latin1.GetString(json[..Math.Min(24, json.Length)])}{(json.Length > 24 ? "…" : "")}\"";
}
