using NeuroPose.Architecture.Tests.Reading;

namespace NeuroPose.Architecture.Tests.Floors;

/// <summary>The detector itself, on two rooms made for it.</summary>
public sealed class FloorPlanTests
{
    private static readonly SampleRoom Cellar = SampleRoom.Build("Cellar", "namespace Cellar { public class Stove { public class Door; } }");

    private static readonly SampleRoom Attic = SampleRoom.Build(
        "Attic",
        "namespace Attic { public class Guest { public object Warm() => new System.Func<object>(() => new Cellar.Stove.Door())(); } }",
        Cellar);

    [Fact]
    public void Going_down_is_allowed()
    {
        Assert.Empty(Breaches(attic: 2, cellar: 1));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(1, 1)]
    public void Going_up_or_sideways_names_both_types(int attic, int cellar)
    {
        var breach = Assert.Single(Breaches(attic, cellar));
        Assert.Equal($"Attic.Guest (Attic, floor {attic}) mentions Cellar.Stove.Door (Cellar, floor {cellar}).", breach);
    }

    [Fact]
    public void A_room_without_a_floor_and_a_floor_without_a_room_are_both_told()
    {
        var plan = new FloorPlan(new Dictionary<string, int> { ["Attic"] = 2, ["Cellar"] = 1 });
        var told = plan.Surveyed(["Attic", "Shed"]);
        Assert.Equal(2, told.Count);
        Assert.StartsWith("Shed is built", told[0], StringComparison.Ordinal);
        Assert.StartsWith("Cellar has a floor", told[1], StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Breaches(int attic, int cellar)
    {
        using var module = Attic.Read();
        return new FloorPlan(new Dictionary<string, int> { ["Attic"] = attic, ["Cellar"] = cellar }).Breaches(Mentions.In(module));
    }
}
