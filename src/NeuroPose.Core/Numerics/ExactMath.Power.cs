namespace NeuroPose.Numerics;

public static partial class ExactMath
{
    /// <summary>The terms of artanh that a logarithm of 70 bits needs.</summary>
    private const int ArtanhTerms = 15;

    /// <summary>
    /// A number to a power, within one unit in the last place; uses the fused multiply-add. As in IEEE 754: anything to the power of 0
    /// is 1, 1 to any power is 1, a negative number to a power that is no whole number is NaN. Other NaN give NaN.
    /// </summary>
    public static double Pow(double number, double power)
    {
        if (power == 0 || number == 1)
        {
            return 1;
        }

        if (double.IsNaN(number) || double.IsNaN(power))
        {
            return double.NaN;
        }

        var size = Math.Abs(number);
        if (double.IsInfinity(power))
        {
            return size == 1 ? 1 : size > 1 == power > 0 ? double.PositiveInfinity : 0;
        }

        // From 2^53 on, every double is an even whole number.
        var isOdd = Math.Abs(power) < 9007199254740992.0 && Math.Abs(power % 2) == 1;
        var sign = isOdd && double.IsNegative(number) ? -1.0 : 1.0;
        if (size == 0 || double.IsInfinity(size))
        {
            return sign * (size == 0 == power > 0 ? 0 : double.PositiveInfinity);
        }

        return number < 0 && power % 1 != 0 ? double.NaN : sign * PositivePower(size, power);
    }

    private static double PositivePower(double number, double power)
    {
        var (high, low) = LongLogarithm(number);
        var product = power * high;
        if (product > LargestExponent + 1)
        {
            return double.PositiveInfinity;
        }

        if (product < SmallestExponent - 1)
        {
            return 0;
        }

        var rest = Math.FusedMultiplyAdd(power, high, -product) + (power * low);
        var (sum, correction, k) = ExponentialParts(product, rest);
        return ScaledByPowerOfTwo(sum + correction, k);
    }

    /// <summary>
    /// The natural logarithm of a positive, finite number as a sum of two, good to some 70 bits: a power multiplies what it lacks.
    /// </summary>
    private static (double High, double Low) LongLogarithm(double number)
    {
        var (fraction, exponent) = FractionAndExponent(number);
        var s = ArtanhArgument(fraction);
        var square = Product(s, s);

        // 2·artanh(s) = s · (2 + 2/3 s² + 2/5 s⁴ + …).
        var series = (High: 0.0, Low: 0.0);
        for (var n = (2 * ArtanhTerms) + 1; n >= 1; n -= 2)
        {
            var term = 2.0 / n;
            var (high, low) = Product(series, square);
            series = Sum(term, high, low + (Math.FusedMultiplyAdd(-term, n, 2) / n));
        }

        var logarithm = Product(s, series);

        // The first product is exact, and above the logarithm of the fraction where it is not 0.
        var twos = exponent * LogOfTwoLow;
        return Sum(exponent * LogOfTwoHigh, logarithm.High, Math.FusedMultiplyAdd(exponent, LogOfTwoLow, -twos) + logarithm.Low, twos);
    }

    private static (double High, double Low) Product((double High, double Low) a, (double High, double Low) b)
    {
        var product = a.High * b.High;
        return (product, Math.FusedMultiplyAdd(a.High, b.High, -product) + ((a.High * b.Low) + (a.Low * b.High)));
    }

    /// <summary>a + b + c + low as a sum of two, c much smaller than a and b but not below what counts.</summary>
    private static (double High, double Low) Sum(double a, double b, double low, double c)
    {
        var (high, rest) = Sum(a, b, 0);
        return Sum(high, c, rest + low);
    }
}
