using NeuroPose.Kinematics;
using NeuroPose.Warping.Kernels;

namespace NeuroPose.Warping;

/// <summary>Many pairs at once: one series and several others, as many at a time as a register has lanes.</summary>
internal static class PairBlock
{
    /// <summary>The distance of the first series to each of the others, in their order.</summary>
    /// <param name="first">A prepared series.</param>
    /// <param name="seconds">Prepared series; neighbors are of similar length where their lengths differ.</param>
    /// <param name="definition">What is computed.</param>
    /// <param name="distances">Receives as many distances as there are other series.</param>
    /// <param name="cancellation">Looked at every few milliseconds.</param>
    public static void Distances(FeatureSeries first, IReadOnlyList<FeatureSeries> seconds, DtwDefinition definition, Span<double> distances, CancellationToken cancellation) =>
        Distances(first, seconds, definition, distances, definition.Precision == Precision.Single ? StripPrograms.WidestLanes<float>() : StripPrograms.WidestLanes<double>(), cancellation);

    /// <summary>The same for a given number of lanes, whose bits do not depend on it.</summary>
    public static void Distances(
        FeatureSeries first, IReadOnlyList<FeatureSeries> seconds, DtwDefinition definition, Span<double> distances, int lanes, CancellationToken cancellation)
    {
        var kernel = KernelFor(definition, [first, .. seconds], lanes);
        for (var index = 0; index < seconds.Count;)
        {
            cancellation.ThrowIfCancellationRequested();
            var count = kernel is null ? 1 : LanesThatFit(seconds, index, lanes, definition.Band);
            if (kernel is not null && 2 * count >= lanes)
            {
                Together(kernel, first, seconds, index, count, definition, distances, cancellation);
            }
            else
            {
                distances[index] = new Warp(first, seconds[index], definition, cancellation).Distance();
                count = 1;
            }

            index += count;
        }
    }

    private static IManyPairs? KernelFor(DtwDefinition definition, ReadOnlySpan<FeatureSeries> series, int lanes)
    {
        var (kind, dimensions) = (WarpKernel.CostKind(definition, series), series[0].Dimensions);
        return lanes > 1 && WarpKernel.Weights(definition) is { } weights && kind != StripCostKind.Fed
            && definition.Backend == Backend.Exact && definition.EffectiveNormalizer != Normalizer.PathLength
            ? definition.Precision == Precision.Single
                ? new ManyPairs<float>(StripPrograms.OfPairs<float>(kind, weights, lanes), dimensions)
                : new ManyPairs<double>(StripPrograms.OfPairs<double>(kind, weights, lanes), dimensions)
            : null;
    }

    /// <summary>How many of the next series go together: a band is one for all lanes, so their lengths have to be one.</summary>
    private static int LanesThatFit(IReadOnlyList<FeatureSeries> seconds, int from, int lanes, Band band)
    {
        var count = 1;
        while (count < lanes && from + count < seconds.Count && (band == Band.None || seconds[from + count].Length == seconds[from].Length))
        {
            count++;
        }

        return count;
    }

    private static void Together(
        IManyPairs kernel,
        FeatureSeries first,
        IReadOnlyList<FeatureSeries> seconds,
        int from,
        int count,
        DtwDefinition definition,
        Span<double> distances,
        CancellationToken cancellation)
    {
        var together = new ReadOnlyMemory<double>[count];
        var columns = 0;
        for (var lane = 0; lane < count; lane++)
        {
            together[lane] = seconds[from + lane].Memory;
            columns = Math.Max(columns, seconds[from + lane].Length);
        }

        var window = definition.Band.Window(first.Length, columns);
        var sums = distances.Slice(from, count);
        if (window.IsOrderly)
        {
            kernel.Sums(first.Values, together, window, sums, cancellation);
        }
        else
        {
            sums.Fill(double.PositiveInfinity);
        }

        for (var lane = 0; lane < count; lane++)
        {
            // Whatever is out of the ordinary goes the way that explains it.
            var second = seconds[from + lane];
            sums[lane] = sums[lane] <= definition.MaximumSum && double.IsFinite(sums[lane])
                ? sums[lane] / WarpNormalizer.Divisor(definition.EffectiveNormalizer, first.Length, second.Length, matches: 0)
                : new Warp(first, second, definition, cancellation).Distance();
        }
    }
}
