using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Net;

namespace NeuroPose.Jupyter.Zmtp;

/// <summary>
/// A ROUTER socket: what arrives is headed with its sender's identity, and what is sent goes to the peer that its first frame names.
/// Of two peers with one identity the older one keeps it, as in libzmq; what the newer one sends is dropped until the older one has gone.
/// </summary>
internal sealed class RouterSocket : ZmtpSocket
{
    private static readonly FrozenSet<string> Fitting = FrozenSet.Create(StringComparer.Ordinal, "DEALER", "REQ", "ROUTER");

    private readonly ConcurrentDictionary<string, ZmtpPeer> _routes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ZmtpPeer, byte[]> _identities = new();
    private int _numbered;

    /// <summary>Binds the socket.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">The address cannot be used, or the port is taken.</exception>
    public RouterSocket(IPEndPoint endPoint, ZmtpLimits? limits = null, Strangers? strangers = null, Action<string>? log = null)
        : base(endPoint, "ROUTER", Fitting, limits, strangers, log)
    {
    }

    /// <summary>
    /// Takes each message, its first frame the sender's identity, on the thread of the connection. Returns whether it was rightly signed,
    /// so that its sender is no stranger any more.
    /// </summary>
    public Func<IReadOnlyList<ReadOnlyMemory<byte>>, bool>? Receiver { get; set; }

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

        // A client may have closed its connection just before it opens another one: this side may not have noticed the end yet.
        if (!SpinWait.SpinUntil(() => _routes.TryAdd(Key(identity), peer), Limits.Patience))
        {
            Log("a peer's identity is in use by an older one. Until that has gone, what the newer sends is dropped.");
        }
    }

    // A client that has signed on one channel may be silent for long on another, such as that of questions to the person.
    private protected override ZmtpPeer? Expendable(IReadOnlyList<ZmtpPeer> peers) =>
        base.Expendable([.. peers.Where(peer => !IsKnownElsewhere(peer))]);

    private protected override void Closed(ZmtpPeer peer)
    {
        if (_identities.TryRemove(peer, out var identity))
        {
            // Only its own: the identity may be another peer's.
            _routes.TryRemove(KeyValuePair.Create(Key(identity), peer));
        }
    }

    private protected override void Received(ZmtpPeer peer, IReadOnlyList<byte[]> frames, bool isSubscription)
    {
        var identity = _identities[peer];
        var key = Key(identity);
        if (isSubscription || _routes.GetOrAdd(key, peer) != peer || Receiver is null || !Receiver([identity, .. frames]))
        {
            return;
        }

        if (!peer.IsKnown && peer.Identity.Length > 0)
        {
            Strangers.Know(key);
        }

        peer.IsKnown = true;
    }

    private bool IsKnownElsewhere(ZmtpPeer peer)
    {
        var key = Key(peer.Identity);
        return Strangers.Knows(key) && _routes.TryGetValue(key, out var owner) && owner == peer;
    }

    private static string Key(ReadOnlySpan<byte> identity) => Convert.ToHexString(identity);
}
