using System.Collections.Frozen;
using System.Net;

namespace NeuroPose.Jupyter.Zmtp;

/// <summary>A REP socket that sends every message back as it is: the heartbeat.</summary>
internal sealed class EchoSocket : ZmtpSocket
{
    private static readonly FrozenSet<string> Fitting = FrozenSet.Create(StringComparer.Ordinal, "REQ", "DEALER");

    /// <summary>Binds the socket.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">The address cannot be used, or the port is taken.</exception>
    public EchoSocket(IPEndPoint endPoint, ZmtpLimits? limits = null, Strangers? strangers = null, Action<string>? log = null)
        : base(endPoint, "REP", Fitting, Small(limits ?? new ZmtpLimits()), strangers, log)
    {
    }

    private static ZmtpLimits Small(ZmtpLimits limits) => limits with
    {
        MaximumMessageBytes = limits.MaximumSmallMessageBytes,
        MaximumWaitingBytes = limits.MaximumSmallMessageBytes,
    };

    // The frames before the empty one are the way back, so the message as a whole is the answer.
    private protected override void Received(ZmtpPeer peer, IReadOnlyList<byte[]> frames, bool isSubscription)
    {
        if (!isSubscription)
        {
            peer.Send(ZmtpMessage.Encode([.. frames.Select(frame => (ReadOnlyMemory<byte>)frame)]));
        }
    }
}
