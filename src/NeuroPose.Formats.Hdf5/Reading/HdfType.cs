using PureHDF;

namespace NeuroPose.Formats;

/// <summary>What can be read of a type in HDF5.</summary>
internal static class HdfType
{
    /// <summary>The type's numbers; those behind the names of an enumerated type such as h5py's truth values; null for what is no number.</summary>
    public static BinaryNumber? NumberOf(IH5DataType type) => (type.Class, type.Size) switch
    {
        (H5DataTypeClass.Enumerated, _) when type.Enumeration.BaseType is { Class: H5DataTypeClass.FixedPoint } named => NumberOf(named),
        (H5DataTypeClass.FixedPoint, 1 or 2 or 4 or 8) => new(type.FixedPoint.IsSigned ? 'i' : 'u', type.Size, Unshown.IsBigEndian(type)),
        (H5DataTypeClass.BitField, 1) => new('u', 1, IsBigEndian: false),
        (H5DataTypeClass.FloatingPoint, 2 or 4 or 8) => new('f', type.Size, Unshown.IsBigEndian(type)),
        _ => null,
    };

    /// <summary>True for texts of fixed and of any length.</summary>
    public static bool IsText(IH5DataType type) => type.Class == H5DataTypeClass.String
        || (type.Class == H5DataTypeClass.VariableLength && type.VariableLength.BaseType is { Class: H5DataTypeClass.String } or { Class: H5DataTypeClass.FixedPoint, Size: 1 });

    /// <summary>The type in a word, as NumPy and the schema of NWB name it: <c>float64</c>, <c>text</c>, <c>bool</c>, <c>reference</c>.</summary>
    public static string Word(IH5DataType type) => NumberOf(type) switch
    {
        _ when IsTruth(type) => "bool",
        _ when type.Class == H5DataTypeClass.Enumerated => "enum",
        ('f', var size, _) => FormattableString.Invariant($"float{size * 8}"),
        ('i', var size, _) => FormattableString.Invariant($"int{size * 8}"),
        (_, var size, _) => FormattableString.Invariant($"uint{size * 8}"),
        _ when IsText(type) => "text",
        _ => type.Class switch
        {
            H5DataTypeClass.Reference => "reference",
            H5DataTypeClass.Compound => "compound",
            H5DataTypeClass.VariableLength => "list",
            H5DataTypeClass.Array => "array",
            H5DataTypeClass.Opaque => "opaque",
            _ => "unknown",
        },
    };

    /// <summary>True for h5py's truth values: an enumerated byte with the names FALSE and TRUE.</summary>
    private static bool IsTruth(IH5DataType type) => type is { Class: H5DataTypeClass.Enumerated, Size: 1 }
        && type.Enumeration.GetMembers<byte>().Keys.Order(StringComparer.Ordinal).SequenceEqual(["FALSE", "TRUE"]);

    /// <summary>The number of an attribute that is one.</summary>
    public static double Read(this BinaryNumber number, IH5Attribute attribute) => (number.Kind, number.Size) switch
    {
        ('f', 8) => attribute.Read<double>(),
        ('f', 4) => attribute.Read<float>(),
        ('f', _) => (double)attribute.Read<Half>(),
        ('i', 1) => attribute.Read<sbyte>(),
        ('i', 2) => attribute.Read<short>(),
        ('i', 4) => attribute.Read<int>(),
        ('i', _) => attribute.Read<long>(),
        (_, 1) => attribute.Read<byte>(),
        (_, 2) => attribute.Read<ushort>(),
        (_, 4) => attribute.Read<uint>(),
        _ => attribute.Read<ulong>(),
    };
}
