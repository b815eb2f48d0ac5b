using NeuroPose.Notebooks.Scripting;

namespace NeuroPose.Notebooks.Packages;

/// <summary>What a package holds in <c>interactive-extensions/dotnet</c>, where .NET Interactive looks for its extensions.</summary>
/// <param name="Script">Its <c>extension.dib</c>, which this session runs; null where it has none.</param>
/// <param name="Assemblies">The names of its DLLs, which are for .NET Interactive alone.</param>
internal sealed record PackageExtension(string? Script, IReadOnlyList<string> Assemblies)
{
    /// <summary>Reads which files there are.</summary>
    /// <param name="home">The package's folder.</param>
    public static PackageExtension In(string home)
    {
        var folder = Path.Combine(home, "interactive-extensions", "dotnet");
        var script = Path.Combine(folder, "extension.dib");
        return Directory.Exists(folder)
            ? new(File.Exists(script) ? script : null, [.. Directory.EnumerateFiles(folder, "*.dll").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)])
            : new(null, []);
    }

    /// <summary>
    /// Says that what the package adds to .NET Interactive is not there; null where it adds nothing, or has a script that knows this
    /// session.
    /// </summary>
    /// <param name="package">The package's id.</param>
    public string? Note(string package) =>
        Assemblies.Count == 0 || (Script is not null && File.ReadAllText(Script).Contains(ScriptCompiler.SessionSymbol, StringComparison.Ordinal)) ? null
        : $"{package} extends .NET Interactive with {string.Join(", ", Assemblies)}, which this kernel does not load: the library works, but how that shows its objects, "
            + "and the directives it adds, are not available here.";
}
