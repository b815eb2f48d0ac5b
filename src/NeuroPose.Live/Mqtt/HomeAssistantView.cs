using System.Collections.Immutable;
using NeuroPose.Live.Messages;

namespace NeuroPose.Live.Mqtt;

/// <summary>
/// What a broker has said about nodes so far, put together: their entities, newest states, availability, and whether the server keeps
/// people's bodies to itself. For one thread at a time.
/// </summary>
public sealed class HomeAssistantView
{
    private const int MostNodes = 1024;
    private const int MostEntities = 64;

    private readonly SortedDictionary<string, HomeAssistantNode> nodes = new(StringComparer.Ordinal);

    /// <summary>The nodes, by name.</summary>
    public IReadOnlyCollection<HomeAssistantNode> Nodes => nodes.Values;

    /// <summary>One node; null when nothing was said of it.</summary>
    /// <param name="nodeId">Its name.</param>
    public HomeAssistantNode? this[string nodeId] => nodes.GetValueOrDefault(nodeId);

    /// <summary>Takes a message; those that are about no entity change nothing.</summary>
    /// <param name="message">The message.</param>
    /// <returns>The node as it is then; null when the message is about none.</returns>
    public HomeAssistantNode? Add(LiveMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var id = message switch
        {
            EntityAnnouncement announced => announced.NodeId,
            EntityState state => state.NodeId,
            EntityAvailability availability => availability.NodeId,
            _ => null,
        };
        if (id is null || (!nodes.TryGetValue(id, out var node) && nodes.Count == MostNodes))
        {
            return null;
        }

        node ??= new() { NodeId = id };
        return nodes[id] = message switch
        {
            EntityAnnouncement { Entity: { } entity } when node.Entities.Count < MostEntities || node.Entities.ContainsKey(entity.Slug) =>
                node with { Entities = node.Entities.SetItem(entity.Slug, entity), Device = entity.Device ?? node.Device },
            EntityAnnouncement { Entity: null } gone => node with { Entities = node.Entities.Remove(gone.Slug), States = node.States.Remove(gone.Slug) },
            EntityState state when node.States.Count < MostEntities || node.States.ContainsKey(state.Slug) => node with { States = node.States.SetItem(state.Slug, state) },
            EntityAvailability { IsAvailable: { } available } => node with { IsOnline = available },
            _ => node,
        };
    }
}

/// <summary>A node as its server announces it to Home Assistant.</summary>
public sealed record HomeAssistantNode
{
    /// <summary>Its name in topics.</summary>
    public required string NodeId { get; init; }

    /// <summary>The device; null when not said.</summary>
    public HomeAssistantDevice? Device { get; init; }

    /// <summary>Its entities by their names in topics.</summary>
    public ImmutableSortedDictionary<string, HomeAssistantEntity> Entities { get; init; } = ImmutableSortedDictionary<string, HomeAssistantEntity>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>The newest states by the entities' names in topics.</summary>
    public ImmutableSortedDictionary<string, EntityState> States { get; init; } = ImmutableSortedDictionary<string, EntityState>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Whether it is available, by the last word; null when nothing was said. A server that was cut off is taken offline by the broker
    /// where it left a last will, which the reference does not.</summary>
    public bool? IsOnline { get; init; }

    /// <summary>
    /// Whether the server keeps people's bodies to itself: it announces presence and no breathing, heart, sleep or distress. Null while
    /// nothing was announced; announcements come one by one, so that it may be true for a moment.
    /// </summary>
    public bool? IsPrivate => !Entities.Values.Any(entity => entity.Kind == EntityKind.Presence) ? null : !Entities.Values.Any(entity => entity.Kind.IsBiometric());

    /// <summary>The newest state of a kind; null when there was none.</summary>
    /// <param name="kind">The kind.</param>
    public EntityState? this[EntityKind kind] => States.GetValueOrDefault(kind.Slug());

    /// <summary>The semantic primitives as far as they are known.</summary>
    public SemanticPrimitives Primitives => new()
    {
        SomeoneSleeping = this[EntityKind.SomeoneSleeping]?.IsOn,
        PossibleDistress = this[EntityKind.PossibleDistress]?.IsOn,
        RoomActive = this[EntityKind.RoomActive]?.IsOn,
        ElderlyInactivityAnomaly = this[EntityKind.ElderlyInactivityAnomaly]?.IsOn,
        MeetingInProgress = this[EntityKind.MeetingInProgress]?.IsOn,
        BathroomOccupied = this[EntityKind.BathroomOccupied]?.IsOn,
        FallRisk = this[EntityKind.FallRiskElevated]?.Value,
        BedExit = this[EntityKind.BedExit],
        NoMovement = this[EntityKind.NoMovement]?.IsOn,
        MultiRoomTransition = this[EntityKind.MultiRoomTransition],
    };

    /// <summary>In words.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Device?.Name ?? NodeId}: {Entities.Count} entities, {IsOnline switch { true => "online", false => "offline", null => "availability not known" }}{(IsPrivate == true ? ", privacy mode" : "")}");
}

/// <summary>The ten things that a server concludes from a node over time. Null where it has not said.</summary>
public sealed record SemanticPrimitives
{
    /// <summary>Someone sleeps.</summary>
    public bool? SomeoneSleeping { get; init; }

    /// <summary>Someone may be in distress.</summary>
    public bool? PossibleDistress { get; init; }

    /// <summary>Someone moves, or did a short time ago.</summary>
    public bool? RoomActive { get; init; }

    /// <summary>Someone has been still for longer than usual.</summary>
    public bool? ElderlyInactivityAnomaly { get; init; }

    /// <summary>Several people stay together.</summary>
    public bool? MeetingInProgress { get; init; }

    /// <summary>Someone is in the bathroom.</summary>
    public bool? BathroomOccupied { get; init; }

    /// <summary>A score of the risk to fall, 0 to 100.</summary>
    public double? FallRisk { get; init; }

    /// <summary>The last time that someone left the bed.</summary>
    public EntityState? BedExit { get; init; }

    /// <summary>Nothing has moved for half an hour.</summary>
    public bool? NoMovement { get; init; }

    /// <summary>The last time that someone went to another room.</summary>
    public EntityState? MultiRoomTransition { get; init; }
}
