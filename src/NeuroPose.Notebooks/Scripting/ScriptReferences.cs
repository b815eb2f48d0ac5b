using System.Collections.Concurrent;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using NeuroPose.Files;

namespace NeuroPose.Notebooks.Scripting;

/// <summary>The .NET libraries that cells are compiled against, and the metadata of files, read once for the whole process.</summary>
internal static class ScriptReferences
{
    private static readonly ConcurrentDictionary<string, PortableExecutableReference> Cache = new(StringComparer.Ordinal);

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

    /// <summary>A reference to a file, with the documentation that lies beside it.</summary>
    /// <exception cref="BadImageFormatException">The file is not a .NET assembly.</exception>
    public static PortableExecutableReference FromFile(string path) => Cache.GetOrAdd(path, Read);

    /// <summary>A reference to a file; null where it is not a .NET assembly or cannot be read.</summary>
    public static PortableExecutableReference? TryFromFile(string path)
    {
        try
        {
            return FromFile(path);
        }
        catch (Exception error) when (error is BadImageFormatException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The file of an assembly that this process can load by its simple name; null where there is none.</summary>
    public static string? FindPlatform(string name) => Platform.Value.GetValueOrDefault(name);

    // Only the metadata: by default Roslyn reads whole files, which for the .NET libraries takes 60 MB more.
    private static PortableExecutableReference Read(string path)
    {
        if (FileFacts.Of(path).Kind == FileKind.Other)
        {
            throw new BadImageFormatException($"{path} is a device or a pipe; expected a .NET assembly.");
        }

        using var file = File.OpenRead(path);
        return AssemblyMetadata.Create(ModuleMetadata.CreateFromStream(file, PEStreamOptions.PrefetchMetadata))
            .GetReference(new XmlFileDocumentation(path), filePath: path, display: Path.GetFileName(path));
    }

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
