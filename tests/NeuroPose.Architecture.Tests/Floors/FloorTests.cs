using NeuroPose.Architecture.Tests.Reading;

namespace NeuroPose.Architecture.Tests.Floors;

public sealed class FloorTests
{
    private static readonly FloorPlan Plan = new(Rooms.Floors);

    [Fact]
    public void Every_room_that_is_built_has_a_floor()
    {
        Breaches.AssertNone(Plan.Surveyed(Rooms.Built));
    }

    [Theory]
    [MemberData(nameof(Rooms.All), MemberType = typeof(Rooms))]
    public void A_room_refers_only_to_lower_floors(string room)
    {
        using var module = Rooms.Read(room);
        Breaches.AssertNone(Plan.Breaches(Mentions.In(module)));
    }
}
