using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using NeuroPose.Testing;

namespace NeuroPose.Cli.Tests.Commands;

/// <summary><c>neuropose live</c>, against the room that it simulates itself; over this machine's loopback alone.</summary>
public sealed class LiveTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact(Timeout = 120_000)]
    public async Task A_simulated_server_is_heard_by_the_command_and_its_recording_reads_the_same()
    {
        var (port, file) = (Free(SocketType.Stream), folder.PathTo("night.jsonl"));
        var simulating = CommandRun.OfAsync("live", "simulate", "--ws-port", port, "--seed", "6", "--breathing", "12", "--speed", "15", "--duration", "90");
        var live = await CommandRun.OfAsync("live", "ws", $"127.0.0.1:{port}", "--vitals", "--json", "--record", file, "--duration", "9");
        var simulated = await simulating;

        Assert.Equal((0, 0), (live.Code, simulated.Code));
        await SameAsync(live, file, 12);
        Assert.Contains($"serving ws://127.0.0.1:{port}/ws/sensing", simulated.Out, StringComparison.Ordinal);
        Assert.Contains("connected\n", live.Error, StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task Simulated_packets_are_heard_and_their_recording_reads_the_same()
    {
        var (port, file) = (Free(SocketType.Dgram), folder.PathTo("packets.jsonl"));
        var listening = CommandRun.OfAsync("live", "udp", $"127.0.0.1:{port}", "--vitals", "--json", "--record", file, "--duration", "25");
        var simulated = await CommandRun.OfAsync("live", "simulate", "--udp", $"127.0.0.1:{port}", "--breathing", "18", "--duration", "24", "--nodes", "1");
        var live = await listening;

        Assert.Equal((0, 0), (live.Code, simulated.Code));
        await SameAsync(live, file, 18);
    }

    [Fact(Timeout = 60_000)]
    public async Task People_read_rates_what_is_reported_beside_and_what_was_received()
    {
        var port = Free(SocketType.Stream);
        var simulating = CommandRun.OfAsync("live", "simulate", "--ws-port", port, "--speed", "10", "--duration", "40");
        var live = await CommandRun.OfAsync("live", "ws", $"127.0.0.1:{port}", "--vitals", "--duration", "5");
        await simulating;

        Assert.Contains("node 1    breathing  15.0/min", live.Out, StringComparison.Ordinal);
        Assert.Contains("[reported 15.0]", live.Out, StringComparison.Ordinal);
        Assert.Contains("room      breathing  15.0/min", live.Out, StringComparison.Ordinal);
        Assert.Contains("occupied", live.Out, StringComparison.Ordinal);
        Assert.Contains("messages received, 0 dropped, 0 not readable", live.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_that_is_there_already_is_not_replaced()
    {
        var file = folder.PathTo("night.jsonl");
        await File.WriteAllTextAsync(file, "precious");

        var run = await CommandRun.OfAsync("live", "udp", "127.0.0.1:0", "--record", file, "--duration", "1");

        Assert.Equal(2, run.Code);
        Assert.Contains("there is such a file already; a recording does not replace one.", run.Complaint, StringComparison.Ordinal);
        Assert.Equal("precious", await File.ReadAllTextAsync(file));
    }

    [Theory]
    [InlineData("expected one such as ws://127.0.0.1:8765", "ws", "ftp://a")]
    [InlineData("expected such as 5005 or 127.0.0.1:5005", "udp", "nowhere")]
    [InlineData("expected one such as mqtt://127.0.0.1:1883", "mqtt", "http://a")]
    [InlineData("expected seconds, above 0", "udp", "0", "--duration", "0")]
    [InlineData("give both or none", "mqtt", "a", "--cert", "x.pem")]
    [InlineData("the certificate cannot be read", "ws", "a", "--ca", "nowhere.pem")]
    [InlineData("--speed: expected a number above 0", "simulate", "--speed", "0")]
    public async Task What_cannot_be_meant_is_refused_in_words(string words, params string[] call)
    {
        var run = await CommandRun.OfAsync(["live", .. call]);

        Assert.Equal(2, run.Code);
        Assert.Contains(words, run.Complaint, StringComparison.Ordinal);
    }

    private static string Free(SocketType type)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, type, type == SocketType.Stream ? ProtocolType.Tcp : ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return FormattableString.Invariant($"{((IPEndPoint)socket.LocalEndPoint!).Port}");
    }

    private static async Task SameAsync(CommandRun live, string file, double breathing)
    {
        var lines = live.Out.TrimEnd('\n').Split('\n').Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        var readings = lines.Where(line => line.GetProperty("type").GetString() == "reading" && line.GetProperty("nodeId").GetString() == "1").ToList();
        var recorded = await CommandRun.OfAsync("vitals", file, "--node", "1", "--json");
        var again = JsonSerializer.Deserialize<JsonElement>(recorded.Out).GetProperty("readings").EnumerateArray().ToList();

        string[] Numbers(IEnumerable<JsonElement> list) =>
            [.. list.Select(one => $"{one.GetProperty("timeSeconds").GetRawText()} {JsonSerializer.Serialize(one.GetProperty("breathing"))} {JsonSerializer.Serialize(one.GetProperty("heart"))}")];
        Assert.Equal(Numbers(again), Numbers(readings));
        Assert.True(readings.Count > 15, $"{readings.Count} readings");
        Assert.Equal(breathing, readings[^1].GetProperty("breathing").GetProperty("perMinute").GetDouble(), 0.5);
        var summary = lines[^1];
        Assert.Equal(("summary", 0, 0), (summary.GetProperty("type").GetString(), summary.GetProperty("dropped").GetInt32(), summary.GetProperty("malformed").GetInt32()));
        Assert.Equal(summary.GetProperty("delivered").GetInt64(), summary.GetProperty("recorded").GetInt64());
    }
}
