using NeuroPose.Kinematics;
using NeuroPose.Warping;

namespace NeuroPose.Averaging;

/// <summary>
/// The average with the least sum of soft-DTW values, by gradient descent: a step is halved until it lowers the sum as its slope
/// promises (Armijo), and the next one starts at twice its length. The sum never rises. Smoother than <see cref="Dba"/>, the more so the
/// larger γ; what is found is a local optimum that depends on the start.
/// Source: Cuturi and Blondel, "Soft-DTW: a differentiable loss function for time-series" (2017), section 3.
/// </summary>
public static class SoftAveraging
{
    private const double Promise = 1e-4;
    private const int MaximumHalvings = 60;

    /// <summary>The average of several series of the same dimensions; lengths may differ.</summary>
    /// <exception cref="ArgumentException">There are no series, or an option is out of range.</exception>
    /// <exception cref="SeriesException">A series is empty, the dimensions differ, a value is NaN or infinite, or sums are too large; the
    /// place is named.</exception>
    public static SoftBarycenter Average(
        IReadOnlyList<FeatureSeries> series, SoftAveragingOptions options, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        if (series.Count == 0)
        {
            throw new ArgumentException("An average needs at least one series; got none.", nameof(series));
        }

        SeriesCheck.Comparable(series, LocalCost.SquaredEuclidean);
        var start = options.Start.Choose(series, new() { LocalCost = LocalCost.SquaredEuclidean }, cancellation);
        SeriesCheck.Comparable([series[0], start], LocalCost.SquaredEuclidean);
        var like = series[0];
        FeatureSeries Center(double[] values) => like.With(options.Label, values, inputSha256: "");

        var (center, length, converged) = (Center(start.Values.ToArray()), 0.5 / series.Count, false);
        var (value, slope) = Sum(center, series, options.Gamma, cancellation);
        List<double> values = [value];
        progress?.Report(new(0, null, "iterations", Measure: "inertia", Value: value));
        while (!converged && values.Count <= options.MaximumIterations)
        {
            var (next, taken) = Descend(center, value, slope, length, candidate => Sum(Center(candidate), series, options.Gamma, cancellation).Value);
            if (next is null)
            {
                converged = true;
                break;
            }

            center = Center(next);
            var before = value;
            (value, slope) = Sum(center, series, options.Gamma, cancellation);
            length = 2 * taken;
            values.Add(value);
            progress?.Report(new(values.Count - 1, null, "iterations", Measure: "inertia", Value: value));
            converged = before - value <= options.Tolerance * Math.Abs(before);
        }

        return new(center, values, converged, options.Start.Describe(), options.Gamma, [.. series.Select(one => one.Label)], [.. series.Select(one => one.InputSha256)]);
    }

    /// <summary>The numbers after a step that keeps its promise, and its length; null where none does, as at an optimum.</summary>
    private static (double[]? Next, double Length) Descend(FeatureSeries center, double value, double[] slope, double length, Func<double[], double> valueOf)
    {
        var steepness = 0.0;
        foreach (var number in slope)
        {
            steepness += number * number;
        }

        for (var halving = 0; halving < MaximumHalvings; halving++, length /= 2)
        {
            var next = center.Values.ToArray();
            for (var index = 0; index < next.Length; index++)
            {
                next[index] -= length * slope[index];
            }

            var there = valueOf(next);
            if (there < value && there <= value - (Promise * length * steepness))
            {
                return (next, length);
            }
        }

        return (null, length);
    }

    private static (double Value, double[] Slope) Sum(FeatureSeries center, IReadOnlyList<FeatureSeries> series, double gamma, CancellationToken cancellation)
    {
        var value = 0.0;
        var slope = new double[center.Values.Length];
        foreach (var one in series)
        {
            var soft = SoftDtw.Gradient(center, one, gamma, cancellation);
            value += soft.Value;
            for (var index = 0; index < slope.Length; index++)
            {
                slope[index] += soft.Gradient.Values[index];
            }
        }

        return (value, slope);
    }
}
