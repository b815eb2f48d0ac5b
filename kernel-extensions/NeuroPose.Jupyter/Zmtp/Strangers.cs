namespace NeuroPose.Jupyter.Zmtp;

/// <summary>
/// Those who have not signed a message, over all sockets of a kernel: how many bytes their messages take, and who is none of them any
/// more. Where the bytes are too many, the stranger that holds the most is disconnected, so that large half messages make room for small
/// whole ones.
/// </summary>
/// <param name="maximumBytes">The most bytes that the messages of all of them may have together.</param>
internal sealed class Strangers(long maximumBytes)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ZmtpPeer, long> _held = [];
    private readonly HashSet<string> _knownIdentities = new(StringComparer.Ordinal);
    private long _sum;

    /// <summary>What messages are gathered in while they arrive.</summary>
    internal ChunkPool Chunks { get; } = new(maximumBytes);

    /// <summary>Counts bytes of a message that is being read, before memory is taken for them.</summary>
    internal void Add(ZmtpPeer peer, long bytes)
    {
        ZmtpPeer? largest = null;
        lock (_gate)
        {
            // One that is disconnected reads no more, and counts no more.
            if (peer.Reason is not null)
            {
                return;
            }

            _held[peer] = _held.GetValueOrDefault(peer) + bytes;
            _sum += bytes;
            if (_sum > maximumBytes)
            {
                largest = _held.MaxBy(held => held.Value).Key;
                Forget(largest);
            }
        }

        largest?.Disconnect(FormattableString.Invariant(
            $"Peers that have not signed a message may send {maximumBytes} bytes together, and this one has sent the most."));
    }

    /// <summary>The peer's message has been handled, or the peer has gone: its bytes are free again.</summary>
    internal void Release(ZmtpPeer peer)
    {
        lock (_gate)
        {
            Forget(peer);
        }
    }

    /// <summary>Somebody of this identity has signed a message. A client has one identity on all channels that answer it.</summary>
    internal void Know(string identity)
    {
        lock (_gate)
        {
            _knownIdentities.Add(identity);
        }
    }

    /// <summary>Whether somebody of this identity has signed a message, on this socket or on another.</summary>
    internal bool Knows(string identity)
    {
        lock (_gate)
        {
            return _knownIdentities.Contains(identity);
        }
    }

    private void Forget(ZmtpPeer peer)
    {
        if (_held.Remove(peer, out var bytes))
        {
            _sum -= bytes;
        }
    }
}
