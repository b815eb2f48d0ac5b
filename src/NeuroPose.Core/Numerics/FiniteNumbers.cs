using System.Numerics;
using System.Runtime.InteropServices;

namespace NeuroPose.Numerics;

/// <summary>Looks for NaN and infinity many numbers at a time. It only compares, so its answer does not depend on how many.</summary>
internal static class FiniteNumbers
{
    /// <summary>The index of the first number that is NaN or infinite, or -1.</summary>
    public static int FirstOther(ReadOnlySpan<double> values)
    {
        var packed = MemoryMarshal.Cast<double, Vector<double>>(values);
        var largest = new Vector<double>(double.MaxValue);
        var at = 0;
        while (at < packed.Length && Vector.LessThanOrEqualAll(Vector.Abs(packed[at]), largest))
        {
            at++;
        }

        for (var index = at * Vector<double>.Count; index < values.Length; index++)
        {
            if (!double.IsFinite(values[index]))
            {
                return index;
            }
        }

        return -1;
    }
}
