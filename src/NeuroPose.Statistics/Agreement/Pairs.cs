using NeuroPose.Numerics;

namespace NeuroPose.Statistics;

/// <summary>
/// Two samples value by value. Pairs with a NaN are left out as a whole and counted; nothing is filled in. Values far from ordinary size
/// are divided by a common power of two, so that their squares are numbers.
/// </summary>
internal sealed class Pairs
{
    private Pairs(double[] first, double[] second, int[] rows, int leftOut)
    {
        Exponent = Samples.Exponent(Math.Max(BinaryScale.Largest(first), BinaryScale.Largest(second)));
        First = Samples.Scaled(first, Exponent).ToArray();
        Second = Samples.Scaled(second, Exponent).ToArray();
        Rows = rows;
        LeftOut = leftOut;
        Differences = [.. First.Zip(Second, (one, other) => one - other)];
    }

    public double[] First { get; }

    public double[] Second { get; }

    /// <summary>First − second.</summary>
    public double[] Differences { get; }

    /// <summary>Where each pair stands in the samples.</summary>
    public int[] Rows { get; }

    public int LeftOut { get; }

    public int Count => First.Length;

    private int Exponent { get; }

    /// <summary>A number in the unit of the values.</summary>
    public double InUnit(double number) => Math.ScaleB(number, Exponent);

    /// <summary>The pairs that are known.</summary>
    /// <exception cref="ArgumentException">The lengths differ, a value is infinite, or fewer pairs are known than are needed.</exception>
    public static Pairs Known(ReadOnlySpan<double> first, ReadOnlySpan<double> second, int least)
    {
        if (first.Length != second.Length)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The second has {second.Length} values; expected {first.Length}, one for each of the first. Bring both to the same times or nodes before."),
                nameof(second));
        }

        RequireNoInfinity(first, nameof(first));
        RequireNoInfinity(second, nameof(second));
        List<int> rows = [];
        for (var row = 0; row < first.Length; row++)
        {
            if (!double.IsNaN(first[row]) && !double.IsNaN(second[row]))
            {
                rows.Add(row);
            }
        }

        if (rows.Count < least)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Expected at least {least} pairs without NaN, found {rows.Count} of {first.Length}."), nameof(second));
        }

        var (ones, others) = (new double[rows.Count], new double[rows.Count]);
        for (var index = 0; index < ones.Length; index++)
        {
            (ones[index], others[index]) = (first[rows[index]], second[rows[index]]);
        }

        return new(ones, others, [.. rows], first.Length - rows.Count);
    }

    /// <summary>The product-moment correlation; NaN where one of the samples has no spread.</summary>
    public static double Pearson(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var (one, other) = (Descriptive.SquaredDeviations(first), Descriptive.SquaredDeviations(second));
        return one > 0 && other > 0 ? Math.Clamp(Products(first, second) / (Math.Sqrt(one) * Math.Sqrt(other)), -1, 1) : double.NaN;
    }

    /// <summary>The sum of the products of the distances from both means.</summary>
    public static double Products(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var (mean, otherMean) = (Moments.Mean(first), Moments.Mean(second));
        var products = 0.0;
        for (var index = 0; index < first.Length; index++)
        {
            products += (first[index] - mean) * (second[index] - otherMean);
        }

        return products;
    }

    public static void RequireNoInfinity(ReadOnlySpan<double> values, string name)
    {
        for (var index = 0; index < values.Length; index++)
        {
            if (double.IsInfinity(values[index]))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Value {index} of {values.Length} (counted from 0) is infinite; expected a number, or NaN where it is not known."),
                    name);
            }
        }
    }
}
