using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NeuroPose.Files;

namespace NeuroPose.Notebooks.Scripting;

/// <summary>
/// What the cells of one session are compiled against. The files are read once for the whole process, but each session has symbols of its
/// own: the compiler takes an assembly that was bound before where it fits, and one of another session's would be a second assembly.
/// </summary>
internal sealed class ScriptReferences
{
    private static readonly ConcurrentDictionary<string, AssemblyMetadata> Files = new(StringComparer.Ordinal);

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Loadable = new(ListPlatform);

    private readonly SharedLibraries shared;
    private readonly ConcurrentDictionary<string, PortableExecutableReference> references = new(StringComparer.Ordinal);
    private readonly Lock binding = new();

    /// <summary>A session that shares some assemblies with its host.</summary>
    public ScriptReferences(IReadOnlyList<Assembly> host, SharedLibraries shared)
    {
        this.shared = shared;
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] framework = [.. Platform.Values.Where(path => Path.GetDirectoryName(path) == folder).Order(StringComparer.Ordinal)];
        var known = framework
            .Select(Path.GetFileNameWithoutExtension)
            .Concat(host.Select(assembly => assembly.GetName().Name))
            .OfType<string>()
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var path in host.Select(assembly => assembly.Location).Where(path => !framework.Contains(path, StringComparer.Ordinal)))
        {
            references[path] = Refer(path, MetadataView.OfHost(path, known));
        }

        Initial = [.. framework.Select(FromFile), .. host.Select(assembly => FromFile(assembly.Location)).Distinct()];
    }

    /// <summary>The .NET libraries, and what the host gave.</summary>
    public IReadOnlyList<MetadataReference> Initial { get; }

    /// <summary>A reference to a file, with the documentation that lies beside it.</summary>
    /// <exception cref="BadImageFormatException">The file is not a .NET assembly.</exception>
    public PortableExecutableReference FromFile(string path) =>
        references.GetOrAdd(path, file =>
    {
        var read = Files.GetOrAdd(file, Read);
        var newer = SharedLibraries.IsFrameworkFile(file) ? null : MetadataView.OfNewer(file, read.GetModules()[0].GetMetadataReader(), shared);
        return Refer(file, newer ?? read);
    });

    /// <summary>A reference to a file; null where it is not a .NET assembly or cannot be read.</summary>
    public PortableExecutableReference? TryFromFile(string path)
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

    /// <summary>
    /// The compilation with its references bound. One at a time: two that bind an assembly at once would each make one of it.
    /// </summary>
    public CSharpCompilation Bound(CSharpCompilation compilation) => Bound(() => compilation);

    /// <summary>The same for a compilation that is made meanwhile.</summary>
    public CSharpCompilation Bound(Func<CSharpCompilation> make)
    {
        lock (binding)
        {
            var compilation = make();
            _ = compilation.Assembly;
            return compilation;
        }
    }

    /// <summary>The files of the assemblies that this process can load by their simple names, .NET's and the host's own.</summary>
    public static IReadOnlyDictionary<string, string> Platform => Loadable.Value;

    // A copy shares what was read, and no symbols.
    private static PortableExecutableReference Refer(string path, AssemblyMetadata metadata) =>
        ((AssemblyMetadata)metadata.Copy()).GetReference(new XmlFileDocumentation(path), filePath: path, display: Path.GetFileName(path));

    // Only the metadata: by default Roslyn reads whole files, which for the .NET libraries takes 60 MB more.
    private static AssemblyMetadata Read(string path)
    {
        if (FileFacts.Of(path).Kind == FileKind.Other)
        {
            throw new BadImageFormatException($"{path} is a device or a pipe; expected a .NET assembly.");
        }

        using var file = File.OpenRead(path);
        return AssemblyMetadata.Create(ModuleMetadata.CreateFromStream(file, PEStreamOptions.PrefetchMetadata));
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
