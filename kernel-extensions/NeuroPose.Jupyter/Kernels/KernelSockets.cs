using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using NeuroPose.Jupyter.Connections;
using NeuroPose.Jupyter.Wire;
using NeuroPose.Jupyter.Zmtp;

namespace NeuroPose.Jupyter.Kernels;

/// <summary>The five sockets: messages go in and out, those that are malformed or wrongly signed are dropped and logged.</summary>
internal sealed class KernelSockets : IDisposable
{
    private readonly MessageSigner _signer;
    private readonly Action<string> _log;
    private readonly string _session = Guid.NewGuid().ToString("N");
    private readonly List<ZmtpSocket> _all = [];
    private readonly Dictionary<KernelChannel, RouterSocket> _routers = [];
    private readonly PublisherSocket _publisher;
    private int _sent;

    /// <summary>Binds all sockets; nothing is heard before <see cref="Start"/>.</summary>
    /// <exception cref="KernelAddressException">The address cannot be listened on, or a port is taken.</exception>
    public KernelSockets(ConnectionFile connection, KernelOptions options)
    {
        _signer = new MessageSigner(connection.Key);
        _log = options.Log;
        var strangers = new Strangers(options.Limits.MaximumStrangerBytes);
        try
        {
            foreach (var channel in (ReadOnlySpan<KernelChannel>)[KernelChannel.Shell, KernelChannel.Control, KernelChannel.Stdin])
            {
                var router = Bind(connection, channel, at => new RouterSocket(at, options.Limits, strangers, options.Log));
                router.Receiver = frames => Receive(channel, frames);
                _routers.Add(channel, router);
            }

            _publisher = Bind(connection, KernelChannel.IOPub, at => new PublisherSocket(at, options.Limits, strangers, options.Log));
            _publisher.Welcome = Welcome;
            Bind(connection, KernelChannel.Heartbeat, at => new EchoSocket(at, options.Limits, strangers, options.Log));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Takes each message, on the thread of its connection.</summary>
    public event Action<KernelChannel, WireMessage>? Received;

    /// <summary>Starts to listen.</summary>
    public void Start() => _all.ForEach(socket => socket.Start());

    /// <summary>Answers a request, on its own channel.</summary>
    public void Answer(Request request, string type, JsonObject content)
    {
        if (!Send(request.Channel, request.Message.Answer(NewHeader(type), Reply.ToElement(content))))
        {
            _log($"{type} could not be delivered; the client has gone.");
        }
    }

    /// <summary>Sends a message on a channel to the peer that it names.</summary>
    /// <returns>Whether that peer is connected.</returns>
    public bool Send(KernelChannel channel, WireMessage message) => _routers[channel].Send(message.Encode(_signer));

    /// <summary>Sends a message to every client.</summary>
    /// <param name="parent">The request that this is about; null where it is about none.</param>
    /// <param name="type">What the message is.</param>
    /// <param name="content">Its content.</param>
    public void Publish(MessageHeader? parent, string type, JsonObject content) => _publisher.Publish(new WireMessage
    {
        Identities = [Encoding.UTF8.GetBytes(type)],
        Header = NewHeader(type),
        ParentHeader = parent,
        Content = Reply.ToElement(content),
    }.Encode(_signer));

    /// <summary>A header of this kernel for a new message.</summary>
    public MessageHeader NewHeader(string type) => MessageHeader.Create(
        type,
        FormattableString.Invariant($"{_session}_{Interlocked.Increment(ref _sent)}"),
        _session,
        "kernel",
        TimeProvider.System.GetUtcNow());

    /// <summary>Lets what was sent leave, for at most a second, and closes everything.</summary>
    public void Dispose()
    {
        foreach (var socket in _all)
        {
            socket.Drain(TimeSpan.FromSeconds(1));
        }

        _all.ForEach(socket => socket.Dispose());
    }

    private T Bind<T>(ConnectionFile connection, KernelChannel channel, Func<IPEndPoint, T> make)
        where T : ZmtpSocket
    {
        var port = connection.Ports[channel];
        try
        {
            var socket = make(new IPEndPoint(AddressOf(connection.Address), port));
            _all.Add(socket);
            return socket;
        }
        catch (SocketException error)
        {
            var problem = error.SocketErrorCode == SocketError.AddressAlreadyInUse
                ? FormattableString.Invariant($"port {port}, for {channel}, is in use by another program. ")
                    + "Start the kernel again: Jupyter then chooses other ports."
                : $"{connection.Endpoint(channel)}, for {channel}, cannot be listened on ({error.Message.TrimEnd('.')}). "
                    + "The address must be one of this machine.";
            throw new KernelAddressException(connection.Endpoint(channel), problem, error);
        }
    }

    private static IPAddress AddressOf(string address) => address == "*"
        ? IPAddress.Any
        : IPAddress.TryParse(address, out var ip) ? ip : Dns.GetHostAddresses(address).OrderBy(found => found.AddressFamily).First();

    // Whether the message was one, and rightly signed.
    private bool Receive(KernelChannel channel, IReadOnlyList<ReadOnlyMemory<byte>> frames)
    {
        try
        {
            Received?.Invoke(channel, WireMessage.Decode(frames, _signer));
            return true;
        }
        catch (JupyterException error)
        {
            _log($"{channel}: a message was dropped. {error.Message}");
            return false;
        }
    }

    // By this a client knows that its subscription has arrived: from now on it misses nothing.
    private IReadOnlyList<ReadOnlyMemory<byte>> Welcome(ReadOnlyMemory<byte> topic) => new WireMessage
    {
        Identities = [topic],
        Header = NewHeader("iopub_welcome"),
        Content = Reply.ToElement(new() { ["subscription"] = Encoding.UTF8.GetString(topic.Span) }),
    }.Encode(_signer);
}

/// <summary>A kernel cannot listen at the address in its connection file.</summary>
public sealed class KernelAddressException : JupyterException
{
    internal KernelAddressException(string endPoint, string problem, Exception innerException)
        : base(endPoint, problem, innerException)
    {
    }
}
