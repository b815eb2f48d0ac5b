using System.Reflection;

namespace NeuroPose.Notebooks.Sessions;

/// <summary>What a session starts with.</summary>
public sealed record SessionOptions
{
    /// <summary>
    /// Assemblies that cells may use besides the .NET libraries. Cells see these very assemblies, also where a cell names a file of
    /// the same name with <c>#r</c>, so that their objects and the host's are of one type.
    /// </summary>
    public IReadOnlyList<Assembly> References { get; init; } = [];

    /// <summary>Namespaces and static classes that every cell sees besides the usual ones.</summary>
    public IReadOnlyList<string> Imports { get; init; } = [];

    /// <summary>
    /// The folder in which cells run: relative paths start here. Null for the process's own. It is the process's current folder
    /// while a cell runs, so that sessions with a folder take turns.
    /// </summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>
    /// Versions of packages by their id, as an earlier session restored them: where a cell or another package asks for one of these
    /// without a version of its own, it gets this one.
    /// </summary>
    public IReadOnlyDictionary<string, string> PackageVersions { get; init; } = new Dictionary<string, string>();

    /// <summary>The folder of NuGet's packages, whose names are completed in <c>#r "nuget:…"</c>. By default the user's own.</summary>
    public string PackageFolder { get; init; } = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
