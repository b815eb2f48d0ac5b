using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using NeuroPose.Live.Messages;

namespace NeuroPose.Live.Mqtt;

/// <summary>
/// An entity as a server announces it to Home Assistant (a discovery payload). Read-only: this library announces nothing. Home Assistant's
/// short names and its <c>~</c> for a common beginning of topics are understood.
/// </summary>
public sealed record HomeAssistantEntity
{
    /// <summary>What it is.</summary>
    public required EntityKind Kind { get; init; }

    /// <summary>Its name in the topic, such as <c>breathing_rate</c>.</summary>
    public required string Slug { get; init; }

    /// <summary>The node that it belongs to, as the topic names it.</summary>
    public required string NodeId { get; init; }

    /// <summary>Home Assistant's sort: <c>binary_sensor</c>, <c>sensor</c> or <c>event</c>.</summary>
    public required string Component { get; init; }

    /// <summary>Its name for people; null when it has none.</summary>
    public string? Name { get; init; }

    /// <summary>Its name among all entities; null when it has none.</summary>
    public string? UniqueId { get; init; }

    /// <summary>Where its states are sent; null when not said.</summary>
    public string? StateTopic { get; init; }

    /// <summary>Where it is said whether it is available; null when not said.</summary>
    public string? AvailabilityTopic { get; init; }

    /// <summary>The word for available.</summary>
    public string PayloadAvailable { get; init; } = "online";

    /// <summary>The word for not available.</summary>
    public string PayloadNotAvailable { get; init; } = "offline";

    /// <summary>The word for yes, of a binary sensor.</summary>
    public string PayloadOn { get; init; } = "ON";

    /// <summary>The word for no, of a binary sensor.</summary>
    public string PayloadOff { get; init; } = "OFF";

    /// <summary>Home Assistant's class, such as <c>occupancy</c>; null for none.</summary>
    public string? DeviceClass { get; init; }

    /// <summary>Home Assistant's class of numbers, such as <c>measurement</c>; null for none.</summary>
    public string? StateClass { get; init; }

    /// <summary>The unit, such as <c>bpm</c>; null for none.</summary>
    public string? Unit { get; init; }

    /// <summary>The icon's name; null for none.</summary>
    public string? Icon { get; init; }

    /// <summary>How the number is taken out of a state; null for the state as it is.</summary>
    public string? ValueTemplate { get; init; }

    /// <summary>Where further members are sent; null for nowhere.</summary>
    public string? AttributesTopic { get; init; }

    /// <summary>The events that it may send, of an event.</summary>
    public ImmutableArray<string> EventTypes { get; init; } = [];

    /// <summary>The quality of service that states are to be subscribed with.</summary>
    public int QualityOfService { get; init; }

    /// <summary>The device; null when not said.</summary>
    public HomeAssistantDevice? Device { get; init; }

    /// <summary>The program that announces; null when not said.</summary>
    public HomeAssistantOrigin? Origin { get; init; }

    /// <summary>Reads an announcement.</summary>
    /// <param name="topic">The topic, such as <c>homeassistant/sensor/wifi_densepose_aabb/breathing_rate/config</c>.</param>
    /// <param name="payload">The payload: a JSON object.</param>
    /// <exception cref="FileFormatException">The topic is none of an announcement, or the payload is no JSON object.</exception>
    public static HomeAssistantEntity Parse(string topic, ReadOnlySpan<byte> payload)
    {
        ArgumentNullException.ThrowIfNull(topic);
        var place = EntityTopic.Of(topic) is { Leaf: "config" } found ? found
            : throw new FileFormatException("expected a topic such as homeassistant/sensor/wifi_densepose_aabb/breathing_rate/config.", new Place(File: topic));
        return TryParse(place, payload, out var entity, out var problem) ? entity : throw new FileFormatException(problem, new Place(File: topic));
    }

    internal static bool TryParse(EntityTopic topic, ReadOnlySpan<byte> payload, [NotNullWhen(true)] out HomeAssistantEntity? entity, [NotNullWhen(false)] out string? problem)
    {
        (entity, problem) = (null, null);
        try
        {
            var json = MessageParser.Element(payload);
            if (json.ValueKind != JsonValueKind.Object)
            {
                problem = $"an announcement is a JSON object; found {json.ValueKind}.";
                return false;
            }

            entity = Read(topic, new(json));
            return true;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            problem = $"an announcement is a JSON object. {broken.Message}";
            return false;
        }
    }

    /// <summary>In words.</summary>
    public override string ToString() => $"{Name ?? Slug} of {NodeId} ({Component}{(Unit is null ? "" : $", {Unit}")})";

    private static HomeAssistantEntity Read(EntityTopic topic, LooseFields fields)
    {
        string? Text(string name) => fields.Text(name) ?? fields.Text(ShortNames[name]);
        string? Topic(string name) => Text(name) is not { } found ? null
            : fields.Text("~") is not { } common ? found
            : found.StartsWith('~') ? common + found[1..]
            : found.EndsWith('~') ? found[..^1] + common
            : found;
        var device = fields.Object("device") is { IsEmpty: false } whole ? whole : fields.Object("dev");
        var origin = fields.Object("origin") is { IsEmpty: false } known ? known : fields.Object("o");
        return new()
        {
            Kind = EntityKinds.Find(topic.Slug),
            Slug = topic.Slug,
            NodeId = topic.NodeId,
            Component = topic.Component,
            Name = Text("name"),
            UniqueId = Text("unique_id"),
            StateTopic = Topic("state_topic"),
            AvailabilityTopic = Topic("availability_topic"),
            PayloadAvailable = Text("payload_available") ?? "online",
            PayloadNotAvailable = Text("payload_not_available") ?? "offline",
            PayloadOn = Text("payload_on") ?? "ON",
            PayloadOff = Text("payload_off") ?? "OFF",
            DeviceClass = Text("device_class"),
            StateClass = Text("state_class"),
            Unit = Text("unit_of_measurement"),
            Icon = Text("icon"),
            ValueTemplate = Text("value_template"),
            AttributesTopic = Topic("json_attributes_topic"),
            EventTypes = Texts(fields, "event_types", "evt_typ"),
            QualityOfService = fields.Count("qos") ?? 0,
            Device = device.IsEmpty ? null : new(
                Texts(device, "identifiers", "ids"),
                device.Text("name"),
                device.Text("manufacturer") ?? device.Text("mf"),
                device.Text("model") ?? device.Text("mdl"),
                device.Text("sw_version") ?? device.Text("sw"),
                device.Text("via_device")),
            Origin = origin.IsEmpty ? null : new(origin.Text("name"), origin.Text("sw_version") ?? origin.Text("sw"), origin.Text("support_url") ?? origin.Text("url")),
        };
    }

    // A single one may stand without its brackets.
    private static ImmutableArray<string> Texts(LooseFields fields, string name, string shortName) =>
        (fields.Member(name) ?? fields.Member(shortName)) switch
        {
            { ValueKind: JsonValueKind.String } one => [one.GetString()!],
            { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)],
            _ => [],
        };

    private static readonly FrozenDictionary<string, string> ShortNames = new Dictionary<string, string>
    {
        ["name"] = "name",
        ["unique_id"] = "uniq_id",
        ["state_topic"] = "stat_t",
        ["availability_topic"] = "avty_t",
        ["payload_available"] = "pl_avail",
        ["payload_not_available"] = "pl_not_avail",
        ["payload_on"] = "pl_on",
        ["payload_off"] = "pl_off",
        ["device_class"] = "dev_cla",
        ["state_class"] = "stat_cla",
        ["unit_of_measurement"] = "unit_of_meas",
        ["icon"] = "ic",
        ["value_template"] = "val_tpl",
        ["json_attributes_topic"] = "json_attr_t",
    }.ToFrozenDictionary();
}

/// <summary>A device as a server announces it to Home Assistant.</summary>
/// <param name="Identifiers">Its names for programs.</param>
/// <param name="Name">Its name for people; null for none.</param>
/// <param name="Manufacturer">Who makes it; null when not said.</param>
/// <param name="Model">Its model; null when not said.</param>
/// <param name="SoftwareVersion">Its software's version; null when not said.</param>
/// <param name="ViaDevice">The device that it is reached by; null for none.</param>
public sealed record HomeAssistantDevice(ImmutableArray<string> Identifiers, string? Name, string? Manufacturer, string? Model, string? SoftwareVersion, string? ViaDevice);

/// <summary>The program that announces an entity.</summary>
/// <param name="Name">Its name; null when not said.</param>
/// <param name="SoftwareVersion">Its version; null when not said.</param>
/// <param name="SupportUrl">Where help is; null when not said.</param>
public sealed record HomeAssistantOrigin(string? Name, string? SoftwareVersion, string? SupportUrl);

/// <summary>A topic of an entity: <c>prefix/component/wifi_densepose_node/slug/leaf</c>.</summary>
internal readonly record struct EntityTopic(string Component, string NodeId, string Slug, string Leaf)
{
    private const string Mark = "wifi_densepose_";

    /// <summary>The parts of a topic; null when it is none of an entity of the reference.</summary>
    public static EntityTopic? Of(string topic)
    {
        var parts = topic.Split('/');
        return parts.Length >= 5 && parts[^3].StartsWith(Mark, StringComparison.Ordinal) && parts[^3].Length > Mark.Length
            && parts[^2].Length > 0 && (parts[^1] is "config" or "state" or "availability")
                ? new(parts[^4], parts[^3][Mark.Length..], parts[^2], parts[^1])
                : null;
    }
}
