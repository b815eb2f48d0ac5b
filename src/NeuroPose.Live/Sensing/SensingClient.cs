using System.Buffers;
using System.Net;
using System.Net.WebSockets;
using System.Security.Authentication;
using NeuroPose.Live.Messages;
using NeuroPose.Live.Streams;
using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Packets;

namespace NeuroPose.Live.Sensing;

/// <summary>
/// Messages of a sensing server over its WebSocket: <c>/ws/sensing</c>, or <c>/api/v1/stream/pose</c> for poses. A lost connection is made
/// again: within a second of the server's return, where its machine refuses connections meanwhile.
/// </summary>
public sealed class SensingClient : LiveSource
{
    private readonly SensingClientOptions options;
    private readonly SenderClock clock = new();
    private long setBacks;

    /// <summary>Makes a client; nothing is connected before the messages are asked for.</summary>
    /// <param name="address">Such as <c>ws://127.0.0.1:8765</c>; the path is <c>/ws/sensing</c> unless it names another.</param>
    /// <param name="options">How to connect; the defaults when left out.</param>
    /// <exception cref="ArgumentException">The address is none of a WebSocket, or an option is out of its bounds.</exception>
    public SensingClient(string address, SensingClientOptions? options = null)
        : base(options ?? new())
    {
        Address = SensingAddress.OfSocket(address);
        this.options = options ?? new();
    }

    /// <summary>The whole address.</summary>
    public Uri Address { get; }

    /// <inheritdoc />
    public override string Name => Address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    private bool IsPose => Address.AbsolutePath == SensingAddress.Pose;

    private protected override Task ReceiveAsync(LiveInlet inlet, CancellationToken cancellation) =>
        ConnectionLoop.RunAsync(Name, options, inlet, (connected, token) => ConnectAsync(inlet, connected, token), Refusal, cancellation);

    private protected override LiveMessage? Read(Arrival arrival, out string? problem)
    {
        problem = null;
        if (arrival.Topic == Binary)
        {
            return Packet.TryParse(arrival.Content.Span, IqOrder.InPhaseFirst, out var packet, out problem)
                ? new NodeMessage { Packet = packet, Datagram = arrival.Content, TimestampSeconds = clock.Place(null, arrival.Seconds) }
                : null;
        }

        if (!MessageParser.TryParse(arrival.Content.Span, null, out var message, out problem) || message is OtherMessage { Type: "pong" })
        {
            return null;
        }

        var own = message.HasOwnTime ? message.TimestampSeconds : (double?)null;
        var time = clock.Place(own, arrival.Seconds);
        if (clock.SetBacks != setBacks)
        {
            setBacks = clock.SetBacks;
            Count(counts => counts with { ClockSetBacks = counts.ClockSetBacks + 1 });
        }

        return message with { TimestampSeconds = time, HasOwnTime = own == time, Line = LiveLine.Of(arrival.Content, own == time ? null : time) };
    }

    private const string Binary = "binary";

    private static string? Refusal(Exception failure) => failure switch
    {
        { InnerException: AuthenticationException } or { InnerException.InnerException: AuthenticationException } or AuthenticationException =>
            "the server's certificate is not trusted. Name the authority that it comes from, or the server by the name in its certificate.",
        WebSocketException { WebSocketErrorCode: WebSocketError.NotAWebSocket } refused when refused.Data["status"] is HttpStatusCode status => status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => FormattableString.Invariant($"the server refuses the token (HTTP {(int)status}). Give the one that it was started with."),
            HttpStatusCode.NotFound => "the server has no such path (HTTP 404). Expected /ws/sensing or /api/v1/stream/pose.",
            _ => null,
        },
        _ => null,
    };

    private async Task<string> ConnectAsync(LiveInlet inlet, Action connected, CancellationToken cancellation)
    {
        using var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = options.Ping;
        socket.Options.KeepAliveTimeout = options.Ping;
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.Proxy = null;
        socket.Options.RemoteCertificateValidationCallback = (_, certificate, chain, errors) => Certificates.IsTrusted(certificate, chain, errors, options.Authorities);
        if (options.Token is { } token)
        {
            socket.Options.SetRequestHeader("Authorization", "Bearer " + token);
        }

        using (var limit = new CancellationTokenSource(options.ConnectLimit, options.Time))
        using (var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation))
        {
            try
            {
                await socket.ConnectAsync(Address, either.Token).ConfigureAwait(false);
            }
            catch (WebSocketException refused)
            {
                refused.Data["status"] = socket.HttpStatusCode;
                throw;
            }
        }

        inlet.Connected();
        connected();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var pings = IsPose ? PingAsync(socket, end.Token) : Task.CompletedTask;
        try
        {
            return await ReceiveAsync(socket, inlet, cancellation).ConfigureAwait(false);
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await pings.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await CloseAsync(socket).ConfigureAwait(false);
        }
    }

    private async Task<string> ReceiveAsync(ClientWebSocket socket, LiveInlet inlet, CancellationToken cancellation)
    {
        var part = new byte[1 << 14];
        ArrayBufferWriter<byte> message = new(1 << 14);
        var length = 0L;
        while (true)
        {
            var received = await socket.ReceiveAsync(part.AsMemory(), cancellation).ConfigureAwait(false);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return $"the server closed the connection{(socket.CloseStatusDescription is { Length: > 0 } why ? $": {why}" : "")}.";
            }

            length += received.Count;
            if (length <= options.MostMessageBytes)
            {
                message.Write(part.AsSpan(0, received.Count));
            }

            if (!received.EndOfMessage)
            {
                continue;
            }

            if (length > options.MostMessageBytes)
            {
                inlet.PassOver(length);
                message = new(1 << 14);
            }
            else
            {
                await inlet.AddAsync(new(message.WrittenSpan.ToArray(), inlet.Now, received.MessageType == WebSocketMessageType.Binary ? Binary : ""), cancellation).ConfigureAwait(false);
                message.ResetWrittenCount();
            }

            length = 0;
        }
    }

    // The stream of poses answers a text as well.
    private async Task PingAsync(ClientWebSocket socket, CancellationToken cancellation)
    {
        while (socket.State == WebSocketState.Open)
        {
            await Task.Delay(options.Ping, options.Time, cancellation).ConfigureAwait(false);
            await socket.SendAsync("ping"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, cancellation).ConfigureAwait(false);
        }
    }

    private static async Task CloseAsync(ClientWebSocket socket)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(0.5));
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            try
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token).ConfigureAwait(false);
            }
            catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException)
            {
                // Nobody is left to say goodbye to.
            }
        }

        socket.Abort();
    }
}
