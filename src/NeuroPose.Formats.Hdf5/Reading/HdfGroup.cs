using PureHDF;
using PureHDF.VOL.Native;

namespace NeuroPose.Formats;

/// <summary>A group of an HDF5 file: a folder of groups and datasets, with attributes.</summary>
internal sealed class HdfGroup(HdfFile file, NativeGroup group, string path) : HdfObject(file, group, path)
{
    /// <summary>A group of more is no file of poses.</summary>
    private const int MaxChildren = 100_000;

    private IReadOnlyList<HdfObject>? children;

    /// <summary>The groups and datasets inside, links followed; links to nowhere and named types are left out.</summary>
    public IReadOnlyList<HdfObject> Children => children ??= Read(() =>
    {
        if (Unshown.LinksToOtherFiles(group))
        {
            throw Broken("the group has links to other files, which are not followed. Copy what they refer to into the file (h5copy).");
        }

        List<HdfObject> found = [];
        foreach (var child in group.Children())
        {
            if (found.Count == MaxChildren)
            {
                throw Broken($"the group has more than {MaxChildren} parts.");
            }

            if (Known(child, child.Name) is { } known)
            {
                found.Add(known);
            }
        }

        return found;
    });

    /// <summary>All links of the group with what they lead to, followed or not.</summary>
    public IReadOnlyList<HdfLink> Links => Read<IReadOnlyList<HdfLink>>(() =>
    {
        var links = Unshown.LinksOf(group).Take(MaxChildren + 1).ToArray();
        if (links.Length > MaxChildren)
        {
            throw Broken($"the group has more than {MaxChildren} parts.");
        }

        // Looking at the children follows all links, those to other files too.
        var children = links.Any(link => link.IsExternal)
            ? links.Select(link => link.IsExternal ? null : group.Get(link.Name))
            : group.Children();
        return [.. links.Zip(children, (link, child) => new HdfLink(link.Name, link.SoftTarget, link.IsExternal, Known(child, link.Name)))];
    });

    /// <summary>The groups inside.</summary>
    public IEnumerable<HdfGroup> Groups => Children.OfType<HdfGroup>();

    /// <summary>The group of that name; null when there is none.</summary>
    public HdfGroup? Group(string name) => Groups.FirstOrDefault(child => child.Name == name);

    /// <summary>The dataset of that name; null when there is none.</summary>
    public HdfDataset? Dataset(string name) => Children.OfType<HdfDataset>().FirstOrDefault(child => child.Name == name);

    /// <summary>The dataset of that name.</summary>
    /// <exception cref="FileFormatException">There is none.</exception>
    public HdfDataset Needed(string name) => Dataset(name) ?? throw Broken($"there is no dataset \"{name}\".");

    /// <summary>True when there is a group or dataset of that name.</summary>
    public bool Has(string name) => Children.Any(child => child.Name == name);

    private HdfObject? Known(IH5Object? child, string name) => child switch
    {
        NativeGroup inner => new HdfGroup(File, inner, Inside(name)),
        NativeDataset dataset => new HdfDataset(File, dataset, Inside(name)),
        _ => null,
    };

    private string Inside(string name) => Path == "/" ? "/" + name : $"{Path}/{name}";
}

/// <summary>A link of a group.</summary>
/// <param name="Name">Its name in the group.</param>
/// <param name="SoftTarget">The path that a soft link names; null for a hard link.</param>
/// <param name="IsExternal">True for a link to another file, which is not followed.</param>
/// <param name="Item">The group or dataset that it leads to; null where it leads nowhere, or to a named type.</param>
internal sealed record HdfLink(string Name, string? SoftTarget, bool IsExternal, HdfObject? Item);
