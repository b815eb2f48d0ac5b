using NeuroPose.Architecture.Tests.Reading;

namespace NeuroPose.Architecture.Tests.Cycles;

/// <summary>
/// Namespace → namespace inside one assembly, each edge with the first pair of types that makes it. A parent namespace is a node of
/// its own: NeuroPose and NeuroPose.Poses have no edge unless a type makes one.
/// </summary>
public sealed class NamespaceGraph
{
    private readonly SortedDictionary<string, SortedDictionary<string, Mention>> _edges = new(StringComparer.Ordinal);

    public NamespaceGraph(IEnumerable<Mention> mentions)
    {
        foreach (var mention in mentions.Where(mention => mention.From.Assembly == mention.To.Assembly && mention.From.Namespace != mention.To.Namespace))
        {
            if (!_edges.TryGetValue(mention.From.Namespace, out var targets))
            {
                _edges[mention.From.Namespace] = targets = new SortedDictionary<string, Mention>(StringComparer.Ordinal);
            }

            targets.TryAdd(mention.To.Namespace, mention);
        }
    }

    /// <summary>At least one cycle out of every knot of namespaces, the shortest through its first member; empty when there is none.</summary>
    public IReadOnlyList<IReadOnlyList<Mention>> Cycles()
    {
        var cycles = new List<IReadOnlyList<Mention>>();
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in _edges.Keys)
        {
            if (!told.Contains(start) && ShortestWayBack(start) is { } cycle)
            {
                cycles.Add(cycle);
                told.UnionWith(cycle.Select(mention => mention.From.Namespace));
            }
        }

        return cycles;
    }

    /// <summary>A sentence for each cycle, with the two types of every edge.</summary>
    public IReadOnlyList<string> Breaches() =>
    [
        .. Cycles().Select(cycle =>
            $"{string.Join(" → ", cycle.Select(mention => mention.From.Namespace))} → {cycle[0].From.Namespace}: {string.Join("; ", cycle)}."),
    ];

    // Breadth first, so that the cycle named is one that a person can follow.
    private List<Mention>? ShortestWayBack(string start)
    {
        var arrivedBy = new Dictionary<string, Mention>(StringComparer.Ordinal);
        var queue = new Queue<string>([start]);
        while (queue.TryDequeue(out var here))
        {
            foreach (var (there, mention) in _edges.TryGetValue(here, out var targets) ? targets : [])
            {
                if (!arrivedBy.TryAdd(there, mention))
                {
                    continue;
                }

                if (there == start)
                {
                    return Trace(arrivedBy, start);
                }

                queue.Enqueue(there);
            }
        }

        return null;
    }

    private static List<Mention> Trace(Dictionary<string, Mention> arrivedBy, string start)
    {
        var cycle = new List<Mention>();
        for (var step = arrivedBy[start]; ; step = arrivedBy[step.From.Namespace])
        {
            cycle.Insert(0, step);
            if (step.From.Namespace == start)
            {
                return cycle;
            }
        }
    }
}
