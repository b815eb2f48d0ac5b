using NeuroPose.Numerics;

namespace NeuroPose.Statistics;

/// <summary>What a sample has to be before anything is computed from it.</summary>
internal static class Samples
{
    /// <summary>Refuses a sample without values.</summary>
    public static void RequireValues(ReadOnlySpan<double> values, string name)
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException("There are no values; expected at least one.", name);
        }
    }

    /// <summary>
    /// Refuses a sample without values or with an unknown one: NaN compares as false, so that it would count without being seen.
    /// </summary>
    public static void RequireKnown(ReadOnlySpan<double> values, string name)
    {
        RequireValues(values, name);
        for (var index = 0; index < values.Length; index++)
        {
            if (double.IsNaN(values[index]))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Value {index} of {values.Length} (counted from 0) is NaN; expected numbers. Leave unknown values out before, and say how many."),
                    name);
            }
        }
    }

    // Squares of values within 2^±400, and sums of them, neither overflow nor vanish.
    private const int OrdinaryReach = 400;

    /// <summary>The power of two that a sample is divided by before its squares are summed; 0 for values of ordinary size.</summary>
    public static int Exponent(ReadOnlySpan<double> values) => Exponent(BinaryScale.Largest(values));

    /// <inheritdoc cref="Exponent(ReadOnlySpan{double})"/>
    public static int Exponent(double largest) => BinaryScale.Exponent(largest, OrdinaryReach);

    /// <summary>The values divided by 2^exponent; the same values where that is 1.</summary>
    public static ReadOnlySpan<double> Scaled(ReadOnlySpan<double> values, int exponent) =>
        exponent == 0 ? values : BinaryScale.Scaled(values, -exponent);

    /// <summary>A copy in ascending order, NaN first.</summary>
    public static double[] Sorted(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return sorted;
    }
}
