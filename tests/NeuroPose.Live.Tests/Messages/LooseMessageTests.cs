using System.Text;
using NeuroPose.Live.Messages;
using NeuroPose.Live.Mqtt;
using NeuroPose.Live.Streams;

namespace NeuroPose.Live.Tests.Messages;

/// <summary>What servers send that differs from the examples.</summary>
public sealed class LooseMessageTests
{
    [Theory]
    [InlineData("1", "true", "1", true)]
    [InlineData("\"esp32-a\"", "0.35", "esp32-a", true)]
    [InlineData("\"7\"", "0", "7", false)]
    [InlineData("7.0", "null", "7", false)]
    [InlineData("null", "\"ON\"", null, true)]
    public void A_node_is_a_number_or_a_name_and_movement_is_true_or_a_number(string node, string motion, string? id, bool isMoving)
    {
        var message = Parse($"{{\"type\":\"edge_vitals\",\"node_id\":{node},\"motion\":{motion}}}");

        var vitals = Assert.IsType<NodeMessage>(message).Vitals!;
        Assert.Equal((id, isMoving), (vitals.NodeId, vitals.Motion));
        Assert.Equal((0.0, double.NaN, null), (vitals.BreathingPerMinute, vitals.MotionEnergy, vitals.RssiDbm));
    }

    [Fact]
    public void A_type_that_is_not_known_is_kept_as_it_is()
    {
        var other = Assert.IsType<OtherMessage>(Parse("{\"type\":\"presence_map\",\"cells\":[1,2]}"));

        Assert.Equal(("presence_map", 2), (other.Type, other.Content.GetProperty("cells").GetArrayLength()));
    }

    [Fact]
    public void Pythons_words_for_no_number_are_numbers_that_are_not_known()
    {
        var update = Assert.IsType<SensingUpdate>(Parse("{\"type\":\"sensing_update\",\"timestamp\":5,\"vital_signs\":{\"breathing_rate_bpm\":NaN,\"heart_rate_bpm\":70},\"posture\":\"NaN\"}"));

        Assert.Equal((null, 70.0, "NaN"), (update.Vitals!.BreathingPerMinute, update.Vitals.HeartPerMinute, update.Posture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("3")]
    [InlineData("{\"type\":\"edge_vitals\"")]
    [InlineData("{\"type\":\"edge_vitals\"} {}")]
    [InlineData("{\"type\":\"\\ud800\"}")]
    public void What_is_no_object_is_an_error_that_shows_its_beginning(string text)
    {
        var problem = Assert.Throws<FileFormatException>(() => Parse(text));

        Assert.Contains("expected a JSON object, found", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1779544800.5", 1779544800.5)]
    [InlineData("1779544800500", 1779544800.5)]
    [InlineData("\"2026-05-23T14:00:00.500Z\"", 1779544800.5)]
    [InlineData("\"yesterday\"", double.NaN)]
    [InlineData("-3", double.NaN)]
    public void A_time_is_seconds_smaller_units_since_1970_or_a_date(string time, double seconds) =>
        Assert.Equal(seconds, Parse($"{{\"type\":\"sensing_update\",\"timestamp\":{time}}}").TimestampSeconds);

    [Theory]
    [InlineData("{}", "{\"type\":\"pose\",\"node_id\":\"9\",\"timestamp\":2.5}")]
    [InlineData("{\"a\":1}", "{\"type\":\"pose\",\"node_id\":\"9\",\"timestamp\":2.5,\"a\":1}")]
    [InlineData("{ \"timestamp\": 7, \"type\": \"x\" }", "{\"node_id\":\"9\", \"timestamp\": 2.5,\"sender_timestamp\":7, \"type\": \"x\" }")]
    [InlineData("{\n\"timestamp\":NaN}", "{\"type\":\"pose\",\"node_id\":\"9\", \"timestamp\":2.5,\"sender_timestamp\":null}")]
    public void A_line_gets_the_time_type_and_node_that_its_message_lacks(string message, string line) =>
        Assert.Equal(line, Encoding.UTF8.GetString(LiveLine.Of(Encoding.UTF8.GetBytes(message), 2.5, "pose", "9").Span));

    [Fact]
    public void Home_Assistants_short_names_and_common_beginnings_are_understood()
    {
        var entity = HomeAssistantEntity.Parse(
            "homeassistant/sensor/wifi_densepose_a/breathing_rate/config",
            "{\"~\":\"homeassistant/sensor/wifi_densepose_a/breathing_rate\",\"name\":\"B\",\"uniq_id\":\"u\",\"stat_t\":\"~/state\",\"unit_of_meas\":\"bpm\",\"dev\":{\"ids\":\"a\",\"mf\":\"m\"}}"u8);

        Assert.Equal(("u", "homeassistant/sensor/wifi_densepose_a/breathing_rate/state", "bpm"), (entity.UniqueId, entity.StateTopic, entity.Unit));
        Assert.Equal(("a", "m"), (Assert.Single(entity.Device!.Identifiers), entity.Device.Manufacturer));
    }

    private static LiveMessage Parse(string json) => MessageParser.Parse(Encoding.UTF8.GetBytes(json));
}
