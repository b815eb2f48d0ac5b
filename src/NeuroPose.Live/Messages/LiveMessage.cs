using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using NeuroPose.Vitals.Packets;
using NeuroPose.Vitals.Poses;

namespace NeuroPose.Live.Messages;

/// <summary>
/// Something that arrived from a live source. What a message does not say is null or NaN; nothing is filled in but the time of a message
/// that carries none, see <see cref="HasOwnTime"/>.
/// </summary>
public abstract record LiveMessage
{
    /// <summary>
    /// When, in seconds since 1970: as the message says, or else when it arrived. A sender's clock that was set back goes on here, so that
    /// time rises.
    /// </summary>
    public double TimestampSeconds { get; init; } = double.NaN;

    /// <summary>Whether the time is the sender's own, unmoved.</summary>
    public bool HasOwnTime { get; init; }

    /// <summary>The message as one line of JSON with its time, as a recording keeps it; empty where it did not arrive as JSON.</summary>
    internal ReadOnlyMemory<byte> Line { get; init; }

    /// <summary>The datagram that the message arrived in; empty where it arrived as JSON.</summary>
    internal ReadOnlyMemory<byte> Datagram { get; init; }

    /// <summary>The message as one line of JSON with its time; a packet in the dialect of the node recorder. Empty for a message that was
    /// not received.</summary>
    public string ToJson() => Encoding.UTF8.GetString(Recorded().Span);

    /// <summary>The line of a recording.</summary>
    internal ReadOnlyMemory<byte> Recorded() => Line.IsEmpty && this is NodeMessage node && !Datagram.IsEmpty ? PacketLine.Of(node.Packet, Datagram.Span, TimestampSeconds) : Line;
}

/// <summary>What a node sent: CSI, vital signs of its own (<c>edge_vitals</c>), features, events of a module (<c>wasm_event</c>).</summary>
public sealed record NodeMessage : LiveMessage
{
    /// <summary>The content.</summary>
    public required NodePacket Packet { get; init; }

    /// <summary>The node's own vital signs; null when the message is something else.</summary>
    public EdgeVitalsPacket? Vitals => Packet as EdgeVitalsPacket;

    /// <summary>In words.</summary>
    public override string ToString() => Packet.ToString()!;
}

/// <summary>What the server senses, with the amplitudes that it heard last from each node (<c>sensing_update</c>).</summary>
public sealed record SensingUpdate : LiveMessage
{
    /// <summary>Where the server has its data from, such as <c>esp32</c> or <c>simulate</c>; null when it does not say.</summary>
    public string? Source { get; init; }

    /// <summary>The number of the server's step; null when it does not say.</summary>
    public long? Tick { get; init; }

    /// <summary>The nodes.</summary>
    public ImmutableArray<SensedNode> Nodes { get; init; } = [];

    /// <summary>The server's features over all nodes; null when there are none.</summary>
    public SensingFeatures? Features { get; init; }

    /// <summary>What the server takes it for; null when it does not say.</summary>
    public SensingClassification? Classification { get; init; }

    /// <summary>The server's own vital signs; null when there are none.</summary>
    public ServerVitals? Vitals { get; init; }

    /// <summary>The people, each with up to 17 keypoints that the server draws.</summary>
    public ImmutableArray<SensedPerson> Persons { get; init; } = [];

    /// <summary>How many people the server counts; null when it does not say.</summary>
    public int? EstimatedPersons { get; init; }

    /// <summary>What the server takes the posture for; null when it does not say.</summary>
    public string? Posture { get; init; }

    /// <summary>The server's score of the signal; null when it does not say.</summary>
    public double? SignalQuality { get; init; }

    /// <summary>The server's verdict on the signal, in a word; null when it does not say.</summary>
    public string? QualityVerdict { get; init; }

    /// <summary>Features node by node.</summary>
    public ImmutableArray<NodeFeatures> NodeFeatures { get; init; } = [];

    /// <summary>The strength of the signal over the room as the server draws it; null when it does not say.</summary>
    public SignalField? Field { get; init; }

    /// <summary>In words.</summary>
    public override string ToString() => FormattableString.Invariant($"Update {Tick} of {Source ?? "a server"}: {Nodes.Length} nodes, {Classification?.MotionLevel ?? "no class"}, {Persons.Length} persons");
}

/// <summary>People as the pose stream sends them (<c>pose_data</c>): what is in its payload.</summary>
public sealed record PoseMessage : LiveMessage
{
    /// <summary>The zone; null when it does not say.</summary>
    public string? ZoneId { get; init; }

    /// <summary>The people.</summary>
    public ImmutableArray<SensedPerson> Persons { get; init; } = [];

    /// <summary>How sure the server is, 0 to 1; null when it does not say.</summary>
    public double? Confidence { get; init; }

    /// <summary>What the server takes the activity for; null when it does not say.</summary>
    public string? Activity { get; init; }

    /// <summary>
    /// Where keypoints come from: <c>signal_derived</c> is drawn from features of the signal, and no estimate of joints; null when it does
    /// not say.
    /// </summary>
    public string? PoseSource { get; init; }

    /// <summary>The frame's name; null when it does not say.</summary>
    public string? FrameId { get; init; }

    /// <summary>How long the server took, in milliseconds; null when it does not say.</summary>
    public double? ProcessingMilliseconds { get; init; }

    /// <summary>Where the server has its data from; null when it does not say.</summary>
    public string? Source { get; init; }

    /// <summary>The number of the server's step; null when it does not say.</summary>
    public long? Tick { get; init; }

    /// <summary>The whole as this library's estimate; the confidence is 0 where the server gives none.</summary>
    public PoseEstimate ToEstimate() => new()
    {
        Id = FrameId ?? "",
        TimestampSeconds = double.IsFinite(TimestampSeconds) ? TimestampSeconds : null,
        SourceSignals = Source is null ? [] : [Source],
        Persons = [.. Persons.Select(person => person.Pose)],
        Confidence = new(Math.Clamp(Confidence ?? 0, 0, 1)),
        LatencyMilliseconds = ProcessingMilliseconds,
    };

    /// <summary>In words.</summary>
    public override string ToString() => FormattableString.Invariant($"Pose {FrameId}: {Persons.Length} persons, {PoseSource ?? "source not said"}");
}

/// <summary>The server's greeting (<c>connection_established</c>).</summary>
public sealed record ConnectionMessage : LiveMessage
{
    /// <summary>The status, such as <c>connected</c>; null when it does not say.</summary>
    public string? Status { get; init; }

    /// <summary>The server's kind; null when it does not say.</summary>
    public string? Backend { get; init; }
}

/// <summary>A message of a type that is not known here, kept as it is.</summary>
public sealed record OtherMessage : LiveMessage
{
    /// <summary>The type; null when the message has none.</summary>
    public string? Type { get; init; }

    /// <summary>The message.</summary>
    public required JsonElement Content { get; init; }

    /// <summary>In words.</summary>
    public override string ToString() => $"Message of type {Type ?? "?"}";
}

/// <summary>A node in an update.</summary>
/// <param name="NodeId">Its number or name; null when it has none.</param>
/// <param name="RssiDbm">The received signal strength; null when not reported.</param>
/// <param name="Position">Where it stands in meters, as the server was set up; empty when it does not say.</param>
/// <param name="Amplitudes">The amplitudes heard last, one a subcarrier; empty when the server does not pass them on.</param>
public sealed record SensedNode(string? NodeId, double? RssiDbm, ImmutableArray<double> Position, ImmutableArray<double> Amplitudes);

/// <summary>
/// The server's features. Its "dominant frequency" is the index of a subcarrier times 0.05 and no frequency of anything over time; its band
/// powers are halves of the subcarrier axis.
/// </summary>
/// <param name="MeanRssi">The mean signal strength, in dBm.</param>
/// <param name="Variance">The variance of amplitudes.</param>
/// <param name="MotionBandPower">The power that the server calls motion.</param>
/// <param name="BreathingBandPower">The power that the server calls breathing.</param>
/// <param name="DominantFrequencyHz">What the server calls the dominant frequency.</param>
/// <param name="ChangePoints">How many changes it counts.</param>
/// <param name="SpectralPower">The power over all.</param>
public sealed record SensingFeatures(
    double? MeanRssi,
    double? Variance,
    double? MotionBandPower,
    double? BreathingBandPower,
    double? DominantFrequencyHz,
    int? ChangePoints,
    double? SpectralPower);

/// <summary>What the server takes the scene for.</summary>
/// <param name="MotionLevel">A word, such as <c>present_still</c>; null when it does not say.</param>
/// <param name="Presence">Whether it senses someone; null when it does not say.</param>
/// <param name="Confidence">How sure it is, 0 to 1; null when it does not say.</param>
public sealed record SensingClassification(string? MotionLevel, bool? Presence, double? Confidence);

/// <summary>The vital signs of the server's own detector, to be read beside ours.</summary>
/// <param name="BreathingPerMinute">Breaths a minute; null when it has none.</param>
/// <param name="HeartPerMinute">Heartbeats a minute; null when it has none.</param>
/// <param name="BreathingConfidence">How sure it is, 0 to 1; null when it does not say.</param>
/// <param name="HeartConfidence">How sure it is, 0 to 1; null when it does not say.</param>
/// <param name="SignalQuality">Its score of the signal; null when it does not say.</param>
public sealed record ServerVitals(double? BreathingPerMinute, double? HeartPerMinute, double? BreathingConfidence, double? HeartConfidence, double? SignalQuality);

/// <summary>A person as the server draws one.</summary>
/// <param name="Pose">The keypoints, the box and the confidence; keypoints of unknown names are left out.</param>
/// <param name="Zone">The zone; null when it does not say.</param>
public sealed record SensedPerson(PersonPose Pose, string? Zone);

/// <summary>The features of one node.</summary>
/// <param name="NodeId">Its number or name; null when it has none.</param>
/// <param name="Features">The features; null when there are none.</param>
/// <param name="Classification">What the server takes them for; null when it does not say.</param>
/// <param name="RssiDbm">The received signal strength; null when not reported.</param>
/// <param name="LastSeenMilliseconds">How long ago the node was heard; null when not reported.</param>
/// <param name="FrameRateHz">Frames a second; null when not reported.</param>
/// <param name="NoveltyScore">How unusual the signal is; null when not reported.</param>
/// <param name="IsStale">Whether the server takes the node for silent; null when it does not say.</param>
public sealed record NodeFeatures(
    string? NodeId,
    SensingFeatures? Features,
    SensingClassification? Classification,
    double? RssiDbm,
    double? LastSeenMilliseconds,
    double? FrameRateHz,
    double? NoveltyScore,
    bool? IsStale);

/// <summary>A field over the room as the server draws it.</summary>
/// <param name="GridSize">Cells along each axis.</param>
/// <param name="Values">One value a cell.</param>
public sealed record SignalField(ImmutableArray<int> GridSize, ImmutableArray<double> Values);
