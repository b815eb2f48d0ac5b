using System.Net;
using System.Net.Sockets;

namespace NeuroPose.Jupyter.Zmtp;

/// <summary>A listening socket and its peers. Each kind says what it does with a message that came.</summary>
public abstract class ZmtpSocket : IDisposable
{
    private readonly Socket _listener;
    private readonly Lock _gate = new();
    private readonly List<ZmtpPeer> _peers = [];
    private readonly Action<string> _log;
    private bool _isDisposed;

    private protected ZmtpSocket(IPEndPoint endPoint, string type, IReadOnlySet<string> peerTypes, ZmtpLimits? limits, Action<string>? log)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        Limits = limits ?? new ZmtpLimits();
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
                var peer = new ZmtpPeer(_listener.Accept(), Limits);
                if (TryAdd(peer))
                {
                    new Thread(() => Serve(peer)) { IsBackground = true, Name = Type + " reader" }.Start();
                }
                else
                {
                    _log($"{Type}: a connection was refused; {Limits.MaximumPeers} are open already.");
                    peer.Dispose();
                }
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                if (_isDisposed)
                {
                    return;
                }

                // Out of file handles, perhaps: not a reason to go round at full speed.
                _log($"{Type}: a connection could not be taken ({error.Message}).");
                Thread.Sleep(100);
            }
        }
    }

    private bool TryAdd(ZmtpPeer peer)
    {
        lock (_gate)
        {
            if (_isDisposed || _peers.Count >= Limits.MaximumPeers)
            {
                return false;
            }

            _peers.Add(peer);
            return true;
        }
    }

    private void Serve(ZmtpPeer peer)
    {
        try
        {
            peer.Run(Type, PeerTypes, Opened, Received);
        }
        catch (ZmtpException error)
        {
            _log($"{Type}: a connection was closed. {error.Message}");
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
        {
            // The peer has gone, which is its right.
        }
        finally
        {
            lock (_gate)
            {
                _peers.Remove(peer);
            }

            Closed(peer);
            peer.Dispose();
        }
    }
}
