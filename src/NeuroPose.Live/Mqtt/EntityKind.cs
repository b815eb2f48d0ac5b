using System.Collections.Frozen;
using System.Collections.Immutable;

namespace NeuroPose.Live.Mqtt;

/// <summary>The 21 entities that the reference announces to Home Assistant: 11 raw ones, 10 semantic primitives.</summary>
public enum EntityKind
{
    /// <summary>An entity that is not known here.</summary>
    Other,

    /// <summary>Whether someone is there.</summary>
    Presence,

    /// <summary>How many people there are.</summary>
    PersonCount,

    /// <summary>Breaths a minute.</summary>
    BreathingRate,

    /// <summary>Heartbeats a minute.</summary>
    HeartRate,

    /// <summary>Movement in percent.</summary>
    MotionLevel,

    /// <summary>The node's measure of movement, without a unit.</summary>
    MotionEnergy,

    /// <summary>A fall (an event).</summary>
    Fall,

    /// <summary>The node's measure of presence in percent; it saturates.</summary>
    PresenceScore,

    /// <summary>The received signal strength in dBm.</summary>
    Rssi,

    /// <summary>Whether someone is in a zone. No server sends it yet.</summary>
    ZoneOccupancy,

    /// <summary>How many keypoints there are. No server sends it yet.</summary>
    Pose,

    /// <summary>Someone sleeps.</summary>
    SomeoneSleeping,

    /// <summary>Someone may be in distress.</summary>
    PossibleDistress,

    /// <summary>Someone moves in the room, or did a short time ago.</summary>
    RoomActive,

    /// <summary>Someone has been still for longer than usual.</summary>
    ElderlyInactivityAnomaly,

    /// <summary>Several people stay together. No server sends it yet.</summary>
    MeetingInProgress,

    /// <summary>Someone is in the bathroom. No server sends it yet.</summary>
    BathroomOccupied,

    /// <summary>A score of the risk to fall, 0 to 100.</summary>
    FallRiskElevated,

    /// <summary>Someone left the bed (an event). No server sends it yet.</summary>
    BedExit,

    /// <summary>Nothing has moved for half an hour.</summary>
    NoMovement,

    /// <summary>Someone went from one room to another (an event). No server sends it yet.</summary>
    MultiRoomTransition,
}

/// <summary>What the entities are called in topics, and what they are.</summary>
public static class EntityKinds
{
    private static readonly string[] Slugs =
    [
        "", "presence", "person_count", "breathing_rate", "heart_rate", "motion_level", "motion_energy", "fall", "presence_score", "rssi", "zone_occupancy", "pose",
        "someone_sleeping", "possible_distress", "room_active", "elderly_inactivity_anomaly", "meeting_in_progress", "bathroom_occupied", "fall_risk_elevated",
        "bed_exit", "no_movement", "multi_room_transition",
    ];

    private static readonly FrozenDictionary<string, EntityKind> BySlug =
        Slugs.Skip(1).Select((slug, at) => (slug, Kind: (EntityKind)(at + 1))).ToFrozenDictionary(one => one.slug, one => one.Kind, StringComparer.Ordinal);

    /// <summary>The 21 kinds.</summary>
    public static ImmutableArray<EntityKind> All { get; } = [.. BySlug.Values.Order()];

    /// <summary>The kind of a name in a topic; <see cref="EntityKind.Other"/> when it is none of the 21.</summary>
    /// <param name="slug">Such as <c>breathing_rate</c>.</param>
    public static EntityKind Find(string slug) => BySlug.GetValueOrDefault(slug);

    /// <summary>A kind's name in topics; empty for <see cref="EntityKind.Other"/>.</summary>
    /// <param name="kind">The kind.</param>
    public static string Slug(this EntityKind kind) => Slugs[(int)kind];

    /// <summary>Whether it is one of the ten that are concluded from others over time.</summary>
    /// <param name="kind">The kind.</param>
    public static bool IsPrimitive(this EntityKind kind) => kind >= EntityKind.SomeoneSleeping;

    /// <summary>Whether it says something of a person's body; a server in privacy mode announces none of these.</summary>
    /// <param name="kind">The kind.</param>
    public static bool IsBiometric(this EntityKind kind) =>
        kind is EntityKind.BreathingRate or EntityKind.HeartRate or EntityKind.Pose or EntityKind.SomeoneSleeping or EntityKind.PossibleDistress;

    /// <summary>The member of a state that holds the entity's number; null for those that have none.</summary>
    internal static string? Member(this EntityKind kind) => kind switch
    {
        EntityKind.PersonCount => "n_persons",
        EntityKind.BreathingRate or EntityKind.HeartRate => "bpm",
        EntityKind.MotionLevel => "level_pct",
        EntityKind.MotionEnergy => "energy",
        EntityKind.PresenceScore => "score_pct",
        EntityKind.Rssi => "dbm",
        EntityKind.Pose => "n_keypoints",
        EntityKind.FallRiskElevated => "score",
        _ => null,
    };
}
