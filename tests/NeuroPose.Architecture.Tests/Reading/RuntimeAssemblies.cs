namespace NeuroPose.Architecture.Tests.Reading;

/// <summary>The files that the running test host may load: the framework's and the rooms' own.</summary>
public static class RuntimeAssemblies
{
    public static IReadOnlyList<string> Paths { get; } =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
}
