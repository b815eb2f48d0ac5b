using NeuroPose.Live.Messages;
using NeuroPose.Live.Sensing;
using NeuroPose.Live.Simulation;
using NeuroPose.Live.Streams;
using NeuroPose.Live.Tests.Doubles;
using NeuroPose.Testing;
using NeuroPose.Vitals.Recordings;
using NeuroPose.Vitals.Streams;

namespace NeuroPose.Live.Tests.Streams;

public sealed class FaultTests
{
    [Fact(Timeout = 60_000)]
    public async Task A_server_whose_clock_starts_again_goes_on_live_and_in_the_recording_alike()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathTo("clock.jsonl");
        await using var server = await TestSensingServer.StartAsync();
        var client = new SensingClient($"127.0.0.1:{server.Port}");
        await using var taking = new Taking(client);
        await server.ClientAsync();
        List<LiveMessage> messages = [];
        var reader = new LiveReader();
        List<RecordingEntry> live = [];
        using (var recorder = new LiveRecorder(path, client.Name))
        {
            for (var at = 0; at < 200; at++)
            {
                await server.SendAsync(FormattableString.Invariant($"{{\"type\":\"sensing_update\",\"timestamp\":{(at < 100 ? 5000 : 10) + (at * 0.05)},\"nodes\":[{{\"node_id\":1,\"amplitude\":[1,2,3]}}]}}"));
                var message = await taking.NextAsync();
                recorder.Write(message);
                messages.Add(message);
                live.AddRange(reader.Entries(message));
            }
        }

        // The first message behind the step is not believed; the second confirms it.
        Assert.Equal(199, live.Count);
        Assert.True(live.Zip(live.Skip(1)).All(pair => pair.Second.TimestampSeconds > pair.First.TimestampSeconds));
        Assert.Equal((1L, true, false), (client.Statistics.ClockSetBacks, messages[50].HasOwnTime, messages[150].HasOwnTime));
        Assert.Equal(live.Select(entry => entry.Frame), CsiRecording.Load(path).Frames);
    }

    [Fact]
    public void A_senders_time_is_kept_unless_it_is_set_back_for_good()
    {
        var clock = new SenderClock();
        var placed = new (double? Own, double Arrival)[] { (100, 1), (100.5, 1.5), (100.4, 1.6), (null, 1.7), (101, 2), (9, 2.5), (101.5, 3), (9, 3.5), (9.5, 4), (10, 4.5), (500, 5) }
            .Select(one => clock.Place(one.Own, one.Arrival)).ToArray();

        Assert.Equal([100, 100.5, 100.4, 100.7, 101, 9, 101.5, 9, 102.5, 103, 593], placed);
        Assert.Equal(1, clock.SetBacks);
    }

    [Fact]
    public void The_time_of_arrival_does_not_follow_a_machine_whose_clock_is_set()
    {
        var time = new SteppedTime();
        var arrival = new ArrivalTime(time);
        var begin = arrival.Now;
        time.Advance(TimeSpan.FromSeconds(2));
        time.Set(TimeSpan.FromDays(-30));

        Assert.Equal(begin + 2, arrival.Now, 6);
    }

    [Fact(Timeout = 120_000)]
    public async Task Ten_thousand_packets_a_second_of_fifty_nodes_are_counted_to_the_last_while_the_consumer_stalls()
    {
        const int PerNode = 400;
        await using var source = new BurstSource(PerNode, nodes: 50, new() { BufferMessages = 1000 });
        await using var messages = source.Messages().GetAsyncEnumerator();
        Assert.True(await messages.MoveNextAsync());
        await source.Sent.WaitAsync(TimeSpan.FromSeconds(60));
        var taken = 1;
        var last = new Dictionary<string, long>();
        while (taken < 1001 - 1 && await messages.MoveNextAsync())
        {
            taken++;
            var frame = ((Vitals.Packets.CsiPacket)((NodeMessage)messages.Current).Packet).Frame;
            Assert.True(frame.Metadata.SequenceNumber > last.GetValueOrDefault(frame.Metadata.DeviceId!, -1));
            last[frame.Metadata.DeviceId!] = frame.Metadata.SequenceNumber!.Value;
        }

        var counts = source.Statistics;
        Assert.Equal((50L * PerNode, 0L), (counts.Received, counts.Malformed));
        Assert.Equal(counts.Received, counts.Dropped + counts.Delivered + source.Waiting);
        Assert.InRange(source.Waiting, 0, 1000);
        Assert.True(counts.Dropped >= (50 * PerNode) - 1002);
    }

    [Fact(Timeout = 300_000)]
    public Task Twenty_four_hours_of_a_node_are_read_in_memory_that_does_not_grow() => Task.Run(() =>
    {
        var reader = new LiveReader();
        var rooms = new RoomMonitor();
        var (readings, rates, before) = (0L, 0L, 0L);
        var packets = new SimulatedRoom(new() { Nodes = 1, Subcarriers = 4, FramesPerSecond = 5, DurationSeconds = 60 }).Steps().SelectMany(step => step.Datagrams).ToArray();
        var number = 0L;
        for (var hour = 0; hour < 24; hour++)
        {
            for (var minute = 0; minute < 60; minute++)
            {
                foreach (var datagram in packets)
                {
                    var time = 1_767_225_600 + (number++ / (double)packets.Length * 60);
                    foreach (var reading in reader.Readings(new NodeMessage { Packet = Vitals.Packets.Packet.Parse(datagram.Span), Datagram = datagram, TimestampSeconds = time }))
                    {
                        readings++;
                        rates += rooms.Add(reading).Count(room => room.Reading.Breathing.PerMinute is not null);
                    }
                }
            }

            if (hour == 1)
            {
                before = GC.GetTotalMemory(forceFullCollection: true);
            }
        }

        var after = GC.GetTotalMemory(forceFullCollection: true);
        Assert.InRange(readings, 86_000, 86_400);
        Assert.True(rates > 80_000, $"{rates} seconds with a breathing rate");
        Assert.True(after - before < 8 << 20, $"{(after - before) >> 10} KB more after 22 hours");
    });

    /// <summary>A source of packets that all arrive at once.</summary>
    private sealed class BurstSource(int perNode, int nodes, LiveSourceOptions options) : LiveSource(options), IAsyncDisposable
    {
        private readonly TaskCompletionSource sent = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override string Name => "burst";

        public Task Sent => sent.Task;

        public long Waiting => Statistics.Received - Statistics.Dropped - Statistics.Delivered;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private protected override async Task ReceiveAsync(LiveInlet inlet, CancellationToken cancellation)
        {
            inlet.Connected();
            var datagram = new SimulatedRoom(new() { Nodes = 1 }).Steps().First().Datagrams[0].ToArray();
            for (uint number = 0; number < perNode; number++)
            {
                for (byte node = 0; node < nodes; node++)
                {
                    datagram[4] = node;
                    System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(datagram.AsSpan(12), number);
                    await inlet.AddAsync(new(datagram.ToArray(), inlet.Now), cancellation);
                }
            }

            sent.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellation);
        }

        private protected override LiveMessage? Read(Arrival arrival, out string? problem) =>
            Vitals.Packets.Packet.TryParse(arrival.Content.Span, Vitals.Csi.IqOrder.InPhaseFirst, out var packet, out problem)
                ? new NodeMessage { Packet = packet, Datagram = arrival.Content, TimestampSeconds = arrival.Seconds }
                : null;
    }

    private sealed class SteppedTime : TimeProvider
    {
        private DateTimeOffset now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        private long timestamp;

        public override DateTimeOffset GetUtcNow() => now;

        public override long GetTimestamp() => timestamp;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Advance(TimeSpan by)
        {
            now += by;
            timestamp += by.Ticks;
        }

        public void Set(TimeSpan by) => now += by;
    }
}
