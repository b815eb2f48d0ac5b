using NeuroPose.Architecture.Tests.Reading;

namespace NeuroPose.Architecture.Tests.Conduct;

/// <summary>The detector itself, on samples that break the rules.</summary>
public sealed class HouseRulesTests
{
    private static readonly HashSet<string> Nobody = [];

    [Theory]
    [InlineData("System.Console.WriteLine(1)", "System.Console.WriteLine")]
    [InlineData("System.Console.Out.WriteLine(1)", "System.Console.get_Out")]
    [InlineData("new System.Action(() => System.Console.Beep())()", "System.Console.Beep")]
    [InlineData("System.Array.ForEach(new[] { 1 }, System.Console.Write)", "System.Console.Write")]
    [InlineData("System.Environment.GetEnvironmentVariable(\"HOME\")", "System.Environment.GetEnvironmentVariable")]
    [InlineData("System.Environment.GetEnvironmentVariables()", "System.Environment.GetEnvironmentVariables")]
    [InlineData("System.Environment.ExpandEnvironmentVariables(\"%HOME%\")", "System.Environment.ExpandEnvironmentVariables")]
    public void Console_and_environment_are_noticed(string statement, string method)
    {
        var told = Assert.Single(HouseRules.NotQuiet(UsesIn(statement), Nobody));
        Assert.StartsWith($"Room.Guest uses {method} (in ", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_uses_of_the_environment_are_free()
    {
        Assert.Empty(HouseRules.NotQuiet(UsesIn("System.GC.KeepAlive(System.Environment.NewLine)"), Nobody));
    }

    [Fact]
    public void A_named_capturer_may_swap_the_streams_and_nothing_more()
    {
        HashSet<string> capturers = ["Room.Guest"];
        Assert.Empty(HouseRules.NotQuiet(UsesIn("System.Console.SetOut(System.IO.TextWriter.Null)"), capturers));
        Assert.Single(HouseRules.NotQuiet(UsesIn("System.Console.SetOut(System.IO.TextWriter.Null)"), Nobody));
        Assert.Single(HouseRules.NotQuiet(UsesIn("System.Console.WriteLine()"), capturers));
    }

    [Fact]
    public void A_bare_exception_is_noticed_and_a_derived_one_is_not()
    {
        Assert.Equal("Room.Guest uses new System.Exception (in Do).", Assert.Single(HouseRules.BareExceptions(UsesIn("throw new System.Exception(\"?\")"))));
        Assert.Empty(HouseRules.BareExceptions(UsesIn("throw new System.InvalidOperationException(\"because\")")));
        Assert.Empty(HouseRules.BareExceptions(Uses("namespace Room; public class Odd(string why) : System.Exception(why);")));
    }

    private static MethodUse[] UsesIn(string statement) => Uses($"namespace Room; public class Guest {{ public void Do() {{ {statement}; }} }}");

    private static MethodUse[] Uses(string source)
    {
        using var module = SampleRoom.Build("Room", source).Read();
        return [.. MethodUse.In(module)];
    }
}
