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

    /// <summary>A copy in ascending order, NaN first.</summary>
    public static double[] Sorted(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return sorted;
    }
}
