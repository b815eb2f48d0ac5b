using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using NetMQ;
using NetMQ.Sockets;
using NeuroPose.Jupyter.Connections;
using NeuroPose.Jupyter.Wire;

namespace NeuroPose.Jupyter.Kernels;

/// <summary>
/// The five sockets, on trial by NetMQ: one thread polls them all, because a socket of NetMQ belongs to one thread. What is to be sent waits in a
/// queue for that thread; control requests are handled on a thread of their own, so that the poller never waits for the kernel.
/// </summary>
internal sealed class KernelSockets : IDisposable
{
    private readonly MessageSigner _signer;
    private readonly Action<string> _log;
    private readonly string _session = Guid.NewGuid().ToString("N");
    private readonly Dictionary<KernelChannel, RouterSocket> _routers = [];
    private readonly List<NetMQSocket> _all = [];
    private readonly XPublisherSocket _publisher = new();
    private readonly NetMQQueue<Outgoing> _outgoing = new();
    private readonly NetMQPoller _poller = [];
    private readonly BlockingCollection<Action> _control = [];
    private int _sent;

    /// <summary>Binds all sockets; nothing is heard before <see cref="Start"/>.</summary>
    /// <exception cref="KernelAddressException">The address cannot be listened on, or a port is taken.</exception>
    public KernelSockets(ConnectionFile connection, KernelOptions options)
    {
        _signer = new MessageSigner(connection.Key);
        _log = options.Log;
        try
        {
            foreach (var channel in (ReadOnlySpan<KernelChannel>)[KernelChannel.Shell, KernelChannel.Control, KernelChannel.Stdin])
            {
                var router = new RouterSocket();
                router.Options.RouterMandatory = true;
                router.ReceiveReady += (_, _) => ReceiveAll(router, frames => Receive(channel, frames));
                Bind(router, connection, channel, options);
                _routers.Add(channel, router);
            }

            // Every subscription is reported, so that each can be welcomed; no high-water mark, which would drop what a slow client has not read.
            _publisher.Options.XPubVerbose = true;
            _publisher.ReceiveReady += (_, _) => ReceiveAll(_publisher, Subscribed);
            Bind(_publisher, connection, KernelChannel.IOPub, options);
            var heart = new RouterSocket();
            heart.ReceiveReady += (_, _) => ReceiveAll(heart, frames => SendTo(heart, frames));
            Bind(heart, connection, KernelChannel.Heartbeat, options);
            _outgoing.ReceiveReady += (_, _) => SendWaiting();
            _all.ForEach(socket => _poller.Add(socket));
            _poller.Add(_outgoing);
        }
        catch
        {
            _all.ForEach(socket => socket.Dispose());
            throw;
        }
    }

    /// <summary>Takes each message, on the poller's thread, or that of control.</summary>
    public event Action<KernelChannel, WireMessage>? Received;

    /// <summary>Starts to listen.</summary>
    public void Start()
    {
        _poller.RunAsync("netmq poller", isBackgroundThread: true);
        new Thread(() =>
        {
            foreach (var action in _control.GetConsumingEnumerable())
            {
                action();
            }
        }) { IsBackground = true, Name = "control" }.Start();
    }

    /// <summary>Answers a request, where it came from.</summary>
    public void Answer(Request request, string type, JsonObject content)
    {
        if (!Send(request.Channel, request.Message.Answer(NewHeader(type), Reply.ToElement(content))))
        {
            _log($"{type} could not be delivered; the client has gone.");
        }
    }

    /// <summary>Sends a message on a channel to the peer that it names.</summary>
    /// <returns>Whether that peer is connected.</returns>
    public bool Send(KernelChannel channel, WireMessage message)
    {
        using var done = new ManualResetEventSlim();
        var outgoing = new Outgoing(_routers[channel], message.Encode(_signer), done);
        _outgoing.Enqueue(outgoing);
        return done.Wait(TimeSpan.FromSeconds(5)) && outgoing.IsDelivered;
    }

    /// <summary>Tells everybody.</summary>
    public void Publish(MessageHeader? parent, string type, JsonObject content) => _outgoing.Enqueue(new Outgoing(_publisher, new WireMessage
    {
        Identities = [Encoding.UTF8.GetBytes(type)],
        Header = NewHeader(type),
        ParentHeader = parent,
        Content = Reply.ToElement(content),
    }.Encode(_signer), null));

    /// <summary>A header of this kernel for a new message.</summary>
    public MessageHeader NewHeader(string type) => MessageHeader.Create(
        type, FormattableString.Invariant($"{_session}_{Interlocked.Increment(ref _sent)}"), _session, "kernel", TimeProvider.System.GetUtcNow());

    /// <summary>Lets what was sent leave, for at most a second, and closes everything.</summary>
    public void Dispose()
    {
        var deadline = DateTime.UtcNow.AddSeconds(1);
        while (!_outgoing.IsEmpty && DateTime.UtcNow < deadline)
        {
            Thread.Sleep(1);
        }

        _control.CompleteAdding();
        _poller.Dispose();
        _all.ForEach(socket => socket.Dispose());
        _outgoing.Dispose();
        NetMQConfig.Cleanup(block: true);
    }

    private void Bind(NetMQSocket socket, ConnectionFile connection, KernelChannel channel, KernelOptions options)
    {
        var port = connection.Ports[channel];
        try
        {
            socket.Options.SendHighWatermark = 0;
            socket.Options.ReceiveHighWatermark = 0;
            socket.Options.MaxMsgSize = options.Limits.MaximumMessageBytes;
            socket.Options.Linger = TimeSpan.FromSeconds(1);
            _all.Add(socket);
            var address = AddressOf(connection.Address);
            var host = address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
            socket.Options.IPv4Only = address.AddressFamily == AddressFamily.InterNetwork;
            socket.Bind(FormattableString.Invariant($"tcp://{host}:{port}"));
        }
        catch (NetMQException error)
        {
            var problem = error is AddressAlreadyInUseException
                ? FormattableString.Invariant($"port {port}, for {channel}, is in use by another program. Start the kernel again: Jupyter then chooses other ports.")
                : FormattableString.Invariant($"{connection.Endpoint(channel)}, for {channel}, cannot be listened on ({error.Message.TrimEnd('.')}). The address must be one of this machine.");
            throw new KernelAddressException(connection.Endpoint(channel), problem, error);
        }
    }

    private static IPAddress AddressOf(string address) => address == "*"
        ? IPAddress.Any
        : IPAddress.TryParse(address, out var ip) ? ip : Dns.GetHostAddresses(address).OrderBy(found => found.AddressFamily).First();

    private static void ReceiveAll(NetMQSocket socket, Action<IReadOnlyList<ReadOnlyMemory<byte>>> received)
    {
        var message = new NetMQMessage();
        for (var i = 0; i < 100 && socket.TryReceiveMultipartMessage(ref message!); i++)
        {
            received([.. message.Select(frame => (ReadOnlyMemory<byte>)frame.ToByteArray())]);
        }
    }

    private static bool SendTo(NetMQSocket socket, IReadOnlyList<ReadOnlyMemory<byte>> frames)
    {
        try
        {
            return socket.TrySendMultipartMessage(new NetMQMessage(frames.Select(frame => new NetMQFrame(frame.ToArray()))));
        }
        catch (HostUnreachableException)
        {
            return false;
        }
    }

    private void SendWaiting()
    {
        while (_outgoing.TryDequeue(out var next, TimeSpan.Zero))
        {
            next.IsDelivered = SendTo(next.Socket, next.Frames);
            next.Done?.Set();
        }
    }

    private void Receive(KernelChannel channel, IReadOnlyList<ReadOnlyMemory<byte>> frames)
    {
        if (channel == KernelChannel.Control)
        {
            _control.Add(() => Decode(channel, frames));
        }
        else
        {
            Decode(channel, frames);
        }
    }

    private void Decode(KernelChannel channel, IReadOnlyList<ReadOnlyMemory<byte>> frames)
    {
        try
        {
            Received?.Invoke(channel, WireMessage.Decode(frames, _signer));
        }
        catch (JupyterException error)
        {
            _log($"{channel}: a message was dropped. {error.Message}");
        }
    }

    // NetMQ sends to all subscribers of a topic, so older ones hear the welcome too.
    private void Subscribed(IReadOnlyList<ReadOnlyMemory<byte>> frames)
    {
        if (frames is [{ Length: > 0 } word] && word.Span[0] == 1)
        {
            SendTo(_publisher, new WireMessage
            {
                Identities = [word[1..]],
                Header = NewHeader("iopub_welcome"),
                Content = Reply.ToElement(new() { ["subscription"] = Encoding.UTF8.GetString(word[1..].Span) }),
            }.Encode(_signer));
        }
    }

    private sealed class Outgoing(NetMQSocket socket, IReadOnlyList<ReadOnlyMemory<byte>> frames, ManualResetEventSlim? done)
    {
        public NetMQSocket Socket { get; } = socket;

        public IReadOnlyList<ReadOnlyMemory<byte>> Frames { get; } = frames;

        public ManualResetEventSlim? Done { get; } = done;

        public bool IsDelivered { get; set; }
    }
}
