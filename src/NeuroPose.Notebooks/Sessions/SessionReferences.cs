using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Html;
using Microsoft.CodeAnalysis;
using Microsoft.DotNet.Interactive.Formatting;

namespace NeuroPose.Notebooks.Sessions;

/// <summary>What cells are compiled against: the .NET libraries, the display functions, and the host's assemblies.</summary>
internal static class SessionReferences
{
    private static readonly ConcurrentDictionary<string, MetadataReference> Cache = new(StringComparer.Ordinal);

    /// <summary>Assemblies that cells share with the host, besides those that the host names.</summary>
    public static IReadOnlyList<Assembly> Own { get; } = [typeof(CellFunctions).Assembly, typeof(Formatter).Assembly, typeof(IHtmlContent).Assembly];

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Platform = new(ListPlatform);

    /// <summary>The .NET libraries themselves.</summary>
    public static IEnumerable<MetadataReference> Framework()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return Platform.Value.Values
            .Where(path => Path.GetDirectoryName(path) == folder)
            .Order(StringComparer.Ordinal)
            .Select(FromFile);
    }

    /// <summary>A reference to a file; its metadata is read once for all sessions.</summary>
    public static MetadataReference FromFile(string path) => Cache.GetOrAdd(path, static path => MetadataReference.CreateFromFile(path));

    /// <summary>The file of an assembly that this process can load by its simple name; null where there is none.</summary>
    public static string? FindPlatform(string name) => Platform.Value.GetValueOrDefault(name);

    private static Dictionary<string, string> ListPlatform()
    {
        var list = AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "";
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in list.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            found[Path.GetFileNameWithoutExtension(path)] = path;
        }

        return found;
    }
}
