using System.Text;
using NeuroPose.Live.Messages;
using NeuroPose.Live.Sensing;
using NeuroPose.Live.Simulation;
using NeuroPose.Live.Streams;
using NeuroPose.Live.Tests.Doubles;
using NeuroPose.Testing;
using NeuroPose.Vitals.Readings;
using NeuroPose.Vitals.Recordings;
using NeuroPose.Vitals.Series;
using NeuroPose.Vitals.Streams;

namespace NeuroPose.Live.Tests.Streams;

/// <summary>The numbers of a live run are those of its recording, to the bit.</summary>
public sealed class LiveEqualsRecordingTests
{
    [Fact(Timeout = 120_000)]
    public async Task Readings_over_a_socket_are_those_of_the_recording_also_when_the_server_is_killed_in_the_middle()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathTo("live.jsonl");
        List<StreamReading> live = [];
        var steps = new SimulatedRoom(new() { Seed = 4, DurationSeconds = 90 }).Steps().ToList();
        var server = await TestSensingServer.StartAsync();
        var port = server.Port;
        var client = new SensingClient($"127.0.0.1:{port}");
        var half = steps.Count / 2;
        using (var recorder = new LiveRecorder(path, client.Name))
        {
            using var end = new CancellationTokenSource();
            var sent = 0L;
            var sending = Task.Run(async () =>
            {
                await server.ClientAsync();
                for (var at = 0; at < steps.Count; at++)
                {
                    if (at == half)
                    {
                        // What was sent has arrived before the server goes.
                        while (client.Statistics.Received < sent)
                        {
                            await Task.Delay(10);
                        }

                        await server.DisposeAsync();
                        server = await TestSensingServer.StartAsync(port);
                        await server.ClientAsync();
                    }

                    foreach (var message in steps[at].ServerMessages)
                    {
                        await server.SendAsync(Encoding.UTF8.GetString(message));
                        sent++;
                    }
                }

                while (client.Statistics.Delivered < sent)
                {
                    await Task.Delay(10);
                }

                await end.CancelAsync();
            });
            await foreach (var reading in client.Messages(end.Token).RecordedTo(recorder).Readings())
            {
                live.Add(reading);
            }

            await sending;
            Assert.Equal((sent, sent), (recorder.MessageCount, client.Statistics.Delivered));
        }

        await server.DisposeAsync();
        Equal(live, path, ["1", "2"]);
        Assert.True(live.Count(reading => reading.Reading.Breathing.PerMinute is not null) > 50);
        Assert.All(live.Where(reading => reading.Reading.TimeSeconds > 2), reading => Assert.Equal(15.0, reading.Reported!.BreathingPerMinute));
    }

    [Fact(Timeout = 120_000)]
    public async Task Frames_of_packets_are_those_of_the_recording_in_every_part()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathTo("packets.jsonl");
        List<LiveMessage> messages = [];
        using (var recorder = new LiveRecorder(path, "simulation"))
        {
            await foreach (var message in new SimulatedRoom(new() { Seed = 2, DurationSeconds = 40 }).Messages().RecordedTo(recorder))
            {
                messages.Add(message);
            }
        }

        var reader = new LiveReader();
        var entries = messages.SelectMany(message => reader.Entries(message)).ToList();
        var loaded = CsiRecording.Load(path);
        Assert.Equal(entries.Select(entry => entry.Frame).Where(frame => frame is not null), loaded.Frames);
        Assert.Equal(entries.Select(entry => entry.TimestampSeconds), loaded.Entries.Select(entry => entry.TimestampSeconds));
        Assert.Equal((0, 0L), (loaded.Report.SkippedCount, loaded.Report.Nodes.Sum(node => node.MissingFrames)));

        var live = new LiveReader();
        Equal([.. messages.SelectMany(message => live.Readings(message))], path, ["1", "2"]);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_room_of_several_nodes_reads_live_what_its_recording_reads()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathTo("room.jsonl");
        List<RoomReading> live = [];
        using (var recorder = new LiveRecorder(path, "simulation"))
        {
            var messages = new SimulatedRoom(new() { Seed = 9, Nodes = 3, DurationSeconds = 60 }).Messages().RecordedTo(recorder);
            await foreach (var room in RoomMonitor.Read(messages.Readings()))
            {
                live.Add(room);
            }
        }

        Assert.Equal(RoomSeries.Of(CsiRecording.Load(path).Frames).Readings, live.Select(room => room.Reading));
        Assert.All(live.Skip(20), room => Assert.True(room.Presence.IsOccupied));
        Assert.Equal((3, 1), (live[^1].Nodes.Length, live[^1].Presence.PersonCount));
    }

    private static void Equal(IReadOnlyList<StreamReading> live, string path, string[] nodes)
    {
        var frames = CsiRecording.Load(path).Frames;
        foreach (var node in nodes)
        {
            var series = VitalSeries.Of(frames, new() { NodeId = node });
            var ours = live.Where(reading => reading.Shape.NodeId == node).ToList();
            Assert.Equal<VitalReading>(series.Readings, ours.Select(reading => reading.Reading));
            Assert.Equal(series.Alerts, ours.SelectMany(reading => reading.Alerts));
            Assert.True(ours.Count > 30, $"node {node} has {ours.Count} readings");
        }
    }
}
