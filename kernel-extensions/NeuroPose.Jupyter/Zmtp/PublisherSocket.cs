using System.Collections.Frozen;
using System.Net;

namespace NeuroPose.Jupyter.Zmtp;

/// <summary>
/// An XPUB socket: every peer gets the messages whose first frame begins with a topic that it subscribed to. A peer that reads slowly is
/// waited for and gets everything; one that reads nothing loses its connection.
/// </summary>
internal sealed class PublisherSocket : ZmtpSocket
{
    private static readonly FrozenSet<string> Fitting = FrozenSet.Create(StringComparer.Ordinal, "SUB", "XSUB");

    /// <summary>Binds the socket.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">The address cannot be used, or the port is taken.</exception>
    public PublisherSocket(IPEndPoint endPoint, ZmtpLimits? limits = null, Strangers? strangers = null, Action<string>? log = null)
        : base(endPoint, "XPUB", Fitting, Small(limits ?? new ZmtpLimits()), strangers, log)
    {
    }

    /// <summary>What a new subscriber of a topic is sent, to it alone; null sends nothing.</summary>
    public Func<ReadOnlyMemory<byte>, IReadOnlyList<ReadOnlyMemory<byte>>?>? Welcome { get; set; }

    /// <summary>Sends a message to all who want it.</summary>
    public void Publish(IReadOnlyList<ReadOnlyMemory<byte>> frames)
    {
        ArgumentNullException.ThrowIfNull(frames);
        byte[]? encoded = null;
        foreach (var peer in Peers)
        {
            if (peer.Subscriptions.Want(frames[0].Span))
            {
                peer.Send(encoded ??= ZmtpMessage.Encode(frames));
            }
        }
    }

    // No subscriber ever signs anything. One without a subscription goes first. Of the others, the last goes that connected while there was
    // room: those who fill all places at once are disconnected before those who were there earlier and those who connect later.
    private protected override ZmtpPeer? Expendable(IReadOnlyList<ZmtpPeer> peers) =>
        base.Expendable([.. peers.Where(peer => !peer.Subscriptions.Any)]) ?? peers.LastOrDefault(peer => !peer.CameWhenFull);

    private protected override void Received(ZmtpPeer peer, IReadOnlyList<byte[]> frames, bool isSubscription)
    {
        // Older peers send subscriptions as messages. Anything else that a subscriber sends is not for us.
        if (frames is not [[0 or 1, ..] word])
        {
            return;
        }

        var topic = word[1..];
        if (word[0] == 0)
        {
            peer.Subscriptions.Remove(topic);
        }
        else if (!peer.Subscriptions.Add(topic, Limits.MaximumSubscriptions, Limits.MaximumSmallMessageBytes))
        {
            throw new ZmtpException("subscription", FormattableString.Invariant(
                $"at most {Limits.MaximumSubscriptions} topics and {Limits.MaximumSmallMessageBytes} bytes were expected, but got more."));
        }
        else if (Welcome?.Invoke(topic) is { } welcome)
        {
            peer.SendUnlessBusy(ZmtpMessage.Encode(welcome));
        }
    }

    private static ZmtpLimits Small(ZmtpLimits limits) => limits with { MaximumMessageBytes = limits.MaximumSmallMessageBytes };
}
