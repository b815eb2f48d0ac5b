namespace NeuroPose.Numerics;

/// <summary>
/// Sine, cosine, arccosine, arctangent, exponential, logarithms, powers and hyperbolic tangent, built from correctly rounded operations
/// only (+ − × ÷ √ and, where it says so, the fused multiply-add) in a fixed order, so that every machine gives the same bits; the
/// runtime's own come from the system's C library and may differ in the last digit. Accurate to about
/// one unit in the last place.
/// </summary>
public static partial class ExactMath
{
    // π/2 in three parts: multiples of the first two up to 2^20 are exact in double precision.
    private const double HalfPiHigh = 1.5707963267341256;
    private const double HalfPiMiddle = 6.077100506303966E-11;
    private const double HalfPiLow = 2.0222662487959506E-21;

    private const double LargestReducible = 1e6;

    /// <summary>arctan(k/8) for k = 0 … 8.</summary>
    private static readonly double[] ArcTangents =
    [
        0.0, 0.12435499454676144, 0.24497866312686414, 0.35877067027057225, 0.4636476090008061,
        0.5585993153435624, 0.6435011087932844, 0.7188299996216245, 0.7853981633974483,
    ];

    /// <summary>The sine of an angle in radians. NaN gives NaN.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The angle is beyond ±1,000,000, where the reduction is no longer exact.</exception>
    public static double Sin(double radians) => Quadrant(radians, shift: 0);

    /// <summary>The cosine of an angle in radians. NaN gives NaN.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The angle is beyond ±1,000,000, where the reduction is no longer exact.</exception>
    public static double Cos(double radians) => Quadrant(radians, shift: 1);

    /// <summary>The angle from 0 to π whose cosine is given. NaN, and any value beyond ±1, gives NaN.</summary>
    public static double Acos(double cosine)
    {
        if (!(cosine is >= -1 and <= 1))
        {
            return double.NaN;
        }

        // The half-angle form keeps full accuracy at both ends, where arccos itself is steep.
        var opposite = Math.Sqrt(1 - cosine);
        var adjacent = Math.Sqrt(1 + cosine);
        return opposite <= adjacent
            ? 2 * ArcTangent(opposite / adjacent)
            : 2 * (HalfPiHigh + (HalfPiMiddle - ArcTangent(adjacent / opposite)));
    }

    /// <summary>The angle from −π/2 to π/2 whose tangent is given. NaN gives NaN.</summary>
    public static double Atan(double tangent) => Atan2(tangent, 1);

    /// <summary>
    /// The angle of the point (x, y) as seen from the origin, from -π to π, counted from the positive x axis toward the positive y axis.
    /// The origin itself has angle 0. NaN, or two infinite coordinates, give NaN.
    /// </summary>
    public static double Atan2(double y, double x)
    {
        var (height, width) = (Math.Abs(y), Math.Abs(x));
        if (height == 0 && width == 0)
        {
            return 0;
        }

        var acute = height <= width
            ? ArcTangent(height / width)
            : HalfPiHigh + (HalfPiMiddle - ArcTangent(width / height));
        var angle = x < 0 ? Math.PI - acute : acute;
        return y < 0 ? -angle : angle;
    }

    /// <summary>Arctangent for 0 ≤ ratio ≤ 1.</summary>
    private static double ArcTangent(double ratio)
    {
        var nearest = (int)Math.Round(ratio * 8);
        var center = nearest / 8.0;
        var rest = (ratio - center) / (1 + (ratio * center));
        var square = rest * rest;
        var series = (-1.0 / 3) + (square * ((1.0 / 5) + (square * ((-1.0 / 7) + (square * ((1.0 / 9) + (square * ((-1.0 / 11) + (square * (1.0 / 13))))))))));
        return ArcTangents[nearest] + (rest + (rest * square * series));
    }

    private static double Quadrant(double radians, int shift)
    {
        if (double.IsNaN(radians))
        {
            return double.NaN;
        }

        if (!(Math.Abs(radians) <= LargestReducible))
        {
            throw new ArgumentOutOfRangeException(nameof(radians), radians, "The angle must be within ±1,000,000 radians.");
        }

        var quarterTurns = Math.Round(radians / (Math.PI / 2));
        var rest = ((radians - (quarterTurns * HalfPiHigh)) - (quarterTurns * HalfPiMiddle)) - (quarterTurns * HalfPiLow);
        return (((int)quarterTurns + shift) & 3) switch
        {
            0 => SineSeries(rest),
            1 => CosineSeries(rest),
            2 => -SineSeries(rest),
            _ => -CosineSeries(rest),
        };
    }

    private static double SineSeries(double x)
    {
        var square = x * x;
        var sum = 0.0;
        for (var n = 17; n >= 3; n -= 2)
        {
            sum = square / (n * (n - 1)) * (1 - sum);
        }

        return x - (x * sum);
    }

    private static double CosineSeries(double x)
    {
        var square = x * x;
        var sum = 0.0;
        for (var n = 18; n >= 2; n -= 2)
        {
            sum = square / (n * (n - 1)) * (1 - sum);
        }

        return 1 - sum;
    }
}
