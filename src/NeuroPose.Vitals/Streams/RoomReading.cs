using System.Collections.Immutable;
using System.Globalization;
using NeuroPose.Vitals.Readings;

namespace NeuroPose.Vitals.Streams;

/// <summary>What several nodes of one room come to in one second.</summary>
public sealed record RoomReading
{
    /// <summary>The second, counted from the first frame of any node; the time of the reading on that count.</summary>
    public required VitalReading Reading { get; init; }

    /// <summary>When, in seconds on the stream's clock.</summary>
    public required double TimestampSeconds { get; init; }

    /// <summary>Whether someone is there.</summary>
    public required RoomPresence Presence { get; init; }

    /// <summary>The readings that it was made of, one a node.</summary>
    public required ImmutableArray<StreamReading> Nodes { get; init; }

    /// <summary>In words.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Nodes.Length} {(Nodes.Length == 1 ? "node" : "nodes")}: {Reading}; {Presence}");
}

/// <summary>
/// Whether someone is in a room, from all its nodes. A node senses someone when it reports so, or when a rate or movement is read from its
/// frames. Nobody is there when nodes report an empty room and none senses someone; where no node says anything it is not known: a rate
/// that is not available is no sign of an empty room.
/// </summary>
/// <param name="IsOccupied">Whether someone is there; null when not known.</param>
/// <param name="SensedBy">The nodes that sense someone.</param>
/// <param name="NotSensedBy">The nodes that report an empty room.</param>
/// <param name="PersonCount">The most people that a node counts, as nodes see the same people; null when none counts.</param>
public sealed record RoomPresence(bool? IsOccupied, ImmutableArray<string> SensedBy, ImmutableArray<string> NotSensedBy, int? PersonCount)
{
    /// <summary>The share of the nodes that say something which sense someone, 0 to 1; NaN when none says anything.</summary>
    public double Share => SensedBy.Length / (double)(SensedBy.Length + NotSensedBy.Length);

    /// <summary>What some nodes come to.</summary>
    internal static RoomPresence Of(ImmutableArray<StreamReading> nodes)
    {
        var (sensed, empty) = (ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<string>());
        int? persons = null;
        foreach (var node in nodes)
        {
            var name = node.Shape.NodeId ?? "?";
            var (breathing, heart) = (node.Reading.Breathing, node.Reading.Heart);
            var isOurs = breathing.PerMinute is not null || heart.PerMinute is not null || breathing.Why == Abstention.Motion;
            var reported = node.Reported?.NodeId is null ? null : node.Reported;
            if (isOurs || reported?.Presence == true)
            {
                sensed.Add(name);
            }
            else if (reported?.Presence == false)
            {
                empty.Add(name);
            }

            persons = reported?.PersonCount is { } count ? Math.Max(count, persons ?? 0) : persons;
        }

        return new(sensed.Count > 0 ? true : empty.Count > 0 ? false : null, sensed.ToImmutable(), empty.ToImmutable(), persons);
    }

    /// <summary>In words.</summary>
    public override string ToString() => IsOccupied switch
    {
        true => FormattableString.Invariant($"someone is there (sensed by {string.Join(", ", SensedBy)})"),
        false => FormattableString.Invariant($"nobody is there (reported by {string.Join(", ", NotSensedBy)})"),
        null => "presence not available",
    };
}
