using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>What SLEAP's files have in common: nodes joined by edges, in pixels of the picture.</summary>
internal static class SleapSkeleton
{
    public const string UnitSource = "the format";

    public const string AxesSource = "the format";

    /// <summary>The edges of an analysis file, as indices of nodes; those that join no nodes are left out.</summary>
    public static IReadOnlyList<(int From, int To)> Edges(HdfGroup root, int nodes) => root.Dataset("edge_inds") is { IsNumbers: true, Sizes: [_, 2] } edges
        ? [.. edges.Numbers().Chunk(2).Where(edge => edge.All(node => node >= 0 && node < nodes)).Select(edge => ((int)edge[0], (int)edge[1]))]
        : [];

    /// <summary>The nodes with their edges as bones; null where there are no nodes.</summary>
    public static Skeleton? Of(string? name, IReadOnlyList<string> nodes, IReadOnlyList<(int From, int To)> edges) => nodes.Count == 0
        ? null
        : new(name is { Length: > 0 } ? name : "SLEAP", nodes, [.. edges.Select(edge => new Bone(edge.From, edge.To, null))]);
}
