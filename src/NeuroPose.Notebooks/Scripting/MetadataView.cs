using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace NeuroPose.Notebooks.Scripting;

/// <summary>An assembly as the compiler of cells sees it, where that is not as it lies on the disk.</summary>
internal static class MetadataView
{
    // The formatting package has Display and DisplayAs of its own, by the same names and with the same arguments as CellFunctions': a call
    // would be ambiguous. Cells do not see them; what packages show with them is shown as well (PackageDisplays).
    private const string ReplacedType = "DisplayExtensions";

    // The memory that the compiler reads from is kept with what reads from it.
    private static readonly ConcurrentDictionary<string, (byte[] Memory, AssemblyMetadata Metadata)> Read = new(StringComparer.Ordinal);

    /// <summary>
    /// A host's assembly, with the names of the assemblies that cells are given and no others. It does not name what it is built on in
    /// private: a cell that brings in a library of that name (<c>#r "nuget:Markdig"</c>) has another one at run time, and were the
    /// compiler to bind the host's assembly to it, each of its types would from then on be two. It names a .NET library once more
    /// instead, so that nothing is missing: of an assembly that is, the compiler keeps what it looked for with each cell.
    /// </summary>
    /// <param name="path">The host's file.</param>
    /// <param name="known">The names of what cells are compiled against.</param>
    /// <exception cref="BadImageFormatException">The file is not a .NET assembly.</exception>
    public static AssemblyMetadata OfHost(string path, IReadOnlySet<string> known)
    {
        using var file = new PEReader(File.OpenRead(path));
        var reader = file.GetMetadataReader();
        var hidden = References(reader, reference => !known.Contains(reader.GetString(reference.Name)));
        var replaced = reader.TypeDefinitions.Where(type => reader.StringComparer.Equals(reader.GetTypeDefinition(type).Name, ReplacedType)
            && reader.StringComparer.Equals(reader.GetTypeDefinition(type).Namespace, nameof(System)));
        return Changed(path, file, reader, [.. hidden, .. replaced], (row, handle) =>
        {
            if (handle.Kind == HandleKind.TypeDefinition)
            {
                // Its flags come first, and of these its visibility: public becomes internal.
                row(handle)[0] &= unchecked((byte)~TypeAttributes.VisibilityMask);
            }
            else if (reader.AssemblyReferences.Where(reference => !hidden.Contains(reference)).ToArray() is [var kept, ..])
            {
                row(kept).CopyTo(row(handle));
            }
        });
    }

    /// <summary>
    /// A cell's assembly that was built on newer versions of what cells share with their host, naming the versions that are there: the
    /// compiler would refuse it. Whether those have what it needs is asked before (<see cref="Packages.PackageFit"/>).
    /// </summary>
    /// <param name="path">The cell's file.</param>
    /// <param name="reader">The file's metadata.</param>
    /// <param name="shared">What cells share with their host.</param>
    /// <returns>The metadata; null where nothing has to be changed.</returns>
    public static AssemblyMetadata? OfNewer(string path, MetadataReader reader, SharedLibraries shared)
    {
        var newer = References(reader, reference => shared.AssemblyVersionOf(reader.GetString(reference.Name)) is { } given && reference.Version > given);
        if (newer.Length == 0)
        {
            return null;
        }

        using var file = new PEReader(File.OpenRead(path));
        return Changed(path, file, reader, newer, (row, handle) =>
        {
            var version = shared.AssemblyVersionOf(reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)handle).Name))!;
            int[] parts = [version.Major, version.Minor, Math.Max(0, version.Build), Math.Max(0, version.Revision)];
            for (var part = 0; part < parts.Length; part++)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(row(handle)[(2 * part)..], (ushort)parts[part]);
            }
        });
    }

    private delegate Span<byte> Row(EntityHandle handle);

    private static EntityHandle[] References(MetadataReader reader, Func<AssemblyReference, bool> isMeant) =>
        [.. reader.AssemblyReferences.Where(handle => isMeant(reader.GetAssemblyReference(handle)))];

    private static AssemblyMetadata Changed(string path, PEReader file, MetadataReader reader, EntityHandle[] changed, Action<Row, EntityHandle> change) =>
        Read.GetOrAdd(string.Join('|', changed.Select(handle => MetadataTokens.GetToken(handle)).Prepend(0)) + path, _ =>
        {
            var whole = file.GetMetadata().GetContent();
            var memory = GC.AllocateUninitializedArray<byte>(whole.Length, pinned: true);
            whole.CopyTo(memory);
            foreach (var handle in changed)
            {
                change(row => memory.AsSpan(OffsetOf(reader, row), reader.GetTableRowSize(TableOf(row))), handle);
            }

            var start = Marshal.UnsafeAddrOfPinnedArrayElement(memory, 0);
            return (memory, AssemblyMetadata.Create(ModuleMetadata.CreateFromMetadata(start, memory.Length)));
        }).Metadata;

    private static TableIndex TableOf(EntityHandle row) => MetadataTokens.TryGetTableIndex(row.Kind, out var table) ? table : throw new BadImageFormatException();

    private static int OffsetOf(MetadataReader reader, EntityHandle row) =>
        reader.GetTableMetadataOffset(TableOf(row)) + ((MetadataTokens.GetRowNumber(row) - 1) * reader.GetTableRowSize(TableOf(row)));
}
