using NeuroPose.Architecture.Tests.Reading;

namespace NeuroPose.Architecture.Tests.Floors;

/// <summary>Which room is on which floor, and who breaks the rule that a room refers only to lower floors.</summary>
public sealed class FloorPlan(IReadOnlyDictionary<string, int> floors)
{
    /// <summary>Rooms that were built but are not on the plan, or are on the plan and were not built.</summary>
    public IReadOnlyList<string> Surveyed(IReadOnlyCollection<string> built) =>
    [
        .. built.Where(room => !floors.ContainsKey(room)).Select(room => $"{room} is built, but has no floor in {nameof(Rooms)}.{nameof(Rooms.Floors)}."),
        .. floors.Keys.Where(room => !built.Contains(room)).Select(room => $"{room} has a floor, but is not in the test's output folder."),
    ];

    /// <summary>A sentence for each pair of types that goes up or sideways.</summary>
    public IReadOnlyList<string> Breaches(IEnumerable<Mention> mentions) =>
    [
        .. mentions
            .Where(mention => mention.From.Assembly != mention.To.Assembly && floors.ContainsKey(mention.To.Assembly))
            .Where(mention => floors[mention.To.Assembly] >= floors[mention.From.Assembly])
            .Select(mention => $"{mention.From.FullName} ({Place(mention.From)}) mentions {mention.To.FullName} ({Place(mention.To)})."),
    ];

    private string Place(WrittenType type) => $"{type.Assembly}, floor {floors[type.Assembly]}";
}
