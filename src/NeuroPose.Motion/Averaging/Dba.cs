using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Warping;

namespace NeuroPose.Averaging;

/// <summary>
/// DTW barycenter averaging: an average is warped onto every series, each of its frames is replaced by the mean of the frames that it
/// matches, and so on until the sum of distances (the inertia) stops falling. It never rises. What is found is a local optimum that
/// depends on the start. Means are summed in the order of the series, then of the path: the same bits everywhere.
/// Source: Petitjean, Ketterlin and Gançarski, "A global averaging method for dynamic time warping, with applications to clustering"
/// (2011).
/// </summary>
public static class Dba
{
    /// <summary>The average of several sequences of poses, as the definition's representation.</summary>
    /// <exception cref="ArgumentException">There are no sequences, or the options cannot be averaged with.</exception>
    /// <exception cref="SeriesException">A sequence is empty, holds NaN or infinity, or no path is left.</exception>
    public static Barycenter Average(
        IEnumerable<PoseSequence> sequences, DbaOptions? options = null, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        options ??= new();
        return Average([.. sequences.Select(options.Definition.Representation.Features)], options, progress, cancellation);
    }

    /// <summary>The average of several series of the same dimensions; lengths may differ.</summary>
    /// <exception cref="ArgumentException">There are no series, or the options cannot be averaged with.</exception>
    /// <exception cref="SeriesException">A series is empty, the dimensions differ, a value is NaN or infinite, or no path is left; the
    /// place is named.</exception>
    public static Barycenter Average(
        IReadOnlyList<FeatureSeries> series, DbaOptions? options = null, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Count == 0)
        {
            throw new ArgumentException("An average needs at least one series; got none.", nameof(series));
        }

        options ??= new();
        options.Check();
        SeriesCheck.Comparable(series, options.Definition.LocalCost);
        var start = options.Start.Choose(series, options.Definition, cancellation);
        SeriesCheck.Comparable([series[0], start], options.Definition.LocalCost);
        var (center, inertias, converged) = Descend(series[0].With(options.Label, start.Memory, inputSha256: ""), series, options, progress, cancellation);
        return new(center, inertias, converged, options.Start.Describe(), options.Definition, [.. series.Select(one => one.Label)], [.. series.Select(one => one.InputSha256)]);
    }

    private static (FeatureSeries Center, IReadOnlyList<double> Inertias, bool Converged) Descend(
        FeatureSeries center, IReadOnlyList<FeatureSeries> series, DbaOptions options, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var (inertia, mean) = Warped(center, series, options.Definition, cancellation);
        List<double> inertias = [inertia];
        progress ??= UnwatchedWork.OfCells("average", (double)center.Length * series.Sum(one => (long)one.Length) * options.MaximumIterations);
        progress?.Report(new(0, null, "iterations", Measure: "inertia", Value: inertia));
        var converged = false;
        while (!converged && inertias.Count <= options.MaximumIterations)
        {
            var (next, nextMean) = Warped(mean, series, options.Definition, cancellation);

            // At the optimum rounding may raise the sum by a unit in the last place: that average is not taken.
            if (!(next < inertia))
            {
                converged = true;
                break;
            }

            converged = inertia - next <= options.Tolerance * inertia;
            (center, mean, inertia) = (mean, nextMean, next);
            inertias.Add(inertia);
            progress?.Report(new(inertias.Count - 1, null, "iterations", Measure: "inertia", Value: inertia));
        }

        progress?.Report(new(inertias.Count - 1, inertias.Count - 1, "iterations", Measure: "inertia", Value: inertia));
        return (center, inertias, converged);
    }

    /// <summary>The sum of distances from a center, and the means of the frames that its frames match.</summary>
    private static (double Inertia, FeatureSeries Mean) Warped(FeatureSeries center, IReadOnlyList<FeatureSeries> series, DtwDefinition definition, CancellationToken cancellation)
    {
        var (inertia, width) = (0.0, center.Dimensions);
        var sums = new double[center.Values.Length];
        var counts = new int[center.Length];
        foreach (var one in series)
        {
            cancellation.ThrowIfCancellationRequested();
            var warped = Dtw.Align(center, one, definition, cancellation);
            inertia += warped.Distance;
            foreach (var (to, from) in warped.Path)
            {
                counts[to]++;
                var frame = one[from];
                for (var dimension = 0; dimension < width; dimension++)
                {
                    sums[(to * width) + dimension] += frame[dimension];
                }
            }
        }

        for (var index = 0; index < sums.Length; index++)
        {
            sums[index] /= counts[index / width];
        }

        return (inertia, center.With(values: sums));
    }
}
