using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace NeuroPose.Notebooks.Scripting;

/// <summary>
/// Finds what <c>#r</c> names in a file that a cell loads; a cell's own <c>#r</c> has been followed before it is compiled.
/// </summary>
internal sealed class CellReferenceResolver(ScriptLoader loader, string folder) : MetadataReferenceResolver
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
            return [ScriptReferences.FromFile(path)];
        }

        return ScriptReferences.FindPlatform(reference) is { } known ? [ScriptReferences.FromFile(known)] : [];
    }

    /// <inheritdoc/>
    public override bool Equals(object? other) => other is CellReferenceResolver resolver && resolver.loader == loader && resolver.folder == folder;

    /// <inheritdoc/>
    public override int GetHashCode() => folder.GetHashCode(StringComparison.Ordinal);
}
