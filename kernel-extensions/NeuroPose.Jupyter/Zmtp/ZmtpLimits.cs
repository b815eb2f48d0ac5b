namespace NeuroPose.Jupyter.Zmtp;

/// <summary>
/// How much one peer may ask of a socket. What a peer declares is never believed: memory grows only with bytes that arrived. A peer that
/// has not yet signed a message with the kernel's key is a stranger.
/// </summary>
public sealed record ZmtpLimits
{
    /// <summary>The most bytes that the frames of one message may have together.</summary>
    public int MaximumMessageBytes { get; init; } = 128 * 1024 * 1024;

    /// <summary>The most frames that one message may have.</summary>
    public int MaximumFrames { get; init; } = 1024;

    /// <summary>How many bytes may wait for a peer that does not read; one message more is always taken.</summary>
    public int MaximumWaitingBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>The most peers of one socket. Where all places are taken, an idle stranger makes room for the next peer.</summary>
    public int MaximumPeers { get; init; } = 128;

    /// <summary>
    /// The most bytes that the messages of all strangers may have together. Where they have more, the stranger with the most is
    /// disconnected.
    /// </summary>
    public long MaximumStrangerBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>The most bytes of one message to a socket that reads nothing but topics or heartbeats.</summary>
    public int MaximumSmallMessageBytes { get; init; } = 64 * 1024;

    /// <summary>The most subscriptions of one peer.</summary>
    public int MaximumSubscriptions { get; init; } = 1024;

    /// <summary>How long the whole handshake may take, and how long a peer that reads nothing is waited for.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);
}
