using NeuroPose.Architecture.Tests.Reading;

namespace NeuroPose.Architecture.Tests.Cycles;

/// <summary>The detector itself: Low always mentions High through a field, and High mentions Low in one way after the other.</summary>
public sealed class NamespaceGraphTests
{
    [Theory]
    [InlineData("a base type", "public class Roof : House.Low.Floor;")]
    [InlineData("an interface", "public class Roof : House.Low.ICellar;")]
    [InlineData("a field", "public class Roof { private House.Low.Floor[]? _floors; public bool Known => _floors is null; }")]
    [InlineData("a property", "public class Roof { public House.Low.Floor? Below { get; set; } }")]
    [InlineData("an event", "public class Roof { public event System.Action<House.Low.Floor>? Fell; public void Fall() => Fell?.Invoke(null!); }")]
    [InlineData("a parameter", "public class Roof { public void Cover(in House.Low.Floor floor) { } }")]
    [InlineData("a return type", "public class Roof { public House.Low.Floor? Below() => null; }")]
    [InlineData("a generic argument", "public class Roof { public System.Collections.Generic.List<System.Collections.Generic.List<House.Low.Floor>>? Below() => null; }")]
    [InlineData("a constraint", "public class Roof { public void Cover<T>() where T : House.Low.Floor { } }")]
    [InlineData("a constructor call", "public class Roof { public object Below() => new House.Low.Floor(); }")]
    [InlineData("a static call", "public class Roof { public void Cover() => House.Low.Floor.Sweep(); }")]
    [InlineData("a method's generic argument", "public class Roof { public object Below() => System.Array.Empty<House.Low.Floor>(); }")]
    [InlineData("typeof", "public class Roof { public object Below() => typeof(House.Low.Floor); }")]
    [InlineData("a catch", "public class Roof { public void Cover() { try { System.GC.Collect(); } catch (House.Low.Flooded) { } } }")]
    [InlineData("a lambda", "public class Roof { public System.Func<object> Below() => () => new House.Low.Floor(); }")]
    [InlineData("an iterator", "public class Roof { public System.Collections.Generic.IEnumerable<object> Below() { yield return new House.Low.Floor(); } }")]
    [InlineData("an async method", "public class Roof { public async System.Threading.Tasks.Task<object> Below() { await System.Threading.Tasks.Task.Yield(); return new House.Low.Floor(); } }")]
    [InlineData("a nested type", "public class Roof { public class Tile : House.Low.Floor; }")]
    [InlineData("an attribute", "[House.Low.Owner] public class Roof;")]
    [InlineData("a type in an attribute", "[System.ComponentModel.TypeConverter(typeof(House.Low.Floor))] public class Roof;")]
    [InlineData("an attribute on a parameter", "public class Roof { public void Cover([House.Low.Owner] int tiles) { } }")]
    [InlineData("a file-local type", "file class Roof : House.Low.Floor;")]
    public void A_cycle_is_found_through(string mention, string source)
    {
        var breach = Assert.Single(Breaches(Low + $"namespace House.High {{ public class Beam; {source} }}"));
        Assert.True(breach.StartsWith("House.High → House.Low → House.High: House.High.", StringComparison.Ordinal), $"{mention}: {breach}");
        Assert.EndsWith("; House.Low.Floor mentions House.High.Beam.", breach, StringComparison.Ordinal);
    }

    [Fact]
    public void One_way_is_no_cycle()
    {
        Assert.Empty(Breaches(Low + "namespace House.High { public class Beam; }"));
    }

    [Fact]
    public void A_parent_namespace_is_a_namespace_of_its_own()
    {
        Assert.Empty(Breaches("namespace House { public class Plot; } namespace House.Low { public class Floor { public Plot? On; } }"));
        Assert.Equal(
            "House → House.Low → House: House.Plot mentions House.Low.Floor; House.Low.Floor mentions House.Plot.",
            Assert.Single(Breaches("namespace House { public class Plot { public Low.Floor? First; } } namespace House.Low { public class Floor { public Plot? On; } }")));
    }

    [Fact]
    public void A_long_way_round_names_the_two_types_of_every_step()
    {
        const string Ring = "namespace A { public class One { public B.Two? Next; } } namespace B { public class Two { public C.Three? Next; } } namespace C { public class Three { public A.One? Next; } }";
        Assert.Equal(
            "A → B → C → A: A.One mentions B.Two; B.Two mentions C.Three; C.Three mentions A.One.",
            Assert.Single(Breaches(Ring)));
    }

    [Fact]
    public void Two_knots_are_told_apart_and_a_tail_is_in_neither()
    {
        const string Knots = "namespace A { class X { B.X? x; } } namespace B { class X { A.X? x; C.X? c; } } namespace C { class X { D.X? x; } } namespace D { class X { C.X? x; E.X? e; } } namespace E { class X; }";
        Assert.Equal(["A", "C"], new NamespaceGraph(MentionsIn(Knots)).Cycles().Select(cycle => cycle[0].From.Namespace));
    }

    private const string Low = """
        namespace House.Low
        {
            public interface ICellar;
            public class Floor { public House.High.Beam? Above; public static void Sweep() { } }
            public class Flooded : System.Exception;
            public class OwnerAttribute : System.Attribute;
        }

        """;

    private static IReadOnlyList<string> Breaches(string source) => new NamespaceGraph(MentionsIn(source)).Breaches();

    private static IReadOnlyList<Mention> MentionsIn(string source)
    {
        using var module = SampleRoom.Build("House", source).Read();
        return Mentions.In(module);
    }
}
