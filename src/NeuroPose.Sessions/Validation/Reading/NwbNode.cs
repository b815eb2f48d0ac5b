using NeuroPose.Formats;

namespace NeuroPose.Sessions.Nwb;

/// <summary>A group or dataset of an NWB file with its attributes; numbers are read when a rule asks for them.</summary>
internal sealed class NwbNode
{
    private readonly Dictionary<string, HdfAttribute> attributes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NwbNode> children = new(StringComparer.Ordinal);
    private double[]? numbers;
    private IReadOnlyList<string>? texts;

    public NwbNode(HdfObject item, NwbNode? parent)
    {
        (Item, Parent) = (item, parent);
        foreach (var attribute in item.Attributes)
        {
            attributes[attribute.Name] = attribute;
        }

        (Type, Namespace, ObjectId) = (Text("neurodata_type"), Text("namespace"), Text("object_id"));
    }

    public HdfObject Item { get; }

    public NwbNode? Parent { get; }

    public string Path => Item.Path;

    public string Name => Item.Name;

    public string? Type { get; }

    public string? Namespace { get; }

    public string? ObjectId { get; }

    /// <summary>The links of a group.</summary>
    public IReadOnlyList<HdfLink> Links { get; set; } = [];

    public HdfDataset? Dataset => Item as HdfDataset;

    public bool IsGroup => Item is HdfGroup;

    public IReadOnlyDictionary<string, HdfAttribute> Attributes => attributes;

    /// <summary>What the links lead to, by their names.</summary>
    public IReadOnlyDictionary<string, NwbNode> Children => children;

    /// <summary>The rows of a dataset; 0 for one value.</summary>
    public int Rows => Dataset?.Sizes is [var rows, ..] ? rows : 0;

    public void Add(string name, NwbNode child) => children[name] = child;

    public NwbNode? Child(string name) => children.GetValueOrDefault(name);

    /// <summary>A dataset of that name; null where there is none.</summary>
    public NwbNode? Data(string name) => Child(name) is { Dataset: not null } child ? child : null;

    /// <summary>A dataset that is one text, or the first of some; null where there is none.</summary>
    public string? TextOf(string name) => Data(name) is { } child && child.Texts() is [var text, ..] ? text : null;

    /// <summary>An attribute that is one text; null where there is none.</summary>
    public string? Text(string attribute) => attributes.TryGetValue(attribute, out var found) && found.Texts() is [var text] ? text : null;

    /// <summary>An attribute that is one number; null where there is none.</summary>
    public double? Number(string attribute) => attributes.TryGetValue(attribute, out var found) && found.Numbers() is [var number] ? number : null;

    /// <summary>An attribute of texts; null where there is none.</summary>
    public IReadOnlyList<string>? TextList(string attribute) => attributes.TryGetValue(attribute, out var found) ? found.Texts() : null;

    /// <summary>The dataset's numbers; empty where it has none.</summary>
    public double[] Numbers() => numbers ??= Dataset is { IsNumbers: true } dataset ? dataset.Numbers() : [];

    /// <summary>The dataset's texts; empty where it has none.</summary>
    public IReadOnlyList<string> Texts() => texts ??= Dataset is { IsTexts: true } dataset ? dataset.Texts() : [];
}
