using NeuroPose.Warping;

namespace NeuroPose.Clustering;

/// <summary>
/// Agglomerative clustering: the two nearest clusters are merged until one is left. Of pairs that tie the one is merged whose clusters'
/// first series come first. Numbered and written as SciPy's linkage is; where no distances tie the numbers are the same.
/// Sources: Lance and Williams, "A general theory of classificatory sorting strategies" (1967); Bar-Joseph, Gifford and Jaakkola, "Fast
/// optimal leaf ordering for hierarchical clustering" (2001).
/// </summary>
public static class Hierarchy
{
    /// <summary>Builds the dendrogram of series from their distances.</summary>
    /// <param name="distances">Finite, and the same in both directions.</param>
    /// <param name="definition">How; average linkage with optimally ordered leaves unless said otherwise.</param>
    /// <param name="progress">Hears of each merge.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">Ward linkage is asked for without the word that distances are Euclidean.</exception>
    /// <exception cref="NeuroPoseException">A distance is NaN, infinite, or not the same in both directions; the place is
    /// named.</exception>
    public static Dendrogram Build(
        DistanceMatrix distances, LinkageDefinition? definition = null, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        definition ??= new();
        definition.Check();
        DistanceCheck.Symmetric(distances);
        IReadOnlyList<Merge> merges = new Agglomeration(distances, definition.Method).Run(progress, cancellation);
        return new(definition.OptimalLeafOrder ? new LeafOrder(distances, merges).Turned(cancellation) : merges, definition, ComparedSeries.Of(distances));
    }
}
