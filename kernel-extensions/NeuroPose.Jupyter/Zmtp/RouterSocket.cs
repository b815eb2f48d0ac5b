using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Net;

namespace NeuroPose.Jupyter.Zmtp;

/// <summary>
/// A ROUTER socket: what comes is headed with its sender's identity, and what is sent goes to the peer that its first frame names.
/// Of two peers with one identity the newer one gets the messages.
/// </summary>
public sealed class RouterSocket : ZmtpSocket
{
    private static readonly FrozenSet<string> Fitting = FrozenSet.Create(StringComparer.Ordinal, "DEALER", "REQ", "ROUTER");

    private readonly ConcurrentDictionary<string, ZmtpPeer> _routes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ZmtpPeer, byte[]> _identities = new();
    private int _numbered;

    /// <summary>Binds the socket.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">The address cannot be used, or the port is taken.</exception>
    public RouterSocket(IPEndPoint endPoint, ZmtpLimits? limits = null, Action<string>? log = null)
        : base(endPoint, "ROUTER", Fitting, limits, log)
    {
    }

    /// <summary>Takes each message, its first frame the sender's identity; called on the thread of the connection.</summary>
    public event Action<IReadOnlyList<ReadOnlyMemory<byte>>>? MessageReceived;

    /// <summary>Sends a message to the peer that its first frame names.</summary>
    /// <returns>Whether there is such a peer.</returns>
    public bool Send(IReadOnlyList<ReadOnlyMemory<byte>> frames)
    {
        ArgumentNullException.ThrowIfNull(frames);
        if (frames.Count < 2 || !_routes.TryGetValue(Key(frames[0].Span), out var peer))
        {
            return false;
        }

        peer.Send(ZmtpMessage.Encode([.. frames.Skip(1)]));
        return true;
    }

    private protected override void Opened(ZmtpPeer peer)
    {
        var identity = peer.Identity;
        if (identity.Length == 0)
        {
            // A zero in front: no peer may choose such an identity.
            identity = new byte[5];
            BinaryPrimitives.WriteInt32BigEndian(identity.AsSpan(1), Interlocked.Increment(ref _numbered));
        }

        _identities[peer] = identity;
        _routes[Key(identity)] = peer;
    }

    private protected override void Closed(ZmtpPeer peer)
    {
        if (_identities.TryRemove(peer, out var identity))
        {
            // Only its own: a newer peer may have the identity by now.
            _routes.TryRemove(KeyValuePair.Create(Key(identity), peer));
        }
    }

    private protected override void Received(ZmtpPeer peer, IReadOnlyList<byte[]> frames, bool isSubscription)
    {
        if (!isSubscription)
        {
            MessageReceived?.Invoke([_identities[peer], .. frames]);
        }
    }

    private static string Key(ReadOnlySpan<byte> identity) => Convert.ToHexString(identity);
}
