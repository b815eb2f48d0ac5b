using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace NeuroPose.Notebooks.Scripting;

/// <summary>
/// Finds what <c>#r</c> names in a file that a cell loads; a cell's own <c>#r</c> has been followed before it is compiled. And what the
/// files of cells need themselves, where it is .NET's or lies beside them: an assembly whose needs were met only later would from then on be two.
/// </summary>
internal sealed class CellReferenceResolver(ScriptLoader loader, ScriptReferences references, string folder) : MetadataReferenceResolver
{
    private readonly ScriptLoader loader = loader;
    private readonly string folder = folder;

    /// <inheritdoc/>
    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        var from = baseFilePath is not null && Path.IsPathRooted(baseFilePath) ? Path.GetDirectoryName(baseFilePath)! : folder;
        var path = Path.GetFullPath(reference, from);
        if (File.Exists(path))
        {
            loader.Add(path);
            return [references.FromFile(path)];
        }

        return ScriptReferences.Platform.GetValueOrDefault(reference) is { } known ? [references.FromFile(known)] : [];
    }

    /// <inheritdoc/>
    public override bool ResolveMissingAssemblies => true;

    /// <inheritdoc/>
    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity)
    {
        if (definition is not PortableExecutableReference { FilePath: { } path } || !(loader.IsAdded(path) || SharedLibraries.IsFrameworkFile(path)))
        {
            return null;
        }

        // Of ASP.NET Core's libraries cells are given those that something needs.
        var file = SharedLibraries.FrameworkFile(referenceIdentity.Name) ?? Path.Combine(Path.GetDirectoryName(path)!, referenceIdentity.Name + ".dll");
        return File.Exists(file) ? references.TryFromFile(file) : null;
    }

    /// <inheritdoc/>
    public override bool Equals(object? other) => other is CellReferenceResolver resolver && resolver.loader == loader && resolver.folder == folder;

    /// <inheritdoc/>
    public override int GetHashCode() => folder.GetHashCode(StringComparison.Ordinal);
}
