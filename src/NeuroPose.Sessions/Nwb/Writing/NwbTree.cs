using System.Security.Cryptography;
using System.Text;
using PureHDF;

namespace NeuroPose.Sessions.Nwb;

/// <summary>
/// Makes the objects of a file. Every value is a dataset of its own: the library would make bare values that are equal into one with several
/// names, which readers lose. An object's id is a hash of the file's identifier and the object's path.
/// </summary>
internal sealed class NwbTree(string identifier)
{
    /// <summary>An attribute is in the header of its object, which has no more bytes.</summary>
    private const int LongestAttribute = 60_000;

    private const int PackedFrom = 1 << 14;
    private const int ChunkLength = 1 << 18;

    private readonly List<(H5Object Owner, H5Object Target, string Path)> references = [];

    /// <summary>A typed group.</summary>
    public H5Group Group(string path, string space, string type, params (string Name, object Value)[] attributes) =>
        Typed(new H5Group(), path, space, type, attributes);

    /// <summary>Gives an object its type and id.</summary>
    public T Typed<T>(T item, string path, string space, string type, params (string Name, object Value)[] attributes)
        where T : H5Object
    {
        item.Attributes["namespace"] = space;
        item.Attributes["neurodata_type"] = type;
        item.Attributes["object_id"] = Id(path);
        return With(item, path, attributes);
    }

    /// <summary>Gives an object attributes; texts are cleaned and held to what fits.</summary>
    public static T With<T>(T item, string path, params (string Name, object Value)[] attributes)
        where T : H5Object
    {
        foreach (var (name, value) in attributes)
        {
            item.Attributes[name] = value switch
            {
                string text => Short(Clean(text), path, name),
                string[] texts => texts.Select(Clean).ToArray(),
                _ => value,
            };
        }

        return item;
    }

    /// <summary>A reference of one object to another, which has to be encoded before: see <see cref="CheckReferences"/>.</summary>
    public void Refer(H5Object owner, string path, string attribute, H5Object target)
    {
        owner.Attributes[attribute] = (H5ObjectReference)target;
        references.Add((owner, target, path));
    }

    /// <summary>One text.</summary>
    public static H5Dataset Text(string text) => new(Clean(text));

    /// <summary>Texts.</summary>
    public static H5Dataset Texts(IEnumerable<string> texts) => new(texts.Select(Clean).ToArray());

    /// <summary>Numbers in memory: packed where they are many.</summary>
    public static H5Dataset Numbers<T>(T[] numbers)
        where T : unmanaged
    {
        var size = System.Runtime.CompilerServices.Unsafe.SizeOf<T>();
        return (long)numbers.Length * size < PackedFrom
            ? new(numbers)
            : new(numbers, chunks: [(uint)Math.Min(numbers.Length, ChunkLength / size)], datasetCreation: Packed.With(cache: null));
    }

    /// <summary>
    /// Makes sure that the library, which encodes the children of a group in their order and then the group, meets each target before the
    /// reference to it. Otherwise it writes a reference to nothing, and says nothing.
    /// </summary>
    public void CheckReferences(H5Group root)
    {
        HashSet<object> encoded = new(ReferenceEqualityComparer.Instance);
        var open = references.ToLookup(reference => reference.Owner, ReferenceEqualityComparer.Instance);
        HashSet<object> owners = new(references.Select(reference => reference.Owner), ReferenceEqualityComparer.Instance);
        Visit(root);
        if (references.FirstOrDefault(reference => !encoded.Contains(reference.Owner)) is { Path: { } lost })
        {
            throw new NwbException($"internal error: {lost} refers to something and is not in the file.", new(Path: lost));
        }

        void Visit(object item)
        {
            if (item is H5Group group)
            {
                foreach (var child in group.Values)
                {
                    Visit(child);
                }
            }

            if (owners.Contains(item))
            {
                foreach (var (_, target, path) in open[(H5Object)item])
                {
                    if (!encoded.Contains(target))
                    {
                        throw new NwbException($"internal error: {path} refers to an object that is written after it.", new(Path: path));
                    }
                }
            }

            encoded.Add(item);
        }
    }

    /// <summary>A text as HDF5 can hold it: it ends at the first zero.</summary>
    private static string Clean(string text) => text.Replace('\0', '\uFFFD');

    private static string Short(string text, string path, string attribute) => Encoding.UTF8.GetByteCount(text) is var length && length <= LongestAttribute
        ? text
        : throw new NwbException(
            FormattableString.Invariant($"the attribute {attribute} has {length:N0} bytes; at most {LongestAttribute:N0} fit. Put long texts into the notes."),
            new(Path: path));

    private string Id(string path)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(identifier + "\n" + path))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}

/// <summary>A truth value as h5py reads it: an enumeration of bytes with exactly these names.</summary>
internal enum H5Truth : byte
{
    FALSE = 0,
    TRUE = 1,
}
