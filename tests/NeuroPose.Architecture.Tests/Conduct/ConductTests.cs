namespace NeuroPose.Architecture.Tests.Conduct;

public sealed class ConductTests
{
    [Theory]
    [MemberData(nameof(Rooms.BelowTheCommandLine), MemberType = typeof(Rooms))]
    public void Nothing_below_the_command_line_uses_the_console_or_the_environment(string room)
    {
        using var module = Rooms.Read(room);
        Breaches.AssertNone(HouseRules.NotQuiet(MethodUse.In(module), HouseRules.ConsoleCapturers));
    }

    [Theory]
    [MemberData(nameof(Rooms.All), MemberType = typeof(Rooms))]
    public void Nobody_throws_a_bare_exception(string room)
    {
        using var module = Rooms.Read(room);
        Breaches.AssertNone(HouseRules.BareExceptions(MethodUse.In(module)));
    }

    [Fact]
    public void Whoever_may_capture_the_console_still_does()
    {
        var capturing = Rooms.Floors.Keys.SelectMany(CapturersIn).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(HouseRules.ConsoleCapturers, type => !capturing.Contains(type));
    }

    private static string[] CapturersIn(string room)
    {
        using var module = Rooms.Read(room);
        return [.. MethodUse.In(module).Where(HouseRules.IsCapture).Select(use => use.Caller)];
    }
}
