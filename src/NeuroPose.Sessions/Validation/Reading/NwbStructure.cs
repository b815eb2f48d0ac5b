using NeuroPose.Formats;

namespace NeuroPose.Sessions.Nwb;

/// <summary>All groups and datasets of a file, each once, with what links and references lead to.</summary>
internal sealed class NwbStructure
{
    private const int DeepestGroup = 64;
    private const int MostObjects = 200_000;

    private readonly Dictionary<ulong, NwbNode> byAddress = [];
    private readonly List<NwbNode> nodes = [];
    private readonly NwbFindings findings;
    private readonly CancellationToken cancellation;

    private NwbStructure(HdfFile file, NwbFindings findings, CancellationToken cancellation)
    {
        (this.findings, this.cancellation) = (findings, cancellation);
        Root = new(file.Root, parent: null);
        Visit(Root, depth: 0);
        foreach (var node in nodes)
        {
            Join(node);
        }
    }

    /// <summary>The root.</summary>
    public NwbNode Root { get; }

    /// <summary>All but the schema, a group before what is in it.</summary>
    public IReadOnlyList<NwbNode> Nodes => nodes;

    /// <summary>The schemas that are cached in the file, null where there are none.</summary>
    public HdfGroup? Schema { get; private set; }

    /// <summary>Reads the structure. What cannot be read is a finding.</summary>
    public static NwbStructure Read(HdfFile file, NwbFindings findings, CancellationToken cancellation) => new(file, findings, cancellation);

    /// <summary>What a reference leads to; null where it leads nowhere.</summary>
    public NwbNode? At(ulong address) => byAddress.GetValueOrDefault(address);

    private void Visit(NwbNode node, int depth)
    {
        cancellation.ThrowIfCancellationRequested();
        byAddress[node.Item.Address] = node;
        nodes.Add(node);
        if (node.Item is not HdfGroup group)
        {
            return;
        }

        if (depth == DeepestGroup || nodes.Count > MostObjects)
        {
            findings.Critical(
                "file-damaged", node.Path,
                FormattableString.Invariant($"the file has groups {DeepestGroup} deep or more than {MostObjects:N0} objects."),
                "No NWB file has; the rest is not looked at.");
            return;
        }

        node.Links = Guarded(node.Path, () => group.Links) ?? [];
        foreach (var link in node.Links)
        {
            if (link.IsExternal || link.SoftTarget is not null || link.Item is null)
            {
                continue;
            }

            if (node.Parent is null && link.Name == "specifications")
            {
                Schema = link.Item as HdfGroup;
            }
            else if (Guarded(link.Item.Path, () => byAddress.ContainsKey(link.Item.Address) ? null : new NwbNode(link.Item, node)) is { } child)
            {
                Visit(child, depth + 1);
            }
        }
    }

    /// <summary>Gives a group the nodes that its links lead to, whichever link the node was found by.</summary>
    private void Join(NwbNode node)
    {
        foreach (var link in node.Links)
        {
            if (link.Item is { } item && Guarded(item.Path, () => At(item.Address)) is { } target)
            {
                node.Add(link.Name, target);
            }
        }
    }

    private T? Guarded<T>(string path, Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (FileFormatException problem)
        {
            findings.Critical("file-damaged", path, problem.Problem, "Copy or write the file again.");
            return null;
        }
    }
}
