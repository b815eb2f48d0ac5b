using System.Buffers.Binary;
using PureHDF;

namespace NeuroPose.Formats;

/// <summary>An attribute of a group or dataset.</summary>
internal sealed class HdfAttribute(HdfFile file, IH5Attribute attribute, string owner)
{
    /// <summary>An attribute is no place for more.</summary>
    private const ulong MaxValues = 100_000;

    /// <summary>Its name.</summary>
    public string Name => attribute.Name;

    /// <summary>The type in a word: see <see cref="HdfType.Word"/>.</summary>
    public string TypeWord => file.Read(owner, () => HdfType.Word(attribute.Type));

    /// <summary>The dimensions; empty for a single value.</summary>
    public IReadOnlyList<int> Sizes => file.Read<IReadOnlyList<int>>(owner, () => attribute.Space.Type == H5DataspaceType.Null
        ? [0]
        : [.. attribute.Space.Dimensions.Select(size => (int)Math.Min(size, int.MaxValue))]);

    /// <summary>Its texts; null when it has none.</summary>
    public IReadOnlyList<string>? Texts() => file.Read<IReadOnlyList<string>?>(owner, () => !HdfType.IsText(attribute.Type) ? null
        : Count() switch
        {
            0 => [],
            1 when attribute.Space.Dimensions.Length == 0 => [attribute.Read<string>() ?? ""],
            _ => [.. attribute.Read<string[]>([Count()]).Select(text => text ?? "")],
        });

    /// <summary>Its numbers; null when it has none.</summary>
    public IReadOnlyList<double>? Numbers() => file.Read<IReadOnlyList<double>?>(owner, () =>
    {
        if (HdfType.NumberOf(attribute.Type) is not { } number || Count() == 0)
        {
            return null;
        }

        var numbers = new double[Count()];
        number.Read(Unshown.Bytes(attribute).Span, number.Size, numbers);
        return numbers;
    });

    /// <summary>The objects that its references lead to, by their addresses; null when it has none.</summary>
    public IReadOnlyList<ulong>? References() => file.Read<IReadOnlyList<ulong>?>(owner, () =>
    {
        const int Size = sizeof(ulong);
        if (attribute.Type is not { Class: H5DataTypeClass.Reference, Size: Size } || Count() == 0)
        {
            return null;
        }

        var bytes = Unshown.Bytes(attribute);
        return [.. Enumerable.Range(0, bytes.Length / Size).Select(at => BinaryPrimitives.ReadUInt64LittleEndian(bytes.Span[(at * Size)..]))];
    });

    private ulong Count()
    {
        if (attribute.Space.Type == H5DataspaceType.Null)
        {
            return 0;
        }

        var count = attribute.Space.Dimensions.Aggregate(1UL, (product, size) => Math.Min(product * Math.Min(size, MaxValues + 1), MaxValues + 1));
        return count <= MaxValues ? count : throw new FileFormatException(
            FormattableString.Invariant($"the attribute {attribute.Name} has more than {MaxValues:N0} values."), file.Place(owner));
    }
}
