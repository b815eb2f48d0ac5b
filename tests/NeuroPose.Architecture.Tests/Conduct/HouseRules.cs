namespace NeuroPose.Architecture.Tests.Conduct;

/// <summary>What a room's code may not do, read from its uses.</summary>
public static class HouseRules
{
    /// <summary>
    /// Types that may swap and restore the console's streams, because their work is to catch what a cell prints. They may do nothing else
    /// with the console. The list holds the type's full name; keep it at one type a room, and take off what is no longer needed.
    /// </summary>
    public static IReadOnlySet<string> ConsoleCapturers { get; } = new HashSet<string>(StringComparer.Ordinal) { "NeuroPose.Notebooks.Sessions.ConsoleRouter" };

    private static readonly HashSet<string> Capture = new(StringComparer.Ordinal)
    {
        "System.Console.get_In", "System.Console.get_Out", "System.Console.get_Error",
        "System.Console.SetIn", "System.Console.SetOut", "System.Console.SetError",
    };

    public static bool TouchesConsole(MethodUse use) =>
        use.Method.StartsWith("System.Console.", StringComparison.Ordinal) || use.Method.StartsWith("Spectre.Console.AnsiConsole.", StringComparison.Ordinal);

    public static bool IsCapture(MethodUse use) => Capture.Contains(use.Method);

    public static bool ReadsEnvironment(MethodUse use) =>
        use.Method.StartsWith("System.Environment.GetEnvironmentVariable", StringComparison.Ordinal) || use.Method == "System.Environment.ExpandEnvironmentVariables";

    public static bool MakesBareException(MethodUse use) => use.Method == "new System.Exception";

    /// <summary>Console and environment use that no exception covers.</summary>
    public static IReadOnlyList<string> NotQuiet(IEnumerable<MethodUse> uses, IReadOnlySet<string> capturers) =>
        Told(uses.Where(use => ReadsEnvironment(use) || (TouchesConsole(use) && !(IsCapture(use) && capturers.Contains(use.Caller)))));

    /// <summary>Places that throw an exception nobody can catch by its kind.</summary>
    public static IReadOnlyList<string> BareExceptions(IEnumerable<MethodUse> uses) => Told(uses.Where(MakesBareException));

    private static string[] Told(IEnumerable<MethodUse> uses) => [.. uses.Select(use => use.ToString()).Distinct().Order(StringComparer.Ordinal)];
}
