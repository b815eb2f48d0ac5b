using System.Globalization;
using System.Text;
using System.Text.Json;
using NeuroPose.Live.Messages;

namespace NeuroPose.Live.Mqtt;

/// <summary>A server announces an entity, or takes it back.</summary>
public sealed record EntityAnnouncement : LiveMessage
{
    /// <summary>The node, as the topic names it.</summary>
    public required string NodeId { get; init; }

    /// <summary>The entity's name in the topic.</summary>
    public required string Slug { get; init; }

    /// <summary>The entity; null when it is taken back.</summary>
    public HomeAssistantEntity? Entity { get; init; }

    /// <summary>Whether the broker had kept it from before.</summary>
    public bool IsRetained { get; init; }

    /// <summary>In words.</summary>
    public override string ToString() => Entity is null ? $"{Slug} of {NodeId} is taken back" : $"announced: {Entity}";
}

/// <summary>Whether an entity is available.</summary>
public sealed record EntityAvailability : LiveMessage
{
    /// <summary>The node, as the topic names it.</summary>
    public required string NodeId { get; init; }

    /// <summary>The entity's name in the topic.</summary>
    public required string Slug { get; init; }

    /// <summary>Whether it is available; null when the word is not known.</summary>
    public required bool? IsAvailable { get; init; }

    /// <summary>Whether the broker had kept it from before.</summary>
    public bool IsRetained { get; init; }

    /// <summary>In words.</summary>
    public override string ToString() => $"{Slug} of {NodeId} is {IsAvailable switch { true => "online", false => "offline", null => "not known" }}";
}

/// <summary>The state of an entity.</summary>
public sealed record EntityState : LiveMessage
{
    /// <summary>What it is.</summary>
    public required EntityKind Kind { get; init; }

    /// <summary>The node, as the topic names it.</summary>
    public required string NodeId { get; init; }

    /// <summary>The entity's name in the topic.</summary>
    public required string Slug { get; init; }

    /// <summary>Yes or no, of a binary sensor; null for others, and when not known.</summary>
    public bool? IsOn { get; init; }

    /// <summary>The number, of a sensor, in the unit that its announcement names; null for others, and when not available.</summary>
    public double? Value { get; init; }

    /// <summary>The event, such as <c>fall_detected</c>; null for others.</summary>
    public string? EventType { get; init; }

    /// <summary>How sure the server is, 0 to 1; null when it does not say.</summary>
    public double? Confidence { get; init; }

    /// <summary>Whether the broker had kept it from before.</summary>
    public bool IsRetained { get; init; }

    /// <summary>In words.</summary>
    public override string ToString()
    {
        var value = EventType ?? (IsOn is { } on ? (on ? "ON" : "OFF") : Value?.ToString("0.###", CultureInfo.InvariantCulture)) ?? "not available";
        return $"{Slug} of {NodeId}: {value}";
    }

    /// <summary>Reads a state: a word, a number, or an object with the member that the kind has.</summary>
    internal static EntityState Read(EntityTopic topic, ReadOnlySpan<byte> payload)
    {
        var kind = EntityKinds.Find(topic.Slug);
        var state = new EntityState { Kind = kind, NodeId = topic.NodeId, Slug = topic.Slug };
        var text = Encoding.UTF8.GetString(payload).Trim();
        if (!text.StartsWith('{'))
        {
            return topic.Component switch
            {
                "binary_sensor" => state with { IsOn = LooseFields.TruthOf(text) },
                "event" => state with { EventType = text.Length > 0 ? text : null },
                _ => state with { Value = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null },
            };
        }

        var fields = new LooseFields(MessageParser.Element(payload));
        state = state with
        {
            Value = fields.Number(kind.Member() ?? "value") ?? fields.Number("value"),
            IsOn = topic.Component == "binary_sensor" ? fields.Truth("state") ?? fields.Truth("value") : null,
            EventType = fields.Text("event_type"),
            Confidence = fields.Number("confidence"),
        };
        return DateTimeOffset.TryParse(fields.Text("ts"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? state with { TimestampSeconds = (date - DateTimeOffset.UnixEpoch).TotalSeconds, HasOwnTime = true }
            : state;
    }

    /// <summary>The line that a recording keeps of a message of a broker.</summary>
    internal static ReadOnlyMemory<byte> BrokerLine(string topic, ReadOnlySpan<byte> payload, double timestamp) =>
        JsonSerializer.SerializeToUtf8Bytes(new { type = "mqtt", timestamp, topic, payload = Encoding.UTF8.GetString(payload) });
}
