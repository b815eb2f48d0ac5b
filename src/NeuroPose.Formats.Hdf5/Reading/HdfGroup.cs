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

            HdfObject? known = child switch
            {
                NativeGroup inner => new HdfGroup(File, inner, Inside(child.Name)),
                NativeDataset dataset => new HdfDataset(File, dataset, Inside(child.Name)),
                _ => null,
            };
            if (known is not null)
            {
                found.Add(known);
            }
        }

        return found;
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

    private string Inside(string name) => Path == "/" ? "/" + name : $"{Path}/{name}";
}
