using System.Net.WebSockets;
using NeuroPose.Live.Messages;
using NeuroPose.Live.Sensing;
using NeuroPose.Live.Streams;
using NeuroPose.Live.Tests.Doubles;
using NeuroPose.Testing;

namespace NeuroPose.Live.Tests.Sensing;

public sealed class SensingClientTests
{
    private const string Vitals = "{\"type\":\"edge_vitals\",\"node_id\":1,\"presence\":true,\"breathing_rate_bpm\":14}";

    [Fact(Timeout = 30_000)]
    public async Task Messages_arrive_typed_and_in_order()
    {
        await using var server = await TestSensingServer.StartAsync();
        await using var taking = new Taking(new SensingClient($"127.0.0.1:{server.Port}"));
        await server.ClientAsync();

        await server.SendAsync(Vitals);
        await server.SendAsync("{\"type\":\"sensing_update\",\"timestamp\":5,\"nodes\":[]}");
        await server.SendAsync("{\"type\":\"something\"}");

        Assert.Equal(14, Assert.IsType<NodeMessage>(await taking.NextAsync()).Vitals!.BreathingPerMinute);
        Assert.Equal(5, Assert.IsType<SensingUpdate>(await taking.NextAsync()).TimestampSeconds);
        Assert.Equal("something", Assert.IsType<OtherMessage>(await taking.NextAsync()).Type);
        Assert.Equal((3L, 3L, 0L, 1L), (taking.Source.Statistics.Received, taking.Source.Statistics.Delivered, taking.Source.Statistics.Dropped, taking.Source.Statistics.Connections));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_server_that_is_killed_and_started_again_is_found_again_three_times()
    {
        var server = await TestSensingServer.StartAsync();
        var port = server.Port;
        await using var taking = new Taking(new SensingClient($"ws://127.0.0.1:{port}"));
        for (var round = 0; round < 3; round++)
        {
            await server.ClientAsync();
            await server.SendAsync(Vitals);
            await taking.NextAsync<NodeMessage>();
            await server.DisposeAsync();
            await taking.UntilAsync(counts => !counts.IsConnected);
            server = await TestSensingServer.StartAsync(port);
        }

        await server.ClientAsync();
        await server.SendAsync(Vitals);
        await taking.NextAsync<NodeMessage>();
        Assert.Equal((4L, true), (taking.Source.Statistics.Connections, taking.Source.Statistics.IsConnected));
        await server.DisposeAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_client_that_is_there_before_its_server_waits_for_it()
    {
        var server = await TestSensingServer.StartAsync();
        var port = server.Port;
        await server.DisposeAsync();
        await using var taking = new Taking(new SensingClient($"127.0.0.1:{port}"));
        await taking.UntilAsync(counts => counts.LastProblem is not null);

        await using var late = await TestSensingServer.StartAsync(port);
        await late.ClientAsync();
        await late.SendAsync(Vitals);

        await taking.NextAsync<NodeMessage>();
    }

    [Fact]
    public void The_wait_between_attempts_doubles_to_its_longest_and_never_passes_it()
    {
        var backoff = new Backoff(new SensingClientOptions { JitterSeed = 3 });
        var waits = Enumerable.Range(0, 12).Select(_ => backoff.Next().TotalSeconds).ToArray();
        var longest = waits.Select((_, at) => Math.Min(1, 0.1 * (1 << Math.Min(at, 10)))).ToArray();

        Assert.All(waits.Zip(longest), wait => Assert.InRange(wait.First, 0.5 * wait.Second, wait.Second));
        Assert.Equal(12, waits.Distinct().Count());
        backoff.Reset();
        Assert.InRange(backoff.Next().TotalSeconds, 0.05, 0.1);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_line_that_is_dead_on_one_side_is_noticed_and_made_again()
    {
        await using var server = await TestSensingServer.StartAsync();
        await using var line = new SilencedLine(server.Port);
        await using var taking = new Taking(new SensingClient($"127.0.0.1:{line.Port}", new() { Ping = TimeSpan.FromSeconds(0.3) }));
        await server.ClientAsync();
        await server.SendAsync(Vitals);
        await taking.NextAsync<NodeMessage>();

        line.Silence();
        await taking.UntilAsync(counts => !counts.IsConnected);
        line.Restore();
        await server.ClientAsync();
        await taking.UntilAsync(counts => counts.IsConnected);
        await server.SendAsync(Vitals);

        await taking.NextAsync<NodeMessage>();
    }

    [Fact(Timeout = 30_000)]
    public async Task Malformed_and_oversized_messages_are_counted_and_the_next_one_is_read()
    {
        await using var server = await TestSensingServer.StartAsync();
        await using var taking = new Taking(new SensingClient($"127.0.0.1:{server.Port}", new() { MostMessageBytes = 1000 }));
        await server.ClientAsync();

        await server.SendAsync("{\"type\":");
        await server.SendAsync(new byte[] { 0xC5, 1, 2, 3 }, WebSocketMessageType.Binary);
        await server.SendAsync("{\"type\":\"x\",\"much\":\"" + new string('x', 200_000) + "\"}");
        await server.SendAsync(Vitals);

        Assert.IsType<NodeMessage>(await taking.NextAsync());
        var counts = taking.Source.Statistics;
        Assert.Equal((4L, 1L, 2L, 1L), (counts.Received, counts.Delivered, counts.Malformed, counts.TooLong));
        Assert.NotNull(counts.LastProblem);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_token_is_sent_and_one_that_is_refused_is_an_error_that_says_what_to_do()
    {
        await using var server = await TestSensingServer.StartAsync(token: "secret");
        await using (var taking = new Taking(new SensingClient($"127.0.0.1:{server.Port}", new() { Token = "secret" })))
        {
            await server.ClientAsync();
            await server.SendAsync(Vitals);
            await taking.NextAsync<NodeMessage>();
        }

        var problem = await Assert.ThrowsAsync<LiveSourceException>(() => FirstAsync(new SensingClient($"127.0.0.1:{server.Port}", new() { Token = "wrong" })));
        Assert.Contains("refuses the token (HTTP 401). Give the one", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", problem.ToString(), StringComparison.Ordinal);
        Assert.Contains("no such path", (await Assert.ThrowsAsync<LiveSourceException>(() => FirstAsync(new SensingClient($"ws://127.0.0.1:{server.Port}/nowhere", new() { Token = "secret" })))).Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_certificate_of_our_own_authority_is_trusted_when_the_authority_is_named_and_else_refused()
    {
        using var authority = new TestAuthority();
        await using var server = await TestSensingServer.StartAsync(certificate: authority.ServerCertificate());
        await using (var taking = new Taking(new SensingClient($"wss://localhost:{server.Port}", new() { Authorities = authority.Certificates })))
        {
            await server.ClientAsync();
            await server.SendAsync(Vitals);
            await taking.NextAsync<NodeMessage>();
        }

        using var other = new TestAuthority();
        foreach (var authorities in new[] { null, other.Certificates })
        {
            var problem = await Assert.ThrowsAsync<LiveSourceException>(() => FirstAsync(new SensingClient($"wss://localhost:{server.Port}", new() { Authorities = authorities })));
            Assert.Contains("certificate is not trusted", problem.Message, StringComparison.Ordinal);
        }
    }

    [Fact(Timeout = 30_000)]
    public async Task A_first_connection_that_never_comes_is_an_error_when_a_limit_was_set()
    {
        var server = await TestSensingServer.StartAsync();
        await server.DisposeAsync();

        var problem = await Assert.ThrowsAsync<LiveSourceException>(() => FirstAsync(new SensingClient($"127.0.0.1:{server.Port}", new() { GiveUpAfter = TimeSpan.FromSeconds(0.3) })));

        Assert.Contains("no connection within 0.3 s", problem.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_stream_of_poses_is_pinged_and_its_answer_is_no_message()
    {
        await using var server = await TestSensingServer.StartAsync();
        await using var taking = new Taking(new SensingClient($"ws://127.0.0.1:{server.Port}/api/v1/stream/pose", new() { Ping = TimeSpan.FromSeconds(0.1) }));
        await server.ClientAsync();
        await taking.UntilAsync(counts => counts.Received >= 2);
        await server.SendAsync(Golden.Read("csi", "protocol.json").GetProperty("ws").GetProperty("pose_data").GetRawText());

        Assert.IsType<PoseMessage>(await taking.NextAsync());
        Assert.Contains("ping", server.Heard);
        Assert.Equal(0, taking.Source.Statistics.Malformed);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_consumer_that_stalls_loses_the_oldest_and_every_loss_is_counted()
    {
        const int Sent = 20_000;
        await using var server = await TestSensingServer.StartAsync();
        var client = new SensingClient($"127.0.0.1:{server.Port}", new() { BufferMessages = 100 });
        using var end = new CancellationTokenSource();
        await using var messages = client.Messages(end.Token).GetAsyncEnumerator(end.Token);
        var first = messages.MoveNextAsync();
        await server.ClientAsync();
        for (var at = 0; at < Sent; at++)
        {
            await server.SendAsync(FormattableString.Invariant($"{{\"type\":\"edge_vitals\",\"node_id\":{at % 50},\"n_persons\":{at}}}"));
        }

        Assert.True(await first);
        while (client.Statistics.Received < Sent)
        {
            await Task.Delay(10);
        }

        var numbers = new List<int> { ((NodeMessage)messages.Current).Vitals!.PersonCount };
        while (numbers[^1] != Sent - 1 && await messages.MoveNextAsync())
        {
            numbers.Add(((NodeMessage)messages.Current).Vitals!.PersonCount);
        }

        var counts = client.Statistics;
        Assert.Equal(numbers.Order(), numbers);
        Assert.Equal((Sent, (long)Sent - numbers.Count), (counts.Received, counts.Dropped));
        Assert.True(numbers.Count <= 102, $"{numbers.Count} messages were held");
        await end.CancelAsync();
    }

    [Fact(Timeout = 30_000)]
    public async Task With_the_policy_to_wait_nothing_is_lost()
    {
        await using var server = await TestSensingServer.StartAsync();
        await using var messages = new SensingClient($"127.0.0.1:{server.Port}", new() { BufferMessages = 3, Policy = BufferPolicy.Wait }).Messages().GetAsyncEnumerator();
        var first = messages.MoveNextAsync();
        await server.ClientAsync();
        for (var at = 0; at < 500; at++)
        {
            await server.SendAsync(FormattableString.Invariant($"{{\"type\":\"edge_vitals\",\"n_persons\":{at}}}"));
        }

        Assert.True(await first);
        for (var at = 0; at < 500; at++)
        {
            Assert.Equal(at, ((NodeMessage)messages.Current).Vitals!.PersonCount);
            Assert.True(at == 499 || await messages.MoveNextAsync());
        }
    }

    [Theory]
    [InlineData("http://127.0.0.1")]
    [InlineData("ws://")]
    [InlineData(" ")]
    public void What_is_no_address_is_refused_with_an_example(string address) => Assert.ThrowsAny<ArgumentException>(() => new SensingClient(address));

    private static async Task FirstAsync(LiveSource source)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await foreach (var message in source.Messages(limit.Token))
        {
            return;
        }
    }
}
