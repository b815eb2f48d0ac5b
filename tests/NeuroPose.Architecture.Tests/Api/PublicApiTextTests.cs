using System.Reflection;
using NeuroPose.Architecture.Tests.Reading;

namespace NeuroPose.Architecture.Tests.Api;

/// <summary>The text itself, on samples with one of everything.</summary>
public sealed class PublicApiTextTests
{
    [Fact]
    public void A_record_shows_what_its_author_wrote_and_none_of_the_boilerplate()
    {
        Assert.Equal(
            """
            namespace Room

            public sealed record Walk
                public Walk(string Name, double? Speed = null)
                public string Name { get; init; }
                public double? Speed { get; init; }
                public override string ToString()

            """,
            Text("namespace Room; public sealed record Walk(string Name, double? Speed = null) { public override string ToString() => Name; }"));
    }

    [Fact]
    public void A_record_struct_is_called_one()
    {
        Assert.Equal(
            "namespace Room\n\npublic readonly record struct Point\n    public Point(double X)\n    public double X { get; init; }\n",
            Text("namespace Room; public readonly record struct Point(double X);"));
    }

    [Theory]
    [InlineData("public const double Pi = 3.5;", "public const double Pi = 3.5")]
    [InlineData("public const string Quote = \"a\\\"b\";", "public const string Quote = \"a\\\"b\"")]
    [InlineData("public static readonly int[] Table = [];", "public static readonly int[] Table")]
    [InlineData("protected int Depth;", "protected int Depth")]
    [InlineData("public required string Name { get; init; }", "public required string Name { get; init; }")]
    [InlineData("public string? Note { get; private set; }", "public string? Note { get; }")]
    [InlineData("public int this[int row, int column] => 0;", "public int this[int row, int column] { get; }")]
    [InlineData("public event System.EventHandler? Moved { add { } remove { } }", "public event EventHandler? Moved")]
    [InlineData("public static bool TryFind(string? name, out string found, in int from, ref int to) { found = \"\"; return true; }", "public static bool TryFind(string? name, out string found, in int from, ref int to)")]
    [InlineData("public int Sum(params int[] numbers) => 0;", "public int Sum(params int[] numbers)")]
    [InlineData("public System.Collections.Generic.List<string?>? Names(System.DayOfWeek day = System.DayOfWeek.Friday) => null;", "public List<string?>? Names(DayOfWeek day = DayOfWeek.Friday)")]
    [InlineData("public T? Find<T>(T[] among) where T : class, System.IDisposable, new() => null;", "public T? Find<T>(T[] among) where T : class, IDisposable, new()")]
    [InlineData("public (int, string?) Pair(System.Threading.CancellationToken token = default) => default;", "public (int, string?) Pair(CancellationToken token = default)")]
    [InlineData("public static Thing operator +(Thing a, Thing b) => a;", "public static Thing operator Addition(Thing a, Thing b)")]
    [InlineData("protected virtual void OnMoved() { }", "protected virtual void OnMoved()")]
    [InlineData("protected internal int Shared() => 0;", "protected int Shared()")]
    public void A_member_reads_as_in_source(string member, string line)
    {
        Assert.Contains(line, Text($"namespace Room; public class Thing {{ {member} }}").Split('\n').Select(text => text.Trim()));
    }

    [Theory]
    [InlineData("public interface IStep : System.IDisposable { int Take(int from); }", "public interface IStep : IDisposable", "int Take(int from)")]
    [InlineData("[System.Flags] public enum Side : byte { Left = 1, Right = 2 }", "[Flags] enum Side : byte", "Right = 2")]
    [InlineData("public delegate T Map<in S, out T>(S from);", "public delegate T Map<S, T>(S from)", "")]
    [InlineData("public static class Extensions { public static int Twice(this int n) => n; }", "public static class Extensions", "public static int Twice(this int n)")]
    [InlineData("public class Outer<T> { public class Inner<S> : System.Collections.Generic.List<T> { } }", "public class Outer<T>.Inner<S> : List<T>", "public Inner()")]
    [InlineData("public abstract class Shape { protected abstract double Area(); }", "public abstract class Shape", "protected abstract double Area()")]
    [InlineData("public ref struct Window { public System.ReadOnlySpan<double> Samples; }", "public ref struct Window", "public ReadOnlySpan<double> Samples")]
    public void A_type_reads_as_in_source(string source, string declaration, string member)
    {
        var lines = Text($"namespace Room; {source}").Split('\n').Select(text => text.Trim()).ToArray();
        Assert.Contains(lines, line => line.EndsWith(declaration, StringComparison.Ordinal));
        Assert.Contains(member, lines);
    }

    [Fact]
    public void Members_come_by_kind_and_then_by_name_and_enum_values_by_value()
    {
        Assert.Equal(
            """
            namespace Room

            public sealed class Clock
                public const int Hours = 24
                public Clock()
                public int A { get; }
                public string B { get; }
                public event Action Rung
                public string Add(double hours)
                public int Set(int hours)
                public int Set(string hours)

            public enum Day
                Monday = 1
                Sunday = 7

            """,
            Text("""
                namespace Room;
                public enum Day { Sunday = 7, Monday = 1 }
                public sealed class Clock
                {
                    public int Set(string hours) => 0;
                    public int Set(int hours) => 0;
                    public string Add(double hours) => "";
                    public event System.Action Rung { add { } remove { } }
                    public string B => "";
                    public int A => 0;
                    public const int Hours = 24;
                }
                """));
    }

    [Fact]
    public void What_nobody_outside_can_see_is_not_told()
    {
        const string Hidden = "namespace Room; internal class A { public int X; } public sealed class B { private B() { } internal int X; private class C; internal void D() { } }";
        Assert.Equal("namespace Room\n\npublic sealed class B\n", Text(Hidden));
        Assert.Equal("(nothing public)\n", Text("internal class A;"));
    }

    private static string Text(string source) => PublicApi.Of(Assembly.Load(SampleRoom.Build("Room", source).Image));
}
