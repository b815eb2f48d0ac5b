using NeuroPose.Kinematics;
using NeuroPose.Warping;

namespace NeuroPose.Averaging;

/// <summary>
/// Soft-DTW: the minimum over warping paths (single steps in either series or both, fixed ends, squared Euclidean costs) replaced by the
/// soft minimum −γ·ln Σ e^(−sum/γ), which has a gradient everywhere. As γ goes to 0 it becomes DTW of squared Euclidean costs; it is
/// never above it. Not a distance: it may be negative, and a series is not at 0 from itself. Both orders of two series give the same bits.
/// Source: Cuturi and Blondel, "Soft-DTW: a differentiable loss function for time-series" (2017).
/// </summary>
public static class SoftDtw
{
    /// <summary>The soft-DTW value of two series, in the square of their unit.</summary>
    /// <param name="first">A series.</param>
    /// <param name="second">A series of the same dimensions.</param>
    /// <param name="gamma">The smoothing, more than 0, in the square of the series' unit: sums along paths that differ by much less count
    /// alike.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">γ is not a finite number above 0.</exception>
    /// <exception cref="SeriesException">A series is empty, the dimensions differ, a value is NaN or infinite, or sums are too large; the
    /// place is named.</exception>
    public static double Value(FeatureSeries first, FeatureSeries second, double gamma, CancellationToken cancellation = default)
    {
        Check(first, second, gamma);
        return Finite(new SoftRecursion(first, second, gamma, cancellation).Value(), first, second);
    }

    /// <summary>
    /// The soft-DTW value of two series and its gradient by the numbers of the first. Takes 8 bytes for each pair of frames.
    /// </summary>
    /// <param name="first">A series.</param>
    /// <param name="second">A series of the same dimensions.</param>
    /// <param name="gamma">The smoothing, more than 0, in the square of the series' unit.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">γ is not a finite number above 0.</exception>
    /// <exception cref="ArgumentException">The series have more pairs of frames than one array holds.</exception>
    /// <exception cref="SeriesException">A series is empty, the dimensions differ, a value is NaN or infinite, or sums are too large; the
    /// place is named.</exception>
    public static SoftDtwResult Gradient(FeatureSeries first, FeatureSeries second, double gamma, CancellationToken cancellation = default)
    {
        Check(first, second, gamma);
        var cells = (first.Length + 1L) * (second.Length + 1L);
        if (cells > Array.MaxLength)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"The gradient of {first.Length} × {second.Length} frames takes {cells * 8.0 / 1e9:0.#} GB, more than one array holds. Slice the series, or ask for the value alone."));
        }

        var (value, gradient) = new SoftRecursion(first, second, gamma, cancellation).Gradient();
        Finite(value, first, second);
        var unit = LocalCost.SquaredEuclidean.UnitOf(first.Unit);
        return new(value, first.With("gradient of " + first.Label, gradient, quantity: ""), gamma, first.Quantity, unit, first.Label, second.Label);
    }

    private static void Check(FeatureSeries first, FeatureSeries second, double gamma)
    {
        if (!(gamma > 0 && double.IsFinite(gamma)))
        {
            throw new ArgumentOutOfRangeException(nameof(gamma), gamma, "γ is a finite number above 0. For the hard minimum use Dtw with LocalCost.SquaredEuclidean.");
        }

        SeriesCheck.Comparable([first, second], LocalCost.SquaredEuclidean);
    }

    private static double Finite(double value, FeatureSeries first, FeatureSeries second) => double.IsFinite(value)
        ? value
        : throw new SeriesException($"the squared differences from \"{second.Label}\" add up beyond the largest double. Use a larger unit.", new(File: first.Label));
}
