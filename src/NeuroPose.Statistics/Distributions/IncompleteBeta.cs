using NeuroPose.Numerics;

namespace NeuroPose.Statistics;

/// <summary>
/// The regularized incomplete beta function, which Student's t and F rest on. Made of <see cref="ExactMath"/> and correctly rounded
/// operations, so that its bits depend on no C library (decision 0061).
/// Sources: NIST Digital Library of Mathematical Functions, 8.17.22 (continued fraction) and 5.11.1 (Stirling's series).
/// </summary>
internal static class IncompleteBeta
{
    private const double HalfLogOfTwoPi = 0.9189385332046728;
    private const double Tiny = 1e-300;
    private const int MostTerms = 1_000_000;

    /// <summary>From here on Stirling's series with seven terms is good to the last bit.</summary>
    private const double Large = 15;

    private static readonly double[] StirlingCoefficients =
    [
        1.0 / 156, -691.0 / 360360, 1.0 / 1188, -1.0 / 1680, 1.0 / 1260, -1.0 / 360, 1.0 / 12,
    ];

    /// <summary>The share below x, I_x(a, b), for x + y = 1: both are given, so that neither loses digits near 0.</summary>
    public static double Share(double x, double y, double a, double b) =>
        x <= 0 ? 0
        : y <= 0 ? 1
        : x < (a + 1) / (a + b + 2) ? Below(x, y, a, b)
        : 1 - Below(y, x, b, a);

    private static double Below(double x, double y, double a, double b) =>
        ExactMath.Exp((a * LogOfShare(x, y)) + (b * LogOfShare(y, x)) - LogBeta(a, b)) / (a * Fraction(x, a, b));

    /// <summary>1 + d₁ / (1 + d₂ / (1 + …)) from its front, by the ratios of successive numerators and denominators (Lentz 1976).</summary>
    private static double Fraction(double x, double a, double b)
    {
        var (value, numerators, denominators) = (1.0, 1.0, 0.0);
        for (var term = 1; term <= MostTerms; term++)
        {
            var half = term / 2;
            var coefficient = (term & 1) == 1
                ? -(a + half) * (a + b + half) / ((a + (2 * half)) * (a + (2 * half) + 1)) * x
                : half * (b - half) / ((a + (2 * half) - 1) * (a + (2 * half))) * x;
            denominators = 1 / NotZero(1 + (coefficient * denominators));
            numerators = NotZero(1 + (coefficient / numerators));
            var change = numerators * denominators;
            value *= change;
            if (Math.Abs(change - 1) < 3e-16)
            {
                break;
            }
        }

        return value;
    }

    private static double NotZero(double number) => Math.Abs(number) < Tiny ? Tiny : number;

    /// <summary>ln B(a, b). Where one is large, the difference of two large logarithms is taken by its parts.</summary>
    private static double LogBeta(double a, double b)
    {
        var (less, more) = a < b ? (a, b) : (b, a);
        if (more < Large)
        {
            return LogGamma(less) + LogGamma(more) - LogGamma(less + more);
        }

        var both = less + more;
        var ratio = ((more - 0.5) * LogOfOnePlus(less / more)) + (less * ExactMath.Log(both)) - less + Correction(both) - Correction(more);
        return LogGamma(less) - ratio;
    }

    /// <summary>ln Γ for positive numbers: small ones by way of Γ(x + 1) = x Γ(x).</summary>
    private static double LogGamma(double number)
    {
        var product = 1.0;
        while (number < Large)
        {
            product *= number;
            number++;
        }

        return ((number - 0.5) * ExactMath.Log(number)) - number + HalfLogOfTwoPi + Correction(number) - ExactMath.Log(product);
    }

    /// <summary>What Stirling's formula lacks of ln Γ.</summary>
    private static double Correction(double number)
    {
        var (square, sum) = (1 / (number * number), 0.0);
        foreach (var coefficient in StirlingCoefficients)
        {
            sum = (sum * square) + coefficient;
        }

        return sum / number;
    }

    /// <summary>ln x where y = 1 − x is known with all its digits.</summary>
    private static double LogOfShare(double x, double y) => y < 0.5 ? LogOfOnePlus(-y) : ExactMath.Log(x);

    /// <summary>ln(1 + u): what the sum loses of u is put right by the ratio of what was asked and what was taken (Kahan).</summary>
    private static double LogOfOnePlus(double u)
    {
        var sum = 1 + u;
        return sum == 1 ? u : ExactMath.Log(sum) * (u / (sum - 1));
    }
}
