namespace NeuroPose.Numerics;

public static partial class ExactMath
{
    // ln 2 in two parts. The first has 32 bits: any exponent of a double times it is exact.
    private const double LogOfTwoHigh = 0.6931471803691238;
    private const double LogOfTwoLow = 1.9082149292705877e-10;
    private const double PerLogOfTwo = 1.4426950408889634;

    // 1 / ln 10 in two parts.
    private const double PerLogOfTen = 0.4342944819032518;
    private const double PerLogOfTenLow = 1.098319650216765e-17;

    private const double LargestExponent = 709.782712893384;
    private const double SmallestExponent = -745.1332191019411;
    private const double TwoTo54 = 18014398509481984.0;

    /// <summary>1/n! for n = 14 down to 2; the factorials are exact.</summary>
    private static readonly double[] InverseFactorials =
    [
        1.0 / 87178291200, 1.0 / 6227020800, 1.0 / 479001600, 1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880, 1.0 / 40320,
        1.0 / 5040, 1.0 / 720, 1.0 / 120, 1.0 / 24, 1.0 / 6, 1.0 / 2,
    ];

    /// <summary>2/n for n = 25, 23, … 3: the series of 2·artanh(s), without its first term.</summary>
    private static readonly double[] InverseOddNumbers =
    [
        2.0 / 25, 2.0 / 23, 2.0 / 21, 2.0 / 19, 2.0 / 17, 2.0 / 15, 2.0 / 13, 2.0 / 11, 2.0 / 9, 2.0 / 7, 2.0 / 5, 2.0 / 3,
    ];

    /// <summary>
    /// e to a power, within one unit in the last place; uses the fused multiply-add. Infinite above 709.78, 0 below −745.13, less
    /// accurate (subnormal) below −708.4. NaN gives NaN.
    /// </summary>
    public static double Exp(double power)
    {
        if (!(power <= LargestExponent))
        {
            return double.IsNaN(power) ? double.NaN : double.PositiveInfinity;
        }

        if (power < SmallestExponent)
        {
            return 0;
        }

        var (sum, correction, k) = ExponentialParts(power, 0);
        return ScaledByPowerOfTwo(sum + correction, k);
    }

    /// <summary>
    /// The natural logarithm, within one unit in the last place; uses the fused multiply-add. 0 gives −∞; a negative number and NaN
    /// give NaN.
    /// </summary>
    public static double Log(double number)
    {
        if (!(number > 0))
        {
            return number == 0 ? double.NegativeInfinity : double.NaN;
        }

        if (double.IsPositiveInfinity(number))
        {
            return number;
        }

        var (high, low) = LogarithmParts(number);
        return high + low;
    }

    /// <summary>
    /// The logarithm to base 10, within one unit in the last place and exact for powers of ten; uses the fused multiply-add. 0 gives −∞;
    /// a negative number and NaN give NaN.
    /// </summary>
    public static double Log10(double number)
    {
        if (!(number > 0) || double.IsPositiveInfinity(number))
        {
            return Log(number);
        }

        var (high, low) = LogarithmParts(number);
        var product = high * PerLogOfTen;
        return product + (Math.FusedMultiplyAdd(high, PerLogOfTen, -product) + ((high * PerLogOfTenLow) + (low * PerLogOfTen)));
    }

    /// <summary>
    /// The hyperbolic tangent, within one unit in the last place; uses the fused multiply-add. From −1 to 1, reached beyond ±20. NaN
    /// gives NaN.
    /// </summary>
    public static double Tanh(double number)
    {
        var size = Math.Abs(number);
        if (!(size <= 20))
        {
            return double.IsNaN(number) ? double.NaN : Math.CopySign(1, number);
        }

        // For those the cubic term of the series is below half a unit.
        if (size < 1e-8)
        {
            return number;
        }

        // (e^2x − 1) / (e^2x + 1), with both in two parts.
        var (sum, correction, k) = ExponentialParts(2 * size, 0);
        var scale = PowerOfTwo(k);
        var (high, low) = (sum * scale, correction * scale);
        var (over, overLow) = Sum(high, -1, low);
        var (under, underLow) = Sum(high, 1, low);
        var quotient = over / under;
        var rest = Math.FusedMultiplyAdd(-quotient, under, over) + (overLow - (quotient * underLow));
        return Math.CopySign(quotient + (rest / under), number);
    }

    /// <summary>e^(power + low) as 2^k · (sum + correction), for powers whose result is neither 0 nor infinite.</summary>
    private static (double Sum, double Correction, int K) ExponentialParts(double power, double low)
    {
        // e^power = 2^k · e^(rest + restLow), |rest| ≤ ln 2 / 2. The first product and the first difference are exact.
        var k = Math.Round(power * PerLogOfTwo);
        var high = power - (k * LogOfTwoHigh);
        var rest = Math.FusedMultiplyAdd(-k, LogOfTwoLow, high);
        var restLow = Math.FusedMultiplyAdd(-k, LogOfTwoLow, high - rest);
        if (low != 0)
        {
            (rest, restLow) = Sum(rest, low, restLow);
        }

        var square = rest * rest;
        var tail = Math.FusedMultiplyAdd(square, Horner(InverseFactorials, rest), restLow);
        var sum = 1 + rest;
        return (sum, (1 - sum + rest) + tail, (int)k);
    }

    /// <summary>The natural logarithm of a positive, finite number as a sum of two, good to some 58 bits.</summary>
    private static (double High, double Low) LogarithmParts(double number)
    {
        var (fraction, exponent) = FractionAndExponent(number);

        // ln(1 + f) = 2·artanh(s) with s = f / (2 + f); what the divisor and the quotient lose is carried along. f is exact.
        var (s, sLow) = ArtanhArgument(fraction);
        var square = s * s;
        var tail = Math.FusedMultiplyAdd(s * square, Horner(InverseOddNumbers, square), 2 * sLow);

        var high = exponent * LogOfTwoHigh;
        var sum = high + (2 * s);
        return (sum, (high - sum + (2 * s)) + Math.FusedMultiplyAdd(exponent, LogOfTwoLow, tail));
    }

    /// <summary>f / (2 + f) for f = fraction − 1, as a sum of two.</summary>
    private static (double High, double Low) ArtanhArgument(double fraction)
    {
        var f = fraction - 1;
        var divisor = 2 + f;
        var divisorLow = 2 - divisor + f;
        var s = f / divisor;
        return (s, Math.FusedMultiplyAdd(-s, divisorLow, Math.FusedMultiplyAdd(-s, divisor, f)) / divisor);
    }

    /// <summary>a + b + low as a sum of two; a and b in any order.</summary>
    private static (double High, double Low) Sum(double a, double b, double low)
    {
        var sum = a + b;
        var part = sum - a;
        low += (a - (sum - part)) + (b - part);
        var high = sum + low;
        return (high, (sum - high) + low);
    }

    /// <summary>A positive number as fraction × 2^exponent, the fraction from √½ to √2.</summary>
    private static (double Fraction, int Exponent) FractionAndExponent(double number)
    {
        var shift = 0;
        if (!double.IsNormal(number))
        {
            (number, shift) = (number * TwoTo54, -54);
        }

        var bits = BitConverter.DoubleToInt64Bits(number);
        var exponent = (int)(bits >> 52) - 1023;
        var fraction = BitConverter.Int64BitsToDouble((bits & 0x000FFFFFFFFFFFFF) | 0x3FF0000000000000);
        return fraction > 1.4142135623730951 ? (fraction / 2, exponent + 1 + shift) : (fraction, exponent + shift);
    }

    private static double Horner(double[] coefficients, double x)
    {
        var sum = 0.0;
        foreach (var coefficient in coefficients)
        {
            sum = Math.FusedMultiplyAdd(sum, x, coefficient);
        }

        return sum;
    }

    /// <summary>A number near 1 times 2^k: exact, or rounded once where the result is subnormal.</summary>
    private static double ScaledByPowerOfTwo(double number, int k) => k switch
    {
        > 1023 => number * PowerOfTwo(k - 1) * 2,
        < -1022 => number * PowerOfTwo(k + 54) * (1 / TwoTo54),
        _ => number * PowerOfTwo(k),
    };

    private static double PowerOfTwo(int k) => BitConverter.Int64BitsToDouble((long)(k + 1023) << 52);
}
