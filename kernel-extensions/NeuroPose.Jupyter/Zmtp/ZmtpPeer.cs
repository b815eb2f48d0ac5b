using System.Net.Sockets;

namespace NeuroPose.Jupyter.Zmtp;

/// <summary>
/// One connection: a thread that reads and a thread that writes. Threads of its own, so that a cell that takes the whole
/// thread pool cannot keep an interrupt from being heard.
/// </summary>
internal sealed class ZmtpPeer : IDisposable
{
    private readonly Socket _socket;
    private readonly ZmtpLimits _limits;
    private readonly Strangers _strangers;
    private readonly SendQueue _queue;
    private long _lastHeard = Environment.TickCount64;
    private int _isDisposed;

    public ZmtpPeer(Socket socket, ZmtpLimits limits, Strangers strangers)
    {
        _socket = socket;
        _limits = limits;
        _strangers = strangers;
        _queue = new SendQueue(limits.MaximumWaitingBytes, limits.Patience);
        socket.NoDelay = true;
    }

    /// <summary>What messages from this peer are headed with.</summary>
    public byte[] Identity { get; private set; } = [];

    /// <summary>The topics that the peer wants to hear.</summary>
    public Subscriptions Subscriptions { get; } = new();

    /// <summary>Whether the peer has signed a message: it is no stranger.</summary>
    public bool IsKnown { get; set; }

    /// <summary>Whether another peer had to make room for this one.</summary>
    public bool CameWhenFull { get; init; }

    /// <summary>
    /// When the peer last sent a whole message, in milliseconds of this machine's clock; before its first, when it connected.
    /// </summary>
    public long LastHeard => Volatile.Read(ref _lastHeard);

    /// <summary>Why this side has ended the connection; null where the peer has, or where nothing needs to be said.</summary>
    public string? Reason { get; private set; }

    /// <summary>Introduces the sockets to each other and reads until the peer goes.</summary>
    /// <param name="socketType">What this side is.</param>
    /// <param name="peerTypes">What the other side may be.</param>
    /// <param name="opened">Called once, before the first message.</param>
    /// <param name="received">Takes each message and each command that is not the transport's own.</param>
    /// <exception cref="ZmtpException">The peer does not keep to the protocol.</exception>
    /// <exception cref="IOException">The peer has gone.</exception>
    public void Run(
        string socketType,
        IReadOnlySet<string> peerTypes,
        Action<ZmtpPeer> opened,
        Action<ZmtpPeer, IReadOnlyList<byte[]>, bool> received)
    {
        using (var handshake = new TimedStream(_socket, _limits.Patience))
        {
            Identity = ZmtpHandshake.Perform(handshake, socketType, peerTypes);
        }

        opened(this);
        new Thread(Write) { IsBackground = true, Name = socketType + " writer" }.Start();

        using var stream = new NetworkStream(_socket, ownsSocket: false);
        using var reader = new BufferedStream(stream, 64 * 1024);
        while (true)
        {
            Receive(reader, received);
        }
    }

    /// <summary>Gives a message its place in the queue; a peer that reads nothing is let go.</summary>
    public void Send(byte[] message)
    {
        if (!_queue.Add(message))
        {
            Dispose();
        }
    }

    /// <summary>
    /// Gives a message its place unless much waits already: for what answers the peer's own transport, which may ask without end.
    /// </summary>
    public void SendUnlessBusy(byte[] message) => _queue.AddUnlessBusy(message, _limits.MaximumSmallMessageBytes);

    /// <summary>Waits until all that was sent has left this process.</summary>
    public void Drain(TimeSpan limit) => _queue.Drain(limit);

    /// <summary>Ends the connection, for a reason that the log will name.</summary>
    public void Disconnect(string reason)
    {
        Reason = reason;
        Dispose();
    }

    /// <summary>Ends the connection and both its threads.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            _queue.Close();
            try
            {
                _socket.Shutdown(SocketShutdown.Both);
            }
            catch (SocketException)
            {
                // The peer was faster.
            }

            _socket.Dispose();
        }
    }

    private void Receive(Stream reader, Action<ZmtpPeer, IReadOnlyList<byte[]>, bool> received)
    {
        var frames = new List<byte[]>();
        long room = _limits.MaximumMessageBytes;
        while (true)
        {
            var frame = ZmtpFrame.Read(reader, room, _strangers.Chunks, CountAsStranger);
            if (frame.IsCommand)
            {
                Obey(frame, received);
                if (frames.Count == 0)
                {
                    _strangers.Release(this);
                }

                continue;
            }

            frames.Add(frame.Body);
            room -= frame.Body.Length;
            if (!frame.HasMore)
            {
                received(this, frames, false);
                Volatile.Write(ref _lastHeard, Environment.TickCount64);
                _strangers.Release(this);
                return;
            }

            if (frames.Count == _limits.MaximumFrames)
            {
                throw new ZmtpException(
                    "message",
                    FormattableString.Invariant($"at most {_limits.MaximumFrames} frames were expected, but got more."));
            }
        }
    }

    private void CountAsStranger(long bytes)
    {
        if (!IsKnown)
        {
            _strangers.Add(this, bytes);
        }
    }

    private void Obey(ZmtpFrame frame, Action<ZmtpPeer, IReadOnlyList<byte[]>, bool> received)
    {
        var command = ZmtpCommand.Read(frame);
        switch (command.Name)
        {
            case "PING" when command.Data.Length >= 2:
                SendUnlessBusy(new ZmtpCommand("PONG", command.Data[2..]).Encode());
                break;
            case "SUBSCRIBE":
                received(this, [[1, .. command.Data]], true);
                break;
            case "CANCEL":
                received(this, [[0, .. command.Data]], true);
                break;
            case "ERROR":
                throw new ZmtpException("command", "the peer reports an error and goes.");
            default:
                break;
        }
    }

    private void Write()
    {
        try
        {
            while (_queue.Take() is { } message)
            {
                for (var sent = 0; sent < message.Length;)
                {
                    sent += _socket.Send(message, sent, message.Length - sent, SocketFlags.None);
                }

                _queue.Sent();
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            Dispose();
        }
    }

    /// <summary>
    /// The connection while it is new: all reading and writing together ends after a time, however slowly the bytes arrive.
    /// </summary>
    private sealed class TimedStream(Socket socket, TimeSpan limit) : NetworkStream(socket, ownsSocket: false)
    {
        private readonly long _end = Environment.TickCount64 + (long)limit.TotalMilliseconds;

        public override int Read(Span<byte> buffer)
        {
            Socket.ReceiveTimeout = Rest();
            return base.Read(buffer);
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Socket.ReceiveTimeout = Rest();
            return base.Read(buffer, offset, count);
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Socket.SendTimeout = Rest();
            base.Write(buffer);
        }

        public override void Write(byte[] buffer, int offset, int count)
        {
            Socket.SendTimeout = Rest();
            base.Write(buffer, offset, count);
        }

        protected override void Dispose(bool disposing)
        {
            try
            {
                Socket.ReceiveTimeout = Socket.SendTimeout = 0;
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                // The connection has ended meanwhile.
            }

            base.Dispose(disposing);
        }

        private int Rest() => _end - Environment.TickCount64 is > 0 and var rest
            ? (int)rest
            : throw new ZmtpException(
                "handshake",
                FormattableString.Invariant($"it was expected to end within {limit.TotalSeconds} s, and it did not."));
    }
}
