using System.Net;
using System.Net.Sockets;

namespace NeuroPose.Jupyter.Zmtp;

/// <summary>A listening socket and its peers. Each kind decides what it does with a message that arrived.</summary>
internal abstract class ZmtpSocket : IDisposable
{
    private readonly Socket _listener;
    private readonly Lock _gate = new();
    private readonly List<ZmtpPeer> _peers = [];
    private readonly Action<string> _log;
    private bool _isDisposed;

    private protected ZmtpSocket(
        IPEndPoint endPoint,
        string type,
        IReadOnlySet<string> peerTypes,
        ZmtpLimits? limits,
        Strangers? strangers,
        Action<string>? log)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        Limits = limits ?? new ZmtpLimits();
        Strangers = strangers ?? new Strangers(Limits.MaximumStrangerBytes);
        Type = type;
        PeerTypes = peerTypes;
        _log = log ?? (_ => { });
        _listener = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            _listener.Bind(endPoint);
            _listener.Listen(64);
        }
        catch
        {
            _listener.Dispose();
            throw;
        }

        EndPoint = (IPEndPoint)_listener.LocalEndPoint!;
    }

    /// <summary>Where the socket listens; the port is known here also where any free one was asked for.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>What the socket calls itself on the wire.</summary>
    internal string Type { get; }

    private protected ZmtpLimits Limits { get; }

    private protected Strangers Strangers { get; }

    private IReadOnlySet<string> PeerTypes { get; }

    /// <summary>The peers of this moment.</summary>
    private protected IReadOnlyList<ZmtpPeer> Peers
    {
        get
        {
            lock (_gate)
            {
                return [.. _peers];
            }
        }
    }

    /// <summary>Starts to take connections. Messages that come go to the socket's owner on the thread of their connection.</summary>
    public void Start() => new Thread(Accept) { IsBackground = true, Name = Type + " listener" }.Start();

    /// <summary>Waits until all that was sent has left this process, for each peer at most so long.</summary>
    public void Drain(TimeSpan limit)
    {
        foreach (var peer in Peers)
        {
            peer.Drain(limit);
        }
    }

    /// <summary>Closes the socket and every connection; what has not left yet is lost.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the socket and every connection.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            lock (_gate)
            {
                _isDisposed = true;
            }

            _listener.Dispose();
            foreach (var peer in Peers)
            {
                peer.Dispose();
            }
        }
    }

    /// <summary>Writes a line to the log, headed with what the socket is.</summary>
    private protected void Log(string line) => _log($"{Type}: {line}");

    /// <summary>
    /// Who makes room where all places are taken: the stranger that has been silent for longest; null where there is none.
    /// </summary>
    private protected virtual ZmtpPeer? Expendable(IReadOnlyList<ZmtpPeer> peers) =>
        peers.Where(peer => !peer.IsKnown).MinBy(peer => peer.LastHeard);

    private protected virtual void Opened(ZmtpPeer peer)
    {
    }

    private protected virtual void Closed(ZmtpPeer peer)
    {
    }

    private protected abstract void Received(ZmtpPeer peer, IReadOnlyList<byte[]> frames, bool isSubscription);

    private void Accept()
    {
        while (true)
        {
            try
            {
                var connection = _listener.Accept();
                if (TryAdd(connection) is { } peer)
                {
                    new Thread(() => Serve(peer)) { IsBackground = true, Name = Type + " reader" }.Start();
                }
                else
                {
                    Log($"a connection was refused; {Limits.MaximumPeers} are open already.");
                    connection.Dispose();
                }
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                if (_isDisposed)
                {
                    return;
                }

                // Out of file handles, perhaps: not a reason to go round at full speed.
                Log($"a connection could not be taken ({error.Message}).");
                Thread.Sleep(100);
            }
        }
    }

    private ZmtpPeer? TryAdd(Socket connection)
    {
        ZmtpPeer peer;
        ZmtpPeer? leaving = null;
        lock (_gate)
        {
            if (_isDisposed)
            {
                return null;
            }

            if (_peers.Count >= Limits.MaximumPeers)
            {
                leaving = Expendable(_peers);
                if (leaving is null)
                {
                    return null;
                }

                _peers.Remove(leaving);
            }

            peer = new ZmtpPeer(connection, Limits, Strangers) { CameWhenFull = leaving is not null };
            _peers.Add(peer);
        }

        if (leaving is not null)
        {
            leaving.Disconnect($"All {Limits.MaximumPeers} places were taken, and it was idle: it made room for a new one.");
        }

        return peer;
    }

    private void Serve(ZmtpPeer peer)
    {
        try
        {
            peer.Run(Type, PeerTypes, Opened, Received);
        }
        catch (ZmtpException error)
        {
            Log($"a connection was closed. {error.Message}");
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
        {
            // The peer has gone, as it may; or this side has ended the connection.
            if (peer.Reason is { } reason)
            {
                Log($"a connection was closed. {reason}");
            }
        }
        finally
        {
            lock (_gate)
            {
                _peers.Remove(peer);
            }

            Closed(peer);
            Strangers.Release(peer);
            peer.Dispose();
        }
    }
}

/// <summary>A peer does not keep to the transport protocol: its connection is closed, with this as the reason in the log.</summary>
internal sealed class ZmtpException : JupyterException
{
    internal ZmtpException(string place, string problem, Exception? innerException = null)
        : base(place, problem, innerException)
    {
    }
}
