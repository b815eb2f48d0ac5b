using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace NeuroPose.Live.Tests.Doubles;

/// <summary>A sensing server that sends what a test wants, over WebSocket and as pages; on this machine alone.</summary>
internal sealed class TestSensingServer : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<WebSocket, string> sockets = [];
    private readonly ConcurrentDictionary<string, Func<HttpContext, (int Status, string Body)>> pages = [];
    private readonly SemaphoreSlim arrived = new(0);

    private TestSensingServer(WebApplication app) => this.app = app;

    public int Port { get; private set; }

    public string? Token { get; init; }

    /// <summary>What clients sent as text.</summary>
    public ConcurrentQueue<string> Heard { get; } = new();

    /// <summary>What each request's body was, by path.</summary>
    public ConcurrentQueue<(string Path, string Body)> Requests { get; } = new();

    public static async Task<TestSensingServer> StartAsync(int port = 0, X509Certificate2? certificate = null, string? token = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen =>
        {
            if (certificate is not null)
            {
                listen.UseHttps(certificate);
            }
        }));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(50));
        var app = builder.Build();
        var server = new TestSensingServer(app) { Token = token };
        app.UseWebSockets();
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        server.Port = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        return server;
    }

    public void Page(string path, string body, int status = 200) => pages[path] = _ => (status, body);

    /// <summary>Waits until one more client has come.</summary>
    public async Task ClientAsync() => Assert.True(await arrived.WaitAsync(Limit), "no client came");

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text);

    public async Task SendAsync(ReadOnlyMemory<byte> content, WebSocketMessageType type)
    {
        foreach (var socket in sockets.Keys)
        {
            using var limit = new CancellationTokenSource(Limit);
            await socket.SendAsync(content, type, endOfMessage: true, limit.Token);
        }
    }

    /// <summary>Ends all connections and the server, without a goodbye.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var socket in sockets.Keys)
        {
            socket.Abort();
        }

        using var at = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await app.StopAsync(at.Token);
        await app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (Token is not null && context.Request.Headers.Authorization != "Bearer " + Token)
        {
            context.Response.StatusCode = 401;
            await context.Response.WriteAsync("{\"error\":\"missing or wrong token\"}");
            return;
        }

        var path = context.Request.Path.Value!;
        if (context.WebSockets.IsWebSocketRequest && path is "/ws/sensing" or "/api/v1/stream/pose")
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await KeepAsync(socket, path, context.RequestAborted);
            return;
        }

        using var reader = new StreamReader(context.Request.Body);
        Requests.Enqueue((path, await reader.ReadToEndAsync()));
        var (status, body) = pages.TryGetValue(path, out var page) ? page(context) : (404, "");
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body);
    }

    private async Task KeepAsync(WebSocket socket, string path, CancellationToken ended)
    {
        sockets[socket] = path;
        arrived.Release();
        var part = new byte[1024];
        try
        {
            while (socket.State == WebSocketState.Open)
            {
                var received = await socket.ReceiveAsync(part.AsMemory(), ended);
                if (received.MessageType != WebSocketMessageType.Text)
                {
                    break;
                }

                var text = Encoding.UTF8.GetString(part, 0, received.Count);
                Heard.Enqueue(text);
                if (text == "ping" && path == "/api/v1/stream/pose")
                {
                    await socket.SendAsync("{\"type\":\"pong\"}"u8.ToArray(), WebSocketMessageType.Text, true, ended);
                }
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException)
        {
            // The client went away, or the test ends.
        }
        finally
        {
            sockets.TryRemove(socket, out _);
        }
    }
}
