using NeuroPose.Clustering;
using NeuroPose.Interactive.Markup;

namespace NeuroPose.Interactive.Displays;

/// <summary>A tree of clusters: its heights, the order of its leaves, and its merges.</summary>
internal static class DendrogramDisplay
{
    private const int MostLeaves = 50;

    public static Display<Dendrogram> Display { get; } = new(tree => new Card("", "dendrogram", [.. Facts(tree)], Merges(tree)));

    private static IEnumerable<Fact> Facts(Dendrogram tree)
    {
        var leaves = tree.Leaves;
        yield return new("series", Known.Number(tree.Compared.Count));
        if (tree.Merges.Count > 0)
        {
            var (lowest, highest) = (tree.Merges[0].Height, tree.Merges[^1].Height);
            yield return new("heights", $"{Known.Number(lowest)} to {DtwResultDisplay.Distance(highest, tree.Compared.Unit)}");
        }

        var more = leaves.Count > MostLeaves ? FormattableString.Invariant($" … (the first {MostLeaves} of {leaves.Count})") : "";
        yield return new("leaves", string.Join(", ", leaves.Take(MostLeaves).Select(leaf => Name(tree, leaf))) + more);
        yield return new("definition", tree.Describe());
    }

    private static Listing Merges(Dendrogram tree) => Listing.Of(
        ["cluster", "left", "right", $"height ({PlainText.OneLine(tree.Compared.Unit, Listing.LongestName)})", "series"],
        [.. tree.Merges.Index()],
        "merges",
        merge =>
        [
            Known.Number((long)tree.Compared.Count + merge.Index),
            Name(tree, merge.Item.Left),
            Name(tree, merge.Item.Right),
            Known.Number(merge.Item.Height),
            Known.Number(merge.Item.Size),
        ]);

    private static string Name(Dendrogram tree, int cluster) =>
        cluster < tree.Compared.Count ? PlainText.OneLine(tree.Compared.Labels[cluster], Listing.LongestName) : FormattableString.Invariant($"cluster {cluster}");
}
