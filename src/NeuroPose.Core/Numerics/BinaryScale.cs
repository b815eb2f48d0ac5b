namespace NeuroPose.Numerics;

/// <summary>
/// Powers of two that bring numbers to where their squares neither overflow nor vanish. Scaling by one is exact, so that a number
/// found from scaled numbers and scaled back has the bits that it has for numbers of ordinary size.
/// </summary>
internal static class BinaryScale
{
    /// <summary>Within these a sum of squares has lost nothing: what vanished from it is far below its last bit.</summary>
    private const double LeastSquare = 1e-270;
    private const double LargestSquare = 1e300;

    /// <summary>Whether a sum of squares is as it would be without limits to a number's size. Not so for 0, NaN and infinity.</summary>
    public static bool IsOrdinarySquare(double square) => square > LeastSquare && square < LargestSquare;

    /// <summary>The largest magnitude; 0 of nothing, NaN when there is a NaN.</summary>
    public static double Largest(ReadOnlySpan<double> values)
    {
        var largest = 0.0;
        foreach (var value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }

    /// <summary>
    /// The e for which a magnitude is within 2^e and 2^(e+1); 0 for 0, NaN and infinity, and for all from 2^-reach to 2^reach.
    /// </summary>
    public static int Exponent(double magnitude, int reach = 0)
    {
        var exponent = magnitude > 0 && double.IsFinite(magnitude) ? Math.ILogB(magnitude) : 0;
        return Math.Abs(exponent) > reach ? exponent : 0;
    }

    /// <summary>All numbers times 2^exponent.</summary>
    public static double[] Scaled(ReadOnlySpan<double> values, int exponent)
    {
        var scaled = new double[values.Length];
        for (var index = 0; index < scaled.Length; index++)
        {
            scaled[index] = Math.ScaleB(values[index], exponent);
        }

        return scaled;
    }

    /// <summary>The Euclidean distance of numbers of any size, summed in their order with a fused multiply-add.</summary>
    public static double Distance(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        // Half a difference cannot overflow; of small numbers half would lose a bit.
        var halved = !double.IsFinite(LargestDifference(first, second, 1)) ? 1 : 0;
        var factor = halved == 1 ? 0.5 : 1;
        var largest = LargestDifference(first, second, factor);
        if (!double.IsFinite(largest))
        {
            return largest;
        }

        var exponent = Exponent(largest);
        var sum = 0.0;
        for (var index = 0; index < first.Length; index++)
        {
            var difference = Math.ScaleB((factor * first[index]) - (factor * second[index]), -exponent);
            sum = Math.FusedMultiplyAdd(difference, difference, sum);
        }

        return Math.ScaleB(Math.Sqrt(sum), exponent + halved);
    }

    private static double LargestDifference(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double factor)
    {
        var largest = 0.0;
        for (var index = 0; index < first.Length; index++)
        {
            largest = Math.Max(largest, Math.Abs((factor * first[index]) - (factor * second[index])));
        }

        return largest;
    }
}
