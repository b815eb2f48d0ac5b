using NeuroPose.Kinematics;

namespace NeuroPose.Warping;

/// <summary>Many pairs at once: one series and several others.</summary>
internal static class PairBlock
{
    /// <summary>The distance of the first series to each of the others, in their order.</summary>
    /// <param name="first">A prepared series.</param>
    /// <param name="seconds">Prepared series; neighbors are of similar length where their lengths differ.</param>
    /// <param name="definition">What is computed.</param>
    /// <param name="distances">Receives as many distances as there are other series.</param>
    /// <param name="cancellation">Looked at between pairs.</param>
    public static void Distances(FeatureSeries first, IReadOnlyList<FeatureSeries> seconds, DtwDefinition definition, Span<double> distances, CancellationToken cancellation)
    {
        for (var index = 0; index < seconds.Count; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            distances[index] = new Warp(first, seconds[index], definition).Distance();
        }
    }
}
