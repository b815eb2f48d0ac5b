using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NeuroPose.Files;

namespace NeuroPose.Notebooks.Scripting;

/// <summary>
/// Finds the files that <c>#load</c> names, and leaves the cell's own name alone: the usual resolver would make an absolute path of
/// it, and the debug information would not know the cell by its name.
/// </summary>
internal sealed class CellSourceResolver(string cell, string folder) : SourceFileResolver(ImmutableArray<string>.Empty, folder)
{
    private readonly string cell = cell;
    private readonly string folder = folder;

    /// <inheritdoc/>
    public override string? NormalizePath(string path, string? baseFilePath) =>
        path == cell ? path : base.NormalizePath(path, baseFilePath);

    /// <inheritdoc/>
    public override Stream OpenRead(string resolvedPath) => ForeignFile.Open(folder, resolvedPath, ForeignFile.LargestText);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CellSourceResolver other && other.cell == cell && base.Equals(obj);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), cell);
}
