using System.Collections.Concurrent;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace NeuroPose.Notebooks.Scripting;

/// <summary>
/// A host's assembly as its cells see it. It does not name what it is built on in private: a cell that brings in a library of that name
/// (<c>#r "nuget:Markdig"</c>) has another one at run time, and were the compiler to bind the host's assembly to it, each of its types
/// would from then on be two. It names a .NET library once more instead, so that nothing is missing: of an assembly that is, the compiler
/// keeps what it looked for with each cell.
/// </summary>
internal static class HostMetadata
{
    // The memory that the compiler reads from is kept with what reads from it.
    private static readonly ConcurrentDictionary<string, (byte[] Memory, AssemblyMetadata Metadata)> Read = new(StringComparer.Ordinal);

    /// <summary>The metadata of a file, with the names of the assemblies that cells are given and no others.</summary>
    /// <param name="path">The host's file.</param>
    /// <param name="known">The names of what cells are compiled against.</param>
    /// <exception cref="BadImageFormatException">The file is not a .NET assembly.</exception>
    public static AssemblyMetadata Of(string path, IReadOnlySet<string> known)
    {
        using var file = new PEReader(File.OpenRead(path));
        var reader = file.GetMetadataReader();
        AssemblyReferenceHandle[] hidden =
        [
            .. reader.AssemblyReferences.Where(handle => !known.Contains(reader.GetString(reader.GetAssemblyReference(handle).Name))),
        ];
        var key = string.Join('|', hidden.Select(handle => MetadataTokens.GetRowNumber(handle)).Prepend(0)) + path;
        return Read.GetOrAdd(key, _ => Without(file, reader, hidden)).Metadata;
    }

    private static (byte[] Memory, AssemblyMetadata Metadata) Without(PEReader file, MetadataReader reader, AssemblyReferenceHandle[] hidden)
    {
        var whole = file.GetMetadata().GetContent();
        var memory = GC.AllocateUninitializedArray<byte>(whole.Length, pinned: true);
        whole.CopyTo(memory);

        var (table, row) = (reader.GetTableMetadataOffset(TableIndex.AssemblyRef), reader.GetTableRowSize(TableIndex.AssemblyRef));
        Span<byte> Row(AssemblyReferenceHandle handle) => memory.AsSpan(table + ((MetadataTokens.GetRowNumber(handle) - 1) * row), row);
        var kept = reader.AssemblyReferences.Except(hidden).ToArray();
        foreach (var handle in kept.Length > 0 ? hidden : [])
        {
            Row(kept[0]).CopyTo(Row(handle));
        }

        var start = Marshal.UnsafeAddrOfPinnedArrayElement(memory, 0);
        return (memory, AssemblyMetadata.Create(ModuleMetadata.CreateFromMetadata(start, memory.Length)));
    }
}
