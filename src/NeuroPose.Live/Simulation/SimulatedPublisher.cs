using System.Globalization;
using System.Text.Json;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using NeuroPose.Live.Mqtt;

namespace NeuroPose.Live.Simulation;

/// <summary>
/// Publishes a made-up room to a broker as the reference's server does: announcements that the broker keeps, availability with a last will,
/// states, and the raw topics. For tests and demonstrations; nothing else of this library publishes.
/// </summary>
public sealed class SimulatedPublisher : IAsyncDisposable
{
    private static readonly EntityKind[] Announced =
    [
        EntityKind.Presence, EntityKind.PersonCount, EntityKind.BreathingRate, EntityKind.HeartRate, EntityKind.MotionLevel, EntityKind.MotionEnergy, EntityKind.Fall,
        EntityKind.PresenceScore, EntityKind.Rssi, EntityKind.SomeoneSleeping, EntityKind.PossibleDistress, EntityKind.RoomActive,
        EntityKind.ElderlyInactivityAnomaly, EntityKind.FallRiskElevated, EntityKind.NoMovement,
    ];

    private readonly IMqttClient client = new MqttClientFactory().CreateMqttClient();
    private readonly SimulationOptions room;
    private readonly MqttClientOptions options;

    private SimulatedPublisher(SimulationOptions room, MqttClientOptions options) => (this.room, this.options) = (room, options);

    /// <summary>Connects to a broker and announces the room's nodes.</summary>
    /// <param name="address">Such as <c>mqtt://127.0.0.1:1883</c>, also with a user and password; without TLS.</param>
    /// <param name="room">The room.</param>
    /// <param name="cancellation">Ends connecting.</param>
    public static async Task<SimulatedPublisher> ConnectAsync(string address, SimulationOptions room, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(room);
        var uri = RuViewMqttClient.Address(address);
        var options = new MqttClientOptionsBuilder().WithTcpServer(uri.Host, uri.Port).WithProtocolVersion(MqttProtocolVersion.V500)
            .WithWillTopic(Topic(1, EntityKind.Presence, "availability")).WithWillPayload("offline").WithWillRetain().WithWillQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce);
        if (uri.UserInfo.Split(':', 2) is [{ Length: > 0 } user, var password])
        {
            options = options.WithCredentials(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password));
        }

        var publisher = new SimulatedPublisher(room, options.Build());
        try
        {
            var answer = await publisher.client.ConnectAsync(publisher.options, cancellation).ConfigureAwait(false);
            if (answer.ResultCode != MqttClientConnectResultCode.Success)
            {
                throw new NeuroPoseException($"the broker refuses the connection ({answer.ResultCode}).", new Place(File: address));
            }
        }
        catch (MQTTnet.Exceptions.MqttCommunicationException failure)
        {
            throw new NeuroPoseException($"no connection to the broker: {(failure.InnerException ?? failure).Message.TrimEnd('.')}. Check the address and whether it runs.", new Place(File: address), failure);
        }

        await publisher.AnnounceAsync(cancellation).ConfigureAwait(false);
        return publisher;
    }

    /// <summary>Publishes one moment. A broker that is gone misses it; each second it is looked whether it is back.</summary>
    /// <param name="step">The moment.</param>
    /// <param name="cancellation">Ends publishing.</param>
    public async Task PublishAsync(SimulatedStep step, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (!client.IsConnected && !(step.IsSecond && await IsBackAsync(cancellation).ConfigureAwait(false)))
        {
            return;
        }

        foreach (var message in step.ServerMessages)
        {
            using var json = JsonDocument.Parse(message);
            var (type, isUpdate) = (json.RootElement.GetProperty("type").GetString(), json.RootElement.TryGetProperty("nodes", out _));
            var node = isUpdate ? 1 : json.RootElement.GetProperty("node_id").GetInt32();
            await SendAsync(string.Create(CultureInfo.InvariantCulture, $"ruview/{node}/raw/{type}"), message, isRetained: false, quality: 0, cancellation).ConfigureAwait(false);
        }

        if (!step.IsSecond)
        {
            return;
        }

        var ts = DateTimeOffset.UnixEpoch.AddSeconds(room.StartSeconds + step.TimeSeconds).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var isThere = room.BreathsPerMinute > 0;
        for (var node = 1; node <= room.Nodes; node++)
        {
            await StateAsync(node, EntityKind.Presence, isThere ? "ON" : "OFF", cancellation).ConfigureAwait(false);
            await StateAsync(node, EntityKind.PersonCount, new { n_persons = isThere ? 1 : 0, ts }, cancellation).ConfigureAwait(false);
            await StateAsync(node, EntityKind.BreathingRate, new { bpm = room.BreathsPerMinute, confidence = 0.8, ts }, cancellation).ConfigureAwait(false);
            await StateAsync(node, EntityKind.HeartRate, new { bpm = room.BeatsPerMinute, confidence = 0.8, ts }, cancellation).ConfigureAwait(false);
            await StateAsync(node, EntityKind.MotionLevel, new { level_pct = 2.0, ts }, cancellation).ConfigureAwait(false);
            await StateAsync(node, EntityKind.Rssi, new { dbm = -45.0 - (3 * node), ts }, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Takes the nodes offline and disconnects.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            for (var node = 1; node <= room.Nodes && client.IsConnected; node++)
            {
                await SendAsync(Topic(node, EntityKind.Presence, "availability"), "offline"u8.ToArray(), isRetained: true, quality: 1, CancellationToken.None).ConfigureAwait(false);
            }

            await client.DisconnectAsync().ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is MQTTnet.Exceptions.MqttCommunicationException or InvalidOperationException)
        {
            // The broker is gone; it says the last will for us.
        }

        client.Dispose();
    }

    private async Task<bool> IsBackAsync(CancellationToken cancellation)
    {
        try
        {
            await client.ConnectAsync(options, cancellation).ConfigureAwait(false);
            await AnnounceAsync(cancellation).ConfigureAwait(false);
        }
        catch (MQTTnet.Exceptions.MqttCommunicationException)
        {
            // Not yet.
        }

        return client.IsConnected;
    }

    private static string Topic(int node, EntityKind kind, string leaf) => string.Create(CultureInfo.InvariantCulture, $"homeassistant/{Component(kind)}/wifi_densepose_{node}/{kind.Slug()}/{leaf}");

    private static string Component(EntityKind kind) => kind switch
    {
        EntityKind.Fall or EntityKind.BedExit or EntityKind.MultiRoomTransition => "event",
        EntityKind.Presence or EntityKind.ZoneOccupancy => "binary_sensor",
        _ when kind.IsPrimitive() && kind != EntityKind.FallRiskElevated => "binary_sensor",
        _ => "sensor",
    };

    private async Task AnnounceAsync(CancellationToken cancellation)
    {
        for (var node = 1; node <= room.Nodes; node++)
        {
            foreach (var kind in Announced)
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"wifi_densepose_{node}");
                var payload = new Dictionary<string, object?>
                {
                    ["name"] = kind.Slug().Replace('_', ' '),
                    ["unique_id"] = $"{id}_{kind.Slug()}",
                    ["state_topic"] = Topic(node, kind, "state"),
                    ["availability_topic"] = Topic(node, EntityKind.Presence, "availability"),
                    ["payload_available"] = "online",
                    ["payload_not_available"] = "offline",
                    ["device"] = new { identifiers = new[] { id }, name = $"Simulated node {node}", manufacturer = "NeuroPose", model = "simulation", sw_version = "1" },
                };
                if (kind.Member() is { } member)
                {
                    payload["value_template"] = $"{{{{ value_json.{member} }}}}";
                }

                await SendAsync(Topic(node, kind, "config"), JsonSerializer.SerializeToUtf8Bytes(payload), isRetained: true, quality: 1, cancellation).ConfigureAwait(false);
            }

            await SendAsync(Topic(node, EntityKind.Presence, "availability"), "online"u8.ToArray(), isRetained: true, quality: 1, cancellation).ConfigureAwait(false);
        }
    }

    private Task StateAsync(int node, EntityKind kind, object state, CancellationToken cancellation) =>
        SendAsync(Topic(node, kind, "state"), state is string word ? System.Text.Encoding.UTF8.GetBytes(word) : JsonSerializer.SerializeToUtf8Bytes(state), kind == EntityKind.Presence, kind == EntityKind.Presence ? 1 : 0, cancellation);

    private async Task SendAsync(string topic, byte[] payload, bool isRetained, int quality, CancellationToken cancellation)
    {
        if (!client.IsConnected)
        {
            return;
        }

        try
        {
            await client.PublishAsync(
                new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(payload).WithRetainFlag(isRetained).WithQualityOfServiceLevel((MqttQualityOfServiceLevel)quality).Build(),
                cancellation).ConfigureAwait(false);
        }
        catch (MQTTnet.Exceptions.MqttCommunicationException)
        {
            // The broker went away meanwhile.
        }
    }
}
