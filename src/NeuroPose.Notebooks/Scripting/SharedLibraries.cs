using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;

namespace NeuroPose.Notebooks.Scripting;

/// <summary>
/// What cells share with the program that runs them: the libraries of .NET (those of ASP.NET Core included), and what the host gave.
/// There is one of each, for the compiler and at run time, whatever a package brings: values of their types go back and forth between
/// cells and host. Everything else that the host is built on stays its own, and cells may have another version of it.
/// </summary>
internal sealed class SharedLibraries(IEnumerable<Assembly> host)
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Framework = new(ListFramework);

    private readonly Dictionary<string, Assembly> host = host.ToDictionary(assembly => assembly.GetName().Name!, StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Version?> versions = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the host gave an assembly of this simple name.</summary>
    public bool IsHosts(string name) => host.ContainsKey(name);

    /// <summary>The file of a library of .NET; null where .NET has none of this name.</summary>
    public static string? FrameworkFile(string name) => Framework.Value.GetValueOrDefault(name);

    /// <summary>Whether a file is a library of .NET.</summary>
    public static bool IsFrameworkFile(string path) => FrameworkFile(Path.GetFileNameWithoutExtension(path)) == path;

    /// <summary>The shared assembly of this simple name, loaded; null where none is shared.</summary>
    public Assembly? Find(string name) => host.GetValueOrDefault(name)
        ?? (FrameworkFile(name) is null ? null : AssemblyLoadContext.Default.LoadFromAssemblyName(new AssemblyName(name)));

    /// <summary>The version by which assemblies name the shared one; null where none is shared. Loads nothing.</summary>
    public Version? AssemblyVersionOf(string name) => versions.GetOrAdd(
        name,
        wanted => host.TryGetValue(wanted, out var given) ? given.GetName().Version
            : FrameworkFile(wanted) is { } file ? AssemblyName.GetAssemblyName(file).Version
            : null);

    /// <summary>The version by which people call the shared assembly; null where none is shared.</summary>
    public string? VersionOf(string name) => IsHosts(name)
        ? host[name].GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? AssemblyVersionOf(name)?.ToString()
        : FrameworkFile(name) is null ? null : Environment.Version.ToString();

    // <root>/shared/Microsoft.NETCore.App/10.0.0 is where the libraries lie; those of ASP.NET Core are in a folder beside it.
    private static Dictionary<string, string> ListFramework()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var shared = Path.GetDirectoryName(Path.GetDirectoryName(folder));
        var isShared = Path.GetFileName(shared) == "shared";
        return ScriptReferences.Platform
            .Where(entry => Path.GetDirectoryName(entry.Value) == folder || (isShared && entry.Value.StartsWith(shared + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
            .ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.OrdinalIgnoreCase);
    }
}
