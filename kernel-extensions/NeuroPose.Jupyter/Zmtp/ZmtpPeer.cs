using System.Globalization;
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
    private readonly SendQueue _queue;
    private int _isDisposed;

    public ZmtpPeer(Socket socket, ZmtpLimits limits)
    {
        _socket = socket;
        _limits = limits;
        _queue = new SendQueue(limits.MaximumWaitingBytes, limits.Patience);
        socket.NoDelay = true;
    }

    /// <summary>What messages from this peer are headed with.</summary>
    public byte[] Identity { get; private set; } = [];

    /// <summary>The topics that the peer wants to hear.</summary>
    public Subscriptions Subscriptions { get; } = new();

    /// <summary>Introduces the sockets to each other and reads until the peer goes.</summary>
    /// <param name="socketType">What this side is.</param>
    /// <param name="peerTypes">What the other side may be.</param>
    /// <param name="opened">Called once, before the first message.</param>
    /// <param name="received">Takes each message and each command that is not the transport's own.</param>
    /// <exception cref="ZmtpException">The peer does not keep to the protocol.</exception>
    /// <exception cref="IOException">The peer has gone.</exception>
    public void Run(string socketType, IReadOnlySet<string> peerTypes, Action<ZmtpPeer> opened, Action<ZmtpPeer, IReadOnlyList<byte[]>, bool> received)
    {
        using var stream = new NetworkStream(_socket, ownsSocket: false);
        _socket.ReceiveTimeout = _socket.SendTimeout = (int)_limits.Patience.TotalMilliseconds;
        Identity = ZmtpHandshake.Perform(stream, socketType, peerTypes);
        _socket.ReceiveTimeout = _socket.SendTimeout = 0;
        opened(this);
        new Thread(Write) { IsBackground = true, Name = socketType + " writer" }.Start();

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

    /// <summary>Waits until all that was sent has left this process.</summary>
    public void Drain(TimeSpan limit) => _queue.Drain(limit);

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
            var frame = ZmtpFrame.Read(reader, room);
            if (frame.IsCommand)
            {
                Obey(frame, received);
                continue;
            }

            frames.Add(frame.Body);
            room -= frame.Body.Length;
            if (!frame.HasMore)
            {
                received(this, frames, false);
                return;
            }

            if (frames.Count == _limits.MaximumFrames)
            {
                throw new ZmtpException("message", string.Create(CultureInfo.InvariantCulture, $"at most {_limits.MaximumFrames} frames were expected, and more came."));
            }
        }
    }

    private void Obey(ZmtpFrame frame, Action<ZmtpPeer, IReadOnlyList<byte[]>, bool> received)
    {
        var command = ZmtpCommand.Read(frame);
        switch (command.Name)
        {
            case "PING" when command.Data.Length >= 2:
                Send(new ZmtpCommand("PONG", command.Data[2..]).Encode());
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
}
