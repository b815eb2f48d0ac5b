using NeuroPose.Live.Messages;
using NeuroPose.Live.Mqtt;
using NeuroPose.Live.Simulation;
using NeuroPose.Live.Streams;
using NeuroPose.Testing;

namespace NeuroPose.Fuzz.Loaders;

/// <summary>Messages of servers and brokers, read as far as a live run reads them: to a line of a recording, frames and vital signs.</summary>
internal static class LiveLoaders
{
    private static readonly SimulatedStep Step = new SimulatedRoom(new() { Subcarriers = 4 }).Steps().First();

    public static IReadOnlyList<Loader> All { get; } =
    [
        new("live-message", _ => [.. Messages(), .. Step.ServerMessages, Step.PoseMessage.ToArray()], (bytes, _) =>
        {
            var message = MessageParser.Parse(bytes);
            var line = LiveLine.Of(bytes, 5.5, "pose", "1");
            if (line.Span.Contains((byte)'\n'))
            {
                throw new InvalidOperationException("A line of a recording has a line break in it.");
            }

            var reader = new LiveReader();
            reader.Readings(message with { Line = line, TimestampSeconds = 5.5 });
            _ = message is PoseMessage pose ? pose.ToEstimate().ToString() : message.ToString();
            _ = reader.Report.ToString();
        }),
        new("live-announcement", _ => [.. Announcements()], (bytes, _) =>
        {
            var view = new HomeAssistantView();
            var entity = HomeAssistantEntity.Parse("homeassistant/sensor/wifi_densepose_a/breathing_rate/config", bytes);
            view.Add(new EntityAnnouncement { NodeId = entity.NodeId, Slug = entity.Slug, Entity = entity });
            _ = view.Nodes.Single().ToString();
        }),
    ];

    private static IEnumerable<byte[]> Messages() =>
        Golden.Read("csi", "protocol.json").GetProperty("ws").EnumerateObject().Select(one => System.Text.Encoding.UTF8.GetBytes(one.Value.GetRawText()));

    private static IEnumerable<byte[]> Announcements() =>
        Golden.Read("csi", "protocol.json").GetProperty("discovery").EnumerateArray().Select(one => System.Text.Encoding.UTF8.GetBytes(one.GetProperty("payload").GetRawText()));
}
