using System.Text.Json;
using MQTTnet;
using MQTTnet.Protocol;
using NeuroPose.Live.Messages;
using NeuroPose.Live.Mqtt;
using NeuroPose.Live.Simulation;
using NeuroPose.Live.Streams;
using NeuroPose.Live.Tests.Doubles;
using NeuroPose.Testing;

namespace NeuroPose.Live.Tests.Mqtt;

public sealed class RuViewMqttClientTests
{
    private static readonly JsonElement Protocol = Golden.Read("csi", "protocol.json");

    [BrokerFact]
    public async Task What_a_broker_has_kept_and_what_is_sent_then_becomes_nodes_with_entities_and_states()
    {
        using var broker = new Mosquitto();
        using var sender = await SenderAsync(broker.Port);
        foreach (var example in Protocol.GetProperty("discovery").EnumerateArray())
        {
            await SendAsync(sender, example.GetProperty("config_topic").GetString()!, example.GetProperty("payload").GetRawText(), isRetained: true);
        }

        await using var taking = new Taking(new RuViewMqttClient($"mqtt://127.0.0.1:{broker.Port}"));
        var view = new HomeAssistantView();
        for (var count = 0; count < 21; count++)
        {
            var announced = await taking.NextAsync<EntityAnnouncement>();
            Assert.True(announced.IsRetained);
            view.Add(announced);
        }

        var root = "homeassistant/{0}/wifi_densepose_aabbccddeeff/{1}/{2}";
        await SendAsync(sender, string.Format(null, root, "binary_sensor", "presence", "availability"), "online", isRetained: true);
        await SendAsync(sender, string.Format(null, root, "binary_sensor", "presence", "state"), "ON", isRetained: true);
        await SendAsync(sender, string.Format(null, root, "sensor", "breathing_rate", "state"), Protocol.GetProperty("states").GetProperty("breathing_rate").GetRawText());
        await SendAsync(sender, string.Format(null, root, "binary_sensor", "someone_sleeping", "state"), "ON", isRetained: true);
        await SendAsync(sender, string.Format(null, root, "event", "bed_exit", "state"), "{\"event_type\":\"bed_exit\",\"ts\":\"2026-05-23T14:00:00.000Z\"}");
        for (var count = 0; count < 5; count++)
        {
            view.Add(await taking.NextAsync());
        }

        var node = Assert.Single(view.Nodes);
        Assert.Equal(("aabbccddeeff", "Bedroom", 21, true, false), (node.NodeId, node.Device!.Name, node.Entities.Count, node.IsOnline!.Value, node.IsPrivate!.Value));
        Assert.Equal((14.2, 0.87), (node[EntityKind.BreathingRate]!.Value, node[EntityKind.BreathingRate]!.Confidence));
        Assert.Equal((true, null, "bed_exit"), (node.Primitives.SomeoneSleeping, node.Primitives.RoomActive, node.Primitives.BedExit!.EventType));
    }

    [BrokerFact]
    public async Task A_server_that_takes_biometric_entities_back_is_seen_to_be_private()
    {
        using var broker = new Mosquitto();
        using var sender = await SenderAsync(broker.Port);
        await using var taking = new Taking(new RuViewMqttClient($"mqtt://127.0.0.1:{broker.Port}"));
        await taking.UntilAsync(counts => counts.IsConnected);
        var view = new HomeAssistantView();
        foreach (var example in Protocol.GetProperty("discovery").EnumerateArray())
        {
            await SendAsync(sender, example.GetProperty("config_topic").GetString()!, example.GetProperty("payload").GetRawText(), isRetained: true);
            view.Add(await taking.NextAsync());
        }

        Assert.False(view["aabbccddeeff"]!.IsPrivate);
        foreach (var example in Protocol.GetProperty("discovery").EnumerateArray().Where(one => one.GetProperty("biometric").GetBoolean()))
        {
            await SendAsync(sender, example.GetProperty("config_topic").GetString()!, "", isRetained: true);
            view.Add(await taking.NextAsync());
        }

        Assert.Equal((true, 16), (view["aabbccddeeff"]!.IsPrivate, view["aabbccddeeff"]!.Entities.Count));
    }

    [BrokerFact]
    public async Task A_broker_that_is_killed_comes_back_with_the_session_and_what_was_sent_meanwhile()
    {
        using var broker = new Mosquitto();
        await using var taking = new Taking(new RuViewMqttClient($"mqtt://127.0.0.1:{broker.Port}", new() { ClientId = "lab" }));
        await taking.UntilAsync(counts => counts.IsConnected);
        using (var sender = await SenderAsync(broker.Port))
        {
            await SendAsync(sender, "ruview/5/raw/edge_vitals", "{\"breathing_rate_bpm\":12}", quality: 1);
            Assert.Equal(("5", 12.0), Vitals(await taking.NextAsync<NodeMessage>()));
        }

        // The broker keeps sessions in a file that it writes every second.
        await Task.Delay(1500);
        broker.Kill();
        await taking.UntilAsync(counts => !counts.IsConnected);
        broker.Start();
        await taking.UntilAsync(counts => counts.IsConnected);
        using (var sender = await SenderAsync(broker.Port))
        {
            await SendAsync(sender, "ruview/5/raw/edge_vitals", "{\"breathing_rate_bpm\":13}", quality: 1);
        }

        Assert.Equal(("5", 13.0), Vitals(await taking.NextAsync<NodeMessage>()));
        Assert.Equal((2L, 1L), (taking.Source.Statistics.Connections, taking.Source.Statistics.ResumedSessions));
    }

    [BrokerFact]
    public async Task A_line_that_drops_resumes_the_session_and_gets_what_was_sent_meanwhile()
    {
        using var broker = new Mosquitto();
        await using var line = new SilencedLine(broker.Port);
        await using var taking = new Taking(new RuViewMqttClient($"mqtt://127.0.0.1:{line.Port}", new() { Ping = TimeSpan.FromSeconds(1), ConnectLimit = TimeSpan.FromSeconds(1) }));
        await taking.UntilAsync(counts => counts.IsConnected);

        line.Silence();
        await taking.UntilAsync(counts => !counts.IsConnected);
        using (var sender = await SenderAsync(broker.Port))
        {
            await SendAsync(sender, "ruview/5/raw/edge_vitals", "{\"breathing_rate_bpm\":13}", quality: 1);
        }

        line.Restore();
        Assert.Equal(("5", 13.0), Vitals(await taking.NextAsync<NodeMessage>()));
        await taking.UntilAsync(counts => counts.ResumedSessions == 1);
    }

    [BrokerFact]
    public async Task A_user_and_password_are_accepted_and_a_wrong_one_is_an_error_without_the_password()
    {
        using var broker = new Mosquitto("allow_anonymous false\npassword_file {folder}/passwords", ("passwords", await Mosquitto.PasswordFileAsync("ada", "p:w@1")));
        await using (var taking = new Taking(new RuViewMqttClient($"mqtt://ada:p%3Aw%401@127.0.0.1:{broker.Port}")))
        {
            await taking.UntilAsync(counts => counts.IsConnected);
        }

        var problem = await Assert.ThrowsAsync<LiveSourceException>(() => FirstAsync(new RuViewMqttClient($"mqtt://127.0.0.1:{broker.Port}", new() { User = "ada", Password = "p:w@2" })));
        Assert.Contains("refuses the user or the password", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("p:w@2", problem.ToString(), StringComparison.Ordinal);
    }

    [BrokerFact]
    public async Task A_broker_with_mutual_tls_takes_our_certificate_and_refuses_a_client_without_one()
    {
        using var authority = new TestAuthority();
        using var server = authority.ServerCertificate();
        using var own = authority.ClientCertificate("lab");
        using var broker = new Mosquitto(
            "cafile {folder}/ca.pem\ncertfile {folder}/server.pem\nkeyfile {folder}/server.key\nrequire_certificate true\nuse_identity_as_username true",
            ("ca.pem", authority.CertificatePem),
            ("server.pem", server.ExportCertificatePem()),
            ("server.key", System.Security.Cryptography.X509Certificates.ECDsaCertificateExtensions.GetECDsaPrivateKey(server)!.ExportPkcs8PrivateKeyPem()));
        await using (var taking = new Taking(new RuViewMqttClient($"mqtts://localhost:{broker.Port}", new() { Authorities = authority.Certificates, ClientCertificate = own })))
        {
            await taking.UntilAsync(counts => counts.IsConnected);
        }

        using var other = new TestAuthority();
        await Assert.ThrowsAsync<LiveSourceException>(() => FirstAsync(new RuViewMqttClient($"mqtts://localhost:{broker.Port}", new() { Authorities = other.Certificates, ClientCertificate = own })));
        await Assert.ThrowsAsync<LiveSourceException>(() => FirstAsync(new RuViewMqttClient($"mqtts://localhost:{broker.Port}", new() { Authorities = authority.Certificates, GiveUpAfter = TimeSpan.FromSeconds(1) })));
    }

    [BrokerFact]
    public async Task The_last_will_is_said_for_a_client_that_was_cut_off_and_not_for_one_that_ended()
    {
        using var broker = new Mosquitto();
        await using var line = new SilencedLine(broker.Port);
        using var listener = await SenderAsync(broker.Port);
        TaskCompletionSource<string> said = new(TaskCreationOptions.RunContinuationsAsynchronously);
        listener.ApplicationMessageReceivedAsync += received =>
        {
            said.TrySetResult(received.ApplicationMessage.ConvertPayloadToString());
            return Task.CompletedTask;
        };
        await listener.SubscribeAsync("lab/status");
        var options = new RuViewMqttOptions { LastWill = new("lab/status", "gone"), Ping = TimeSpan.FromSeconds(1) };
        await using (var ended = new Taking(new RuViewMqttClient($"127.0.0.1:{broker.Port}", options)))
        {
            await ended.UntilAsync(counts => counts.IsConnected);
        }

        await using var taking = new Taking(new RuViewMqttClient($"127.0.0.1:{line.Port}", options));
        await taking.UntilAsync(counts => counts.IsConnected);
        Assert.False(said.Task.IsCompleted);
        await line.DisposeAsync();

        Assert.Equal("gone", await said.Task.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [BrokerFact]
    public async Task Malformed_and_oversized_messages_are_counted_and_foreign_topics_are_none_of_ours()
    {
        using var broker = new Mosquitto();
        using var sender = await SenderAsync(broker.Port);
        await using var taking = new Taking(new RuViewMqttClient($"127.0.0.1:{broker.Port}", new() { MostMessageBytes = 2000 }));
        await taking.UntilAsync(counts => counts.IsConnected);

        await SendAsync(sender, "ruview/1/raw/edge_vitals", "{\"a\":");
        await SendAsync(sender, "ruview/1/raw/pose", "{\"a\":\"" + new string('x', 5000) + "\"}");
        await SendAsync(sender, "homeassistant/sensor/somebody_elses/temperature/config", "{}");
        await SendAsync(sender, "homeassistant/sensor/wifi_densepose_1/rssi/config", "[1]");
        await SendAsync(sender, "ruview/1/raw/edge_vitals", "{\"node_id\":\"a\",\"motion\":0.5}");

        var vitals = (await taking.NextAsync<NodeMessage>()).Vitals!;
        Assert.Equal(("a", true), (vitals.NodeId, vitals.Motion));
        var counts = taking.Source.Statistics;
        Assert.Equal((5L, 1L, 2L, 1L), (counts.Received, counts.Delivered, counts.Malformed, counts.TooLong));
    }

    [BrokerFact]
    public async Task A_simulated_room_over_a_broker_reads_the_rates_that_were_put_in_live_and_recorded()
    {
        using var folder = new TemporaryFolder();
        using var broker = new Mosquitto();
        var room = new SimulatedRoom(new() { Seed = 5, Nodes = 1, BreathsPerMinute = 13, DurationSeconds = 40 });
        await using var publisher = await SimulatedPublisher.ConnectAsync($"mqtt://127.0.0.1:{broker.Port}", room.Options);
        var client = new RuViewMqttClient($"mqtt://127.0.0.1:{broker.Port}", new() { Policy = BufferPolicy.Wait });
        using var end = new CancellationTokenSource();
        var sending = Task.Run(async () =>
        {
            while (!client.Statistics.IsConnected)
            {
                await Task.Delay(10);
            }

            foreach (var step in room.Steps())
            {
                await publisher.PublishAsync(step);
            }

            await Task.Delay(500);
            await end.CancelAsync();
        });
        var readings = new List<Vitals.Streams.StreamReading>();
        using (var recorder = new LiveRecorder(folder.PathTo("mqtt.jsonl"), client.Name))
        {
            await foreach (var reading in client.Messages(end.Token).RecordedTo(recorder).Readings())
            {
                readings.Add(reading);
            }
        }

        await sending;
        var series = NeuroPose.Vitals.Series.VitalSeries.Of(NeuroPose.Vitals.Recordings.CsiRecording.Load(folder.PathTo("mqtt.jsonl")));
        Assert.Equal<NeuroPose.Vitals.Readings.VitalReading>(series.Readings, readings.Select(reading => reading.Reading));
        Assert.Equal(13, readings[^1].Reading.Breathing.PerMinute!.Value, 0.5);
    }

    private static (string? Node, double Breathing) Vitals(NodeMessage message) => (message.Packet.NodeId, message.Vitals!.BreathingPerMinute);

    private static async Task<IMqttClient> SenderAsync(int port)
    {
        var client = new MqttClientFactory().CreateMqttClient();
        await client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port).Build());
        return client;
    }

    private static Task<MqttClientPublishResult> SendAsync(IMqttClient client, string topic, string payload, bool isRetained = false, int quality = 1) => client.PublishAsync(
        new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(payload).WithRetainFlag(isRetained).WithQualityOfServiceLevel((MqttQualityOfServiceLevel)quality).Build());

    private static async Task FirstAsync(LiveSource source)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await foreach (var message in source.Messages(limit.Token))
        {
            return;
        }
    }
}
