using NeuroPose.Kinematics;
using NeuroPose.Warping;

namespace NeuroPose.Averaging;

/// <summary>Soft-DTW of two checked series: rows of soft minima forward, shares of the value backward.</summary>
internal sealed class SoftRecursion(FeatureSeries first, FeatureSeries second, double gamma, CancellationToken cancellation)
{
    private readonly SoftMinimum minimum = new(gamma);
    private readonly double[] costs = new double[second.Length];

    // Row and column 0 lie before the series: only their common corner can be come from.
    private readonly int width = second.Length + 1;

    /// <summary>The value, in two rows of memory.</summary>
    public double Value()
    {
        var (before, here) = (FirstRow(), new double[width]);
        for (var row = 0; row < first.Length; row++)
        {
            Advance(row, before, here);
            (before, here) = (here, before);
        }

        return before[^1];
    }

    /// <summary>The value and its gradient by the first series' numbers, in (n + 1)·(m + 1) numbers of memory.</summary>
    public (double Value, double[] Gradient) Gradient()
    {
        var sums = new double[checked((first.Length + 1) * width)];
        FirstRow().CopyTo(sums, 0);
        for (var row = 0; row < first.Length; row++)
        {
            Advance(row, sums.AsSpan(row * width, width), sums.AsSpan((row + 1) * width, width));
        }

        return (sums[^1], Backward(sums));
    }

    private double[] FirstRow()
    {
        var row = new double[width];
        Array.Fill(row, double.PositiveInfinity);
        row[0] = 0;
        return row;
    }

    private void Advance(int row, ReadOnlySpan<double> before, Span<double> here)
    {
        cancellation.ThrowIfCancellationRequested();
        LocalCost.SquaredEuclidean.Fill(first[row], second.Values, 0, second.Length - 1, costs);
        here[0] = double.PositiveInfinity;
        for (var column = 1; column < width; column++)
        {
            here[column] = costs[column - 1] + minimum.Of(before[column - 1], before[column], here[column - 1]);
        }
    }

    /// <summary>
    /// Each cell hands its share of the value on to the three cells it comes from. Taking the shares from the soft minimum itself, not
    /// from differences of sums, keeps them exact to rounding where sums are large and γ is small.
    /// </summary>
    private double[] Backward(double[] sums)
    {
        var gradient = new double[first.Values.Length];
        var (here, before) = (new double[width], new double[width]);
        here[^1] = 1;
        for (var row = first.Length - 1; row >= 0; row--)
        {
            cancellation.ThrowIfCancellationRequested();
            var sumsBefore = sums.AsSpan(row * width, width);
            var sumsHere = sums.AsSpan((row + 1) * width, width);
            for (var column = width - 1; column >= 1; column--)
            {
                var share = here[column];
                var (both, one, other) = minimum.Shares(sumsBefore[column - 1], sumsBefore[column], sumsHere[column - 1]);
                before[column - 1] += share * both;
                before[column] += share * one;
                here[column - 1] += share * other;
                AddSlope(gradient, row, column - 1, share);
            }

            (here, before) = (before, here);
            Array.Clear(before);
        }

        return gradient;
    }

    private void AddSlope(double[] gradient, int row, int column, double share)
    {
        var here = first[row];
        var there = second[column];
        var slope = gradient.AsSpan(row * here.Length, here.Length);
        for (var dimension = 0; dimension < slope.Length; dimension++)
        {
            slope[dimension] += share * (2 * (here[dimension] - there[dimension]));
        }
    }
}
