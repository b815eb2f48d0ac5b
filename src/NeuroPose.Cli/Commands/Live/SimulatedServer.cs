using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NeuroPose.Live.Simulation;

namespace NeuroPose.Cli.Commands;

/// <summary>A sensing server of a made-up room, on this machine alone. A client that does not keep up loses its oldest messages.</summary>
internal sealed class SimulatedServer : IAsyncDisposable
{
    private const int Held = 1024;

    private readonly WebApplication app;
    private readonly SimulationOptions room;
    private readonly string? token;
    private readonly ConcurrentDictionary<Channel<ReadOnlyMemory<byte>>, bool> clients = [];
    private JsonElement? latest;
    private JsonElement? pose;

    private SimulatedServer(WebApplication app, SimulationOptions room, string? token) => (this.app, this.room, this.token) = (app, room, token);

    public int Port { get; private set; }

    public static async Task<SimulatedServer> StartAsync(int port, string? token, SimulationOptions room, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        var app = builder.Build();
        var server = new SimulatedServer(app, room, token);
        app.UseWebSockets();
        app.Run(server.AnswerAsync);
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException busy)
        {
            await app.DisposeAsync();
            throw new NeuroPoseException(FormattableString.Invariant($"the port {port} cannot be opened: {busy.Message}"));
        }

        server.Port = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        return server;
    }

    public void Send(SimulatedStep step)
    {
        latest = JsonSerializer.Deserialize<JsonElement>(step.ServerMessages[0]);
        pose = step.PoseMessage.IsEmpty ? pose : JsonSerializer.Deserialize<JsonElement>(step.PoseMessage.Span);
        foreach (var (client, isPose) in clients)
        {
            if (isPose && !step.PoseMessage.IsEmpty)
            {
                client.Writer.TryWrite(step.PoseMessage);
            }

            foreach (var message in isPose ? [] : step.ServerMessages)
            {
                client.Writer.TryWrite(message);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients.Keys)
        {
            client.Writer.TryComplete();
        }

        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (token is not null && path != "/health" && context.Request.Headers.Authorization != $"Bearer {token}")
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            await context.Response.WriteAsJsonAsync(new { error = "missing or wrong bearer token" });
        }
        else if (context.WebSockets.IsWebSocketRequest && path is "/ws/sensing" or "/api/v1/stream/pose")
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await ServeAsync(socket, path != "/ws/sensing", context.RequestAborted);
        }
        else if (Page(path) is { } page)
        {
            await context.Response.WriteAsJsonAsync(page);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            await context.Response.WriteAsJsonAsync(new { error = $"no page {path}" });
        }
    }

    private object? Page(string path) => path switch
    {
        "/health" => new { status = "ok", source = "simulate", tick = Tick, clients = clients.Count },
        "/api/v1/info" => new { version = "simulation", backend = "neuropose", source = "simulate", environment = "simulation", features = new { wifi_sensing = true, streaming = true } },
        "/api/v1/sensing/latest" => latest is { } update ? update : new { status = "no data yet" },
        "/api/v1/nodes" => new { nodes = Enumerable.Range(1, room.Nodes).Select(node => new { node_id = node, status = "active", last_seen_ms = 10, rssi_dbm = -45.0 - (3 * node), motion_level = "present_still", person_count = 1 }), total = room.Nodes },
        "/api/v1/vital-signs" => new { vital_signs = latest is { } update ? update.GetProperty("vital_signs") : (object)new { }, source = "simulate", tick = Tick },
        "/api/v1/edge-vitals" => new { status = "ok", edge_vitals = new { node_id = 1, presence = room.BreathsPerMinute > 0, breathing_rate_bpm = room.BreathsPerMinute, heartrate_bpm = room.BeatsPerMinute, n_persons = 1 } },
        "/api/v1/pose/current" => pose is { } known ? known.GetProperty("payload").GetProperty("pose") : new { persons = Array.Empty<object>() },
        "/api/v1/recording/list" => new { recordings = Array.Empty<object>() },
        "/api/v1/calibration/status" => new { active = false, status = "none" },
        "/api/v1/models" => new { models = Array.Empty<object>(), total = 0 },
        "/api/v1/train/status" => new { status = "idle" },
        _ => null,
    };

    private long Tick => latest is { } update ? update.GetProperty("tick").GetInt64() : 0;

    private async Task ServeAsync(WebSocket socket, bool isPose, CancellationToken ended)
    {
        var messages = Channel.CreateBounded<ReadOnlyMemory<byte>>(new BoundedChannelOptions(Held) { FullMode = BoundedChannelFullMode.DropOldest });
        if (isPose)
        {
            messages.Writer.TryWrite("{\"type\":\"connection_established\",\"payload\":{\"status\":\"connected\",\"backend\":\"neuropose\"}}"u8.ToArray());
        }

        clients[messages] = isPose;
        var listening = ListenAsync(socket, messages.Writer, isPose, ended);
        try
        {
            await foreach (var message in messages.Reader.ReadAllAsync(ended))
            {
                await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, ended);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException)
        {
            // The client went away.
        }
        finally
        {
            clients.TryRemove(messages, out _);
            socket.Abort();
            await listening;
        }
    }

    private static async Task ListenAsync(WebSocket socket, ChannelWriter<ReadOnlyMemory<byte>> answers, bool isPose, CancellationToken ended)
    {
        var part = new byte[1024];
        try
        {
            while (await socket.ReceiveAsync(part.AsMemory(), ended) is { MessageType: not WebSocketMessageType.Close } received)
            {
                if (isPose && part.AsSpan(0, received.Count).SequenceEqual("ping"u8))
                {
                    answers.TryWrite("{\"type\":\"pong\"}"u8.ToArray());
                }
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The client went away.
        }

        answers.TryComplete();
    }
}
