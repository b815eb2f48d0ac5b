using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using NeuroPose.Live.Messages;
using NeuroPose.Live.Simulation;
using NeuroPose.Live.Tests.Doubles;
using NeuroPose.Live.Udp;
using NeuroPose.Testing;
using NeuroPose.Vitals.Packets;

namespace NeuroPose.Live.Tests.Udp;

public sealed class UdpReceiverTests
{
    [Fact(Timeout = 30_000)]
    public async Task Every_packet_of_the_contract_arrives_as_what_it_is()
    {
        await using var taking = new Taking(new UdpReceiver("127.0.0.1:0"));
        using var sender = await SenderAsync(taking);
        foreach (var (name, type) in new[] { ("csi_adr018", typeof(CsiPacket)), ("edge_vitals", typeof(EdgeVitalsPacket)), ("fused_vitals", typeof(FusedVitalsPacket)), ("feature", typeof(FeaturePacket)) })
        {
            var datagram = Convert.FromHexString(Golden.Read("csi", "protocol.json").GetProperty("binary").GetProperty(name).GetProperty("hex").GetString()!);
            await sender.SendAsync(datagram);

            var message = Assert.IsType<NodeMessage>(await taking.NextAsync());
            Assert.Equal(type, message.Packet.GetType());
            Assert.Equal("7", message.Packet.NodeId);
            Assert.True(double.IsFinite(message.TimestampSeconds));
        }
    }

    [Fact(Timeout = 30_000)]
    public async Task Loss_late_and_repeated_packets_are_counted_by_node_and_only_the_newest_are_passed_on()
    {
        await using var taking = new Taking(new UdpReceiver("127.0.0.1:0"));
        using var sender = await SenderAsync(taking);
        foreach (var (node, number) in new (byte, uint)[] { (1, 0), (1, 1), (1, 4), (1, 3), (1, 3), (1, 5), (2, uint.MaxValue), (2, 1), (2, 0), (2, 2) })
        {
            await sender.SendAsync(Csi(node, number));
        }

        await sender.SendAsync(new byte[] { 1, 2, 3 });
        await sender.SendAsync(Csi(3, 9));
        List<(string?, long?)> passed = [];
        do
        {
            var packet = (CsiPacket)(await taking.NextAsync<NodeMessage>()).Packet;
            passed.Add((packet.NodeId, packet.Frame.Metadata.SequenceNumber));
        }
        while (passed[^1].Item1 != "3");

        Assert.Equal([("1", 0), ("1", 1), ("1", 4), ("1", 5), ("2", uint.MaxValue), ("2", 1), ("2", 2), ("3", 9)], passed);
        Assert.Equal<NeuroPose.Live.Streams.NodeTraffic>([new("1", 6, 1, 1, 1, 0), new("2", 4, 0, 1, 0, 0), new("3", 1, 0, 0, 0, 0)], taking.Source.Statistics.Nodes);
        Assert.Equal((12L, 1L), (taking.Source.Statistics.Received, taking.Source.Statistics.Malformed));
    }

    [Fact(Timeout = 30_000)]
    public async Task Packets_that_nobody_takes_are_dropped_and_not_lost()
    {
        var receiver = new UdpReceiver("127.0.0.1:0", new() { BufferMessages = 10 });
        await using var messages = receiver.Messages().GetAsyncEnumerator();
        var first = messages.MoveNextAsync();
        while (receiver.LocalEndPoint is null)
        {
            await Task.Delay(10);
        }

        using var sender = new UdpClient();
        sender.Connect(receiver.LocalEndPoint);
        for (uint number = 0; number < 200; number++)
        {
            await sender.SendAsync(Csi(1, number));
            while (receiver.Statistics.Received <= number)
            {
                await Task.Delay(1);
            }
        }

        Assert.True(await first);
        Assert.Equal([new("1", 200, 0, 0, 0, 0)], receiver.Statistics.Nodes.AsEnumerable());
        Assert.InRange(receiver.Statistics.Dropped, 188, 190);
    }

    [Fact]
    public void Every_packet_is_received_lost_or_both_late_and_found_whatever_order_they_come_in()
    {
        var random = new NeuroPose.Numerics.SeededRandom(11);
        var counter = new NodeCounter("1");
        List<uint> sent = [.. Enumerable.Range(0, 5000).Select(at => unchecked((uint)at - 100))];
        List<uint> arrived = [];
        foreach (var number in sent.Where(_ => random.NextDouble() > 0.1))
        {
            arrived.Insert(Math.Max(0, arrived.Count - (random.NextDouble() < 0.1 ? random.NextInt(20) : 0)), number);
        }

        var passed = arrived.Where(counter.Take).ToList();

        Assert.Equal(arrived.Count, counter.Traffic.Received);
        Assert.Equal(passed.Count, counter.Traffic.Received - counter.Traffic.Late);
        Assert.Equal(arrived.Max(number => unchecked(number + 100)) - arrived.Min(number => unchecked(number + 100)) + 1 - arrived.Count, counter.Traffic.Lost);
        Assert.Equal((0L, 0L), (counter.Traffic.Repeated, counter.Traffic.Restarts));
    }

    [Fact]
    public void A_node_that_is_started_again_has_lost_nothing()
    {
        var counter = new NodeCounter("1");

        Assert.True(counter.Take(70_000));
        Assert.True(counter.Take(0));
        Assert.True(counter.Take(1));
        Assert.Equal(new("1", 3, 0, 0, 0, 1), counter.Traffic);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_port_that_is_taken_is_an_error_that_says_so()
    {
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        other.Bind(new IPEndPoint(IPAddress.Loopback, 0));

        var problem = await Assert.ThrowsAsync<NeuroPose.Live.Streams.LiveSourceException>(async () =>
        {
            await foreach (var message in new UdpReceiver($"127.0.0.1:{((IPEndPoint)other.LocalEndPoint!).Port}").Messages())
            {
                return;
            }
        });
        Assert.Contains("cannot be opened", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5005", "0.0.0.0:5005")]
    [InlineData(":5005", "0.0.0.0:5005")]
    [InlineData("localhost:7", "127.0.0.1:7")]
    [InlineData("udp://[::1]:7", "[::1]:7")]
    public void An_address_is_a_port_or_an_address_with_one(string text, string expected) => Assert.Equal(IPEndPoint.Parse(expected), UdpReceiver.EndPoint(text));

    [Theory]
    [InlineData("somewhere")]
    [InlineData("127.0.0.1")]
    [InlineData("99999")]
    public void Anything_else_is_refused_with_an_example(string text) => Assert.Throws<ArgumentException>(() => UdpReceiver.EndPoint(text));

    private static byte[] Csi(byte node, uint number)
    {
        var datagram = new SimulatedRoom(new() { Nodes = 1 }).Steps().First().Datagrams[0].ToArray();
        datagram[4] = node;
        BinaryPrimitives.WriteUInt32LittleEndian(datagram.AsSpan(12), number);
        return datagram;
    }

    private static async Task<UdpClient> SenderAsync(Taking taking)
    {
        await taking.UntilAsync(counts => counts.IsConnected);
        var client = new UdpClient();
        client.Connect(((UdpReceiver)taking.Source).LocalEndPoint!);
        return client;
    }
}
