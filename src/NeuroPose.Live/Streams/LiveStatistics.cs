using System.Collections.Immutable;
using System.Globalization;

namespace NeuroPose.Live.Streams;

/// <summary>What has become of a source's messages so far.</summary>
public sealed record LiveStatistics
{
    /// <summary>Messages received, usable or not.</summary>
    public long Received { get; init; }

    /// <summary>Bytes of these.</summary>
    public long ReceivedBytes { get; init; }

    /// <summary>Messages passed on.</summary>
    public long Delivered { get; init; }

    /// <summary>Messages dropped because they were not taken in time.</summary>
    public long Dropped { get; init; }

    /// <summary>Messages that could not be read.</summary>
    public long Malformed { get; init; }

    /// <summary>Messages longer than what is read.</summary>
    public long TooLong { get; init; }

    /// <summary>How often a connection was made; for datagrams 1 once the port is open.</summary>
    public long Connections { get; init; }

    /// <summary>Whether it is connected now.</summary>
    public bool IsConnected { get; init; }

    /// <summary>How often the session of before was resumed by the broker; 0 for other sources.</summary>
    public long ResumedSessions { get; init; }

    /// <summary>How often a sender's clock was set back; its times go on.</summary>
    public long ClockSetBacks { get; init; }

    /// <summary>What went wrong last; null when nothing did.</summary>
    public string? LastProblem { get; init; }

    /// <summary>Loss and order by node, of sources with numbered packets.</summary>
    public ImmutableArray<NodeTraffic> Nodes { get; init; } = [];

    /// <summary>In words.</summary>
    public override string ToString()
    {
        var nodes = Nodes.Sum(node => node.Lost) is var lost and > 0 ? string.Create(CultureInfo.InvariantCulture, $", {lost} packets lost on the way") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{Received} messages received, {Dropped} dropped, {Malformed} not readable, {TooLong} too long{nodes}; connected {Connections} {(Connections == 1 ? "time" : "times")}");
    }
}

/// <summary>The CSI packets of one node, by their numbers.</summary>
/// <param name="NodeId">The node.</param>
/// <param name="Received">Packets that arrived, those below included.</param>
/// <param name="Lost">Numbers that have not arrived.</param>
/// <param name="Late">Packets that arrived behind a later one: counted, and not passed on, as a frame's time is its arrival's.</param>
/// <param name="Repeated">Packets that arrived twice; the second is not passed on.</param>
/// <param name="Restarts">How often the numbering began again.</param>
public sealed record NodeTraffic(string NodeId, long Received, long Lost, long Late, long Repeated, long Restarts)
{
    /// <summary>The share of packets that did not arrive, 0 to 1; NaN of none.</summary>
    public double LossShare => Lost / (double)(Received - Repeated + Lost);
}
