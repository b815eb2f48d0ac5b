using NeuroPose.Clustering;
using NeuroPose.Figures.Model;

namespace NeuroPose.Figures.Motion;

/// <summary>A dendrogram as lines: leaves at 0, 1, 2 … in their order, each merge a bridge at its height.</summary>
internal static class DendrogramLines
{
    public static LineLayer Of(Dendrogram tree)
    {
        var count = tree.Compared.Count;
        var (at, height) = (new double[count + tree.Merges.Count], new double[count + tree.Merges.Count]);
        var leaves = tree.Leaves;
        for (var place = 0; place < count; place++)
        {
            at[leaves[place]] = place;
        }

        List<double> x = [], y = [];
        for (var merge = 0; merge < tree.Merges.Count; merge++)
        {
            var (left, right) = (tree.Merges[merge].Left, tree.Merges[merge].Right);
            var top = tree.Merges[merge].Height;
            (at[count + merge], height[count + merge]) = ((at[left] + at[right]) / 2, top);
            x.AddRange([at[left], at[left], at[right], at[right], double.NaN]);
            y.AddRange([height[left], top, top, height[right], double.NaN]);
        }

        return new(x.ToArray(), y.ToArray()) { Color = 6, BreaksAreGaps = false };
    }
}
