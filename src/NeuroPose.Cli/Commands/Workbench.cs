using NeuroPose.Interactive;
using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Cli.Commands;

/// <summary>The session that notebooks of the workbench run in: the library's assemblies, and the extension that shows its objects.</summary>
internal static class Workbench
{
    /// <summary>The same file that .NET Interactive runs from the package.</summary>
    public static string ExtensionFile => Path.Combine(AppContext.BaseDirectory, "interactive-extensions", "dotnet", "extension.dib");

    /// <summary>A session in a folder; null for the process's own.</summary>
    public static SessionOptions Session(string? folder) => new()
    {
        WorkingDirectory = folder,
        References = NeuroPoseExtension.Libraries,
    };
}
