using System.Text;
using PureHDF;
using PureHDF.VOL.Native;

namespace NeuroPose.Formats;

/// <summary>A group or dataset of an HDF5 file.</summary>
internal abstract class HdfObject(HdfFile file, NativeObject native, string path)
{
    /// <summary>An attribute that describes something is shorter.</summary>
    private const int MaxAttributeLength = 1 << 24;

    private const int MaxAttributes = 10_000;

    /// <summary>Where it is in the file, such as <c>/processing/behavior</c>.</summary>
    public string Path => path;

    /// <summary>Its name in its group.</summary>
    public string Name => path[(path.LastIndexOf('/') + 1)..];

    protected HdfFile File => file;

    /// <summary>An attribute that is one text; null when there is none or it is something else.</summary>
    public string? Text(string attribute) => Read(() => Attribute(attribute) is { } found && HdfType.IsText(found.Type) && IsOne(found.Space)
        ? found.Read<string>()
        : null);

    /// <summary>An attribute that is one text, a character for each byte; null when there is none or it is something else.</summary>
    public string? Bytes(string attribute) => Read(() => Attribute(attribute) is { Type.Class: H5DataTypeClass.String } found && IsOne(found.Space)
        ? Encoding.Latin1.GetString(Unshown.Bytes(found).Span).TrimEnd('\0')
        : null);

    /// <summary>An attribute that is one number or truth value; null when there is none or it is something else.</summary>
    public double? Number(string attribute) => Read<double?>(() => Attribute(attribute) is { } found && HdfType.NumberOf(found.Type) is { } type && IsOne(found.Space)
        ? type.Read(found)
        : null);

    /// <summary>True when there is an attribute of that name.</summary>
    public bool HasAttribute(string attribute) => Read(() => Attribute(attribute) is not null);

    /// <summary>All attributes.</summary>
    public IReadOnlyList<HdfAttribute> Attributes => Read<IReadOnlyList<HdfAttribute>>(() =>
        [.. native.Attributes().Take(MaxAttributes).Where(attribute => attribute.Type.Size <= MaxAttributeLength).Select(attribute => new HdfAttribute(file, attribute, path))]);

    /// <summary>Where it is in the file; references have this number.</summary>
    public ulong Address => Read(() => Unshown.Address(native));

    /// <summary>How many hard links lead to it.</summary>
    public uint HardLinks => Read(() => Unshown.HardLinks(native));

    /// <summary>The bytes of the file.</summary>
    public long FileLength => file.Length;

    /// <summary>The place for messages.</summary>
    public Place Place => file.Place(path);

    /// <summary>An error of this object.</summary>
    public FileFormatException Broken(string problem) => new(problem, Place);

    protected T Read<T>(Func<T> read) => file.Read(path, read);

    private IH5Attribute? Attribute(string name) =>
        native.AttributeExists(name) && native.Attribute(name) is { } attribute && attribute.Type.Size <= MaxAttributeLength ? attribute : null;

    private static bool IsOne(IH5Dataspace space) => space.Type != H5DataspaceType.Null && space.Dimensions.All(size => size == 1);
}
