using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Papers;

/// <summary>Versions that a result may depend on. Nothing about the machine or the person.</summary>
internal static class PaperEnvironment
{
    public static IReadOnlyDictionary<string, string> Versions { get; } = new OrderedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["csharp"] = SessionInfo.LanguageVersion,
        ["dotnet"] = SessionInfo.DotNetVersion,
        ["workbench"] = SessionInfo.WorkbenchVersion,
    };
}
