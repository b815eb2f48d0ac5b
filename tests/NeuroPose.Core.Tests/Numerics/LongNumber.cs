using System.Numerics;

namespace NeuroPose.Core.Tests.Numerics;

/// <summary>
/// A number of some 300 bits, value · 2^−320, with the functions that ExactMath is compared with: plain series over whole numbers, slow
/// and simple.
/// </summary>
internal readonly record struct LongNumber(BigInteger Value)
{
    private const int Bits = 320;

    public static readonly LongNumber One = new(BigInteger.One << Bits);

    // 2 artanh(1/3), and Machin's formula.
    private static readonly LongNumber LogOfTwo = ArtanhSeries(One / 3) * 2;
    private static readonly LongNumber HalfPi = (ArctangentSeries(One / 5) * 8) - (ArctangentSeries(One / 239) * 2);

    public static LongNumber operator +(LongNumber a, LongNumber b) => new(a.Value + b.Value);

    public static LongNumber operator -(LongNumber a, LongNumber b) => new(a.Value - b.Value);

    public static LongNumber operator *(LongNumber a, LongNumber b) => new((a.Value * b.Value) >> Bits);

    public static LongNumber operator *(LongNumber a, int b) => new(a.Value * b);

    public static LongNumber operator /(LongNumber a, LongNumber b) => new((a.Value << Bits) / b.Value);

    public static LongNumber operator /(LongNumber a, int b) => new(a.Value / b);

    /// <summary>A double, without rounding; not below 2^−260.</summary>
    public static LongNumber Of(double number)
    {
        var (mantissa, exponent) = Parts(number);
        return new(exponent + Bits >= 0 ? mantissa << (exponent + Bits) : mantissa >> -(exponent + Bits));
    }

    public static LongNumber Log(double number)
    {
        var (mantissa, exponent) = Parts(number);
        var length = (int)mantissa.GetBitLength() - 1;
        var fraction = new LongNumber(mantissa << (Bits - length));
        return (ArtanhSeries((fraction - One) / (fraction + One)) * 2) + (LogOfTwo * (exponent + length));
    }

    public static LongNumber Log10(double number) => Log(number) / Log(10);

    /// <summary>e to a power as number · 2^K, the number from ½ to 2.</summary>
    public static (LongNumber Number, int K) Exp(LongNumber power)
    {
        var k = (int)((power.Value + (LogOfTwo.Value >> 1)) / LogOfTwo.Value);
        var rest = new LongNumber((power - (LogOfTwo * k)).Value >> 16);
        var (sum, term) = (One, One);
        for (var n = 1; !term.Value.IsZero && term.Value != BigInteger.MinusOne; n++)
        {
            term = term * rest / n;
            sum += term;
        }

        for (var squaring = 0; squaring < 16; squaring++)
        {
            sum *= sum;
        }

        return (sum, k);
    }

    /// <summary>The hyperbolic tangent of a positive number.</summary>
    public static LongNumber Tanh(double number)
    {
        var (e, k) = Exp(Of(number) * 2);
        var whole = new LongNumber(e.Value << k);
        return (whole - One) / (whole + One);
    }

    /// <summary>The arctangent of a positive number.</summary>
    public static LongNumber Atan(double number) => number > 1 ? HalfPi - ArctangentSeries(One / Of(number)) : ArctangentSeries(Of(number));

    /// <summary>How many units in its last place a double is from this number · 2^k.</summary>
    public double ErrorOf(double number, int k = 0)
    {
        const int Extra = 30;
        var (mantissa, exponent) = Parts(number);
        var shift = k - exponent - Bits + Extra;
        var exact = shift >= 0 ? Value << shift : Value >> -shift;
        return (double)BigInteger.Abs((mantissa << Extra) - exact) / (1 << Extra);
    }

    private static (BigInteger Mantissa, int Exponent) Parts(double number)
    {
        var bits = BitConverter.DoubleToInt64Bits(number);
        var (exponent, mantissa) = ((int)((bits >> 52) & 0x7FF), bits & 0xFFFFFFFFFFFFF);
        return ((exponent == 0 ? mantissa : mantissa | 0x10000000000000) * (bits < 0 ? -1 : 1), Math.Max(exponent, 1) - 1075);
    }

    private static LongNumber ArtanhSeries(LongNumber x)
    {
        var square = x * x;
        var (sum, power) = (x, x);
        for (var n = 3; !power.Value.IsZero && power.Value != BigInteger.MinusOne; n += 2)
        {
            power *= square;
            sum += power / n;
        }

        return sum;
    }

    // Euler's: it converges by half a bit a term and better, up to 1.
    private static LongNumber ArctangentSeries(LongNumber x)
    {
        var ratio = x * x / (One + (x * x));
        var term = x / (One + (x * x));
        var sum = term;
        for (var n = 1; !term.Value.IsZero; n++)
        {
            term = term * ratio * (2 * n) / ((2 * n) + 1);
            sum += term;
        }

        return sum;
    }
}
