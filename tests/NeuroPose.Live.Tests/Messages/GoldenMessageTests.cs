using System.Text;
using System.Text.Json;
using NeuroPose.Live.Messages;
using NeuroPose.Live.Mqtt;
using NeuroPose.Testing;
using NeuroPose.Vitals.Packets;
using NeuroPose.Vitals.Poses;

namespace NeuroPose.Live.Tests.Messages;

/// <summary>Every example of the contract's messages. A new example in the file is a new case.</summary>
public sealed class GoldenMessageTests
{
    private static readonly JsonElement Protocol = Golden.Read("csi", "protocol.json");

    public static TheoryData<string> Socket => [.. Protocol.GetProperty("ws").EnumerateObject().Select(one => one.Name)];

    public static TheoryData<int> Discovery => [.. Enumerable.Range(0, Protocol.GetProperty("discovery").GetArrayLength())];

    public static TheoryData<string> States => [.. Protocol.GetProperty("states").EnumerateObject().Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Socket))]
    public void Every_message_of_the_server_becomes_its_type(string name)
    {
        var message = MessageParser.Parse(Bytes(Protocol.GetProperty("ws").GetProperty(name)));

        Assert.Equal(
            name switch
            {
                "edge_vitals" or "wasm_event" => typeof(NodeMessage),
                "sensing_update" => typeof(SensingUpdate),
                "pose_data" => typeof(PoseMessage),
                "connection_established" => typeof(ConnectionMessage),
                _ => typeof(OtherMessage),
            },
            message.GetType());
    }

    [Fact]
    public void A_nodes_vital_signs_have_all_their_numbers()
    {
        var vitals = Assert.IsType<NodeMessage>(Of("edge_vitals")).Vitals;

        Assert.Equal(
            new EdgeVitalsPacket
            {
                NodeId = "1",
                Presence = true,
                Motion = true,
                BreathingPerMinute = 14.25,
                HeartPerMinute = 68.2,
                PersonCount = 1,
                MotionEnergy = 15.97,
                PresenceScore = 15.97,
                RssiDbm = -52,
            },
            vitals);
    }

    [Fact]
    public void An_update_has_its_nodes_features_vital_signs_and_people()
    {
        var update = Assert.IsType<SensingUpdate>(Of("sensing_update"));

        Assert.Equal((1779544800.0, true, "esp32", 42L), (update.TimestampSeconds, update.HasOwnTime, update.Source, update.Tick));
        var node = Assert.Single(update.Nodes);
        Assert.Equal(("1", -52.0), (node.NodeId, node.RssiDbm));
        Assert.Equal<double>([2.0, 0.0, 1.5], node.Position);
        Assert.Equal<double>([12.0, 12.5], node.Amplitudes);
        Assert.Equal(new(-52, 3.1, 1.2, 0.8, 0.25, 4, 110.5), update.Features);
        Assert.Equal(new("present_still", true, 0.77), update.Classification);
        Assert.Equal(new(14.2, null, 0.6, 0.0, 0.5), update.Vitals);
        Assert.Equal((1, 1), (update.Persons.Length, update.EstimatedPersons));
        Assert.Equal((20, 400), (update.Field!.GridSize[0], update.Field.Values.Length));
        var features = Assert.Single(update.NodeFeatures);
        Assert.Equal((0.12, false, 20.0), (features.NoveltyScore, features.IsStale, features.FrameRateHz));
    }

    [Fact]
    public void A_poses_people_and_metadata_are_found_in_the_payload()
    {
        var pose = Assert.IsType<PoseMessage>(Of("pose_data"));

        var person = Assert.Single(pose.Persons);
        Assert.Equal((17, 1L, "zone_1"), (person.Pose.VisibleCount, person.Pose.Id, person.Zone));
        Assert.Equal((320.0, 260.0), (person.Pose[KeypointType.RightAnkle]!.Value.X, person.Pose[KeypointType.RightAnkle]!.Value.Y));
        Assert.Equal(new BoundingBox(260, 150, 380, 370), person.Pose.BoundingBox);
        Assert.Equal((0.77, "present_still", "signal_derived", "rust_frame_42", 42L), (pose.Confidence, pose.Activity, pose.PoseSource, pose.FrameId, pose.Tick));
        Assert.Equal(("rust_frame_42", 1779544800.0, 1.0), (pose.ToEstimate().Id, pose.ToEstimate().TimestampSeconds, pose.ToEstimate().LatencyMilliseconds));
    }

    [Fact]
    public void A_modules_events_and_the_greeting_are_read()
    {
        var events = Assert.IsType<WasmEventPacket>(Assert.IsType<NodeMessage>(Of("wasm_event")).Packet);
        Assert.Equal(("1", 2, new WasmEvent(100, 1.5)), (events.NodeId, events.ModuleId, Assert.Single(events.Events)));

        var greeting = Assert.IsType<ConnectionMessage>(Of("connection_established"));
        Assert.Equal(("connected", "rust+ruvector"), (greeting.Status, greeting.Backend));
    }

    [Fact]
    public void A_packet_becomes_a_line_that_names_what_the_packet_holds()
    {
        foreach (var one in Protocol.GetProperty("binary").EnumerateObject())
        {
            var datagram = Convert.FromHexString(one.Value.GetProperty("hex").GetString()!);
            var message = new NodeMessage { Packet = Packet.Parse(datagram), Datagram = datagram, TimestampSeconds = 1779544800.25 };
            using var line = JsonDocument.Parse(message.ToJson());

            Assert.Equal(1779544800.25, line.RootElement.GetProperty("timestamp").GetDouble());
            Assert.Equal(one.Name switch { "csi_adr018" => "raw_csi", "feature" => "feature", _ => "vitals" }, line.RootElement.GetProperty("type").GetString());
        }
    }

    [Theory]
    [MemberData(nameof(Discovery))]
    public void Every_announcement_becomes_a_typed_entity_with_all_it_says(int at)
    {
        var example = Protocol.GetProperty("discovery")[at];
        var (topic, payload) = (example.GetProperty("config_topic").GetString()!, example.GetProperty("payload"));

        var entity = HomeAssistantEntity.Parse(topic, Bytes(payload));

        Assert.NotEqual(EntityKind.Other, entity.Kind);
        Assert.Equal(example.GetProperty("biometric").GetBoolean(), entity.Kind.IsBiometric());
        Assert.Equal(("aabbccddeeff", topic.Split('/')[1], topic.Split('/')[3]), (entity.NodeId, entity.Component, entity.Slug));
        foreach (var member in payload.EnumerateObject())
        {
            var read = member.Name switch
            {
                "name" => entity.Name,
                "unique_id" or "object_id" => entity.UniqueId,
                "state_topic" => entity.StateTopic,
                "availability_topic" => entity.AvailabilityTopic,
                "payload_available" => entity.PayloadAvailable,
                "payload_not_available" => entity.PayloadNotAvailable,
                "payload_on" => entity.PayloadOn,
                "payload_off" => entity.PayloadOff,
                "device_class" => entity.DeviceClass,
                "state_class" => entity.StateClass,
                "unit_of_measurement" => entity.Unit,
                "icon" => entity.Icon,
                "value_template" => entity.ValueTemplate,
                "json_attributes_topic" => entity.AttributesTopic,
                "qos" => FormattableString.Invariant($"{entity.QualityOfService}"),
                "event_types" => JsonSerializer.Serialize(entity.EventTypes),
                "device" => entity.Device!.Name,
                "origin" => entity.Origin!.Name,
                _ => throw new Xunit.Sdk.XunitException($"{member.Name} is not read"),
            };
            Assert.Equal(
                member.Value.ValueKind switch { JsonValueKind.String => member.Value.GetString(), JsonValueKind.Object => member.Value.GetProperty("name").GetString(), _ => member.Value.GetRawText().Replace(" ", "", StringComparison.Ordinal) },
                read);
        }

        var device = entity.Device!;
        Assert.Equal(("ruvnet", "ESP32-S3 CSI node", "v0.7.0", "cognitum_seed_1", "wifi_densepose_aabbccddeeff"), (device.Manufacturer, device.Model, device.SoftwareVersion, device.ViaDevice, device.Identifiers[0]));
    }

    [Fact]
    public void The_examples_are_of_all_21_kinds()
    {
        var kinds = Protocol.GetProperty("discovery").EnumerateArray().Select(one => EntityKinds.Find(one.GetProperty("config_topic").GetString()!.Split('/')[3]));

        Assert.Equal(EntityKinds.All, kinds.Order());
        Assert.Equal((21, 10), (EntityKinds.All.Length, EntityKinds.All.Count(kind => kind.IsPrimitive())));
    }

    [Theory]
    [MemberData(nameof(States))]
    public void Every_state_becomes_a_number_a_word_or_an_event(string slug)
    {
        var example = Protocol.GetProperty("states").GetProperty(slug);
        var component = slug switch { "presence" => "binary_sensor", "fall" => "event", _ => "sensor" };
        var payload = example.ValueKind == JsonValueKind.String ? Encoding.UTF8.GetBytes(example.GetString()!) : Bytes(example);

        var state = EntityState.Read(new(component, "a", slug, "state"), payload);

        Assert.Equal(slug == "presence" ? true : null, state.IsOn);
        Assert.Equal(slug == "fall" ? "fall_detected" : null, state.EventType);
        Assert.Equal(slug switch { "person_count" => 1, "breathing_rate" => 14.2, "heart_rate" => 68.2, "motion_level" => 35, "motion_energy" => 1234.5, "presence_score" => 91, "rssi" => -52, _ => (double?)null }, state.Value);
        Assert.Equal(slug is "breathing_rate" or "heart_rate" or "fall" ? 0.87 : null, state.Confidence);
        if (slug != "presence")
        {
            Assert.Equal((1779544800.0, true), (state.TimestampSeconds, state.HasOwnTime));
        }
    }

    private static LiveMessage Of(string name) => MessageParser.Parse(Bytes(Protocol.GetProperty("ws").GetProperty(name)));

    private static byte[] Bytes(JsonElement element) => JsonSerializer.SerializeToUtf8Bytes(element);
}
