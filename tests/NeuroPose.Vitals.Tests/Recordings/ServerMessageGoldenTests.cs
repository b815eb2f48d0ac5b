using System.Text.Json;
using NeuroPose.Testing;
using NeuroPose.Vitals.Packets;

namespace NeuroPose.Vitals.Tests.Recordings;

/// <summary>The messages of csi/protocol.json that a recording of the server's live stream holds.</summary>
public sealed class ServerMessageGoldenTests
{
    private static readonly JsonElement Messages = Golden.Read("csi", "protocol.json").GetProperty("ws");

    [Fact]
    public void Every_node_of_an_update_gives_its_amplitudes()
    {
        var update = Messages.GetProperty("sensing_update");
        var frames = Lines.Read([JsonSerializer.Serialize(update)], new() { Strict = true }).Frames;
        Assert.Equal(update.GetProperty("nodes").GetArrayLength(), frames.Length);
        foreach (var (node, frame) in update.GetProperty("nodes").EnumerateArray().Zip(frames))
        {
            Assert.Equal(node.GetProperty("node_id").ToString(), frame.Metadata.DeviceId);
            Assert.Equal(node.GetProperty("rssi_dbm").GetDouble(), frame.Metadata.RssiDbm);
            Assert.Equal(update.GetProperty("timestamp").GetDouble(), frame.TimeSeconds);
            Assert.Equal(node.GetProperty("amplitude").EnumerateArray().Select(value => value.GetDouble()), frame.Amplitudes);
        }
    }

    [Fact]
    public void A_nodes_own_vitals_keep_their_numbers()
    {
        var message = Messages.GetProperty("edge_vitals");
        var vitals = Assert.IsType<EdgeVitalsPacket>(Assert.Single(Lines.Read([JsonSerializer.Serialize(message)]).Entries).Packet);
        Assert.Equal(message.GetProperty("breathing_rate_bpm").GetDouble(), vitals.BreathingPerMinute);
        Assert.Equal(message.GetProperty("heartrate_bpm").GetDouble(), vitals.HeartPerMinute);
        Assert.Equal(message.GetProperty("motion").GetBoolean(), vitals.Motion);
        Assert.Equal(message.GetProperty("rssi").GetDouble(), vitals.RssiDbm);
    }

    [Fact]
    public void The_other_messages_are_passed_over_by_name() =>
        Assert.Equal(["pong", "pose_data", "wasm_event"], Lines.Read([.. new[] { "pose_data", "wasm_event", "pong" }.Select(name => JsonSerializer.Serialize(Messages.GetProperty(name)))], new() { Strict = true }).Report.OtherRecords.Keys);
}
