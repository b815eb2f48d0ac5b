using NeuroPose.Numerics;

namespace NeuroPose.Statistics;

/// <summary>The normal distribution with mean 0 and variance 1. The same bits everywhere, to 13 digits. NaN gives NaN.</summary>
public static class NormalDistribution
{
    private const double PerRootOfTwoPi = 0.3989422804014327;
    private const int FractionTerms = 300;

    /// <summary>The chance of a value up to z.</summary>
    public static double Cumulative(double z) => z > 0 ? 1 - Tail(z) : Tail(-z);

    /// <summary>The chance of a value above z, with its digits also where it is small.</summary>
    public static double UpperTail(double z) => Cumulative(-z);

    /// <summary>The value below which a share of the distribution lies: 1.96 for 0.975; infinite for 0 and 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    public static double Quantile(double share) => Quantiles.Symmetric(share, Tail);

    /// <summary>The chance above z for z ≥ 0. Sources: M. Abramowitz and I. A. Stegun, 1964, 26.2.11 and 26.2.14.</summary>
    private static double Tail(double z)
    {
        if (!(z <= 40))
        {
            return double.IsNaN(z) ? double.NaN : 0;
        }

        var density = PerRootOfTwoPi * ExactMath.Exp(-0.5 * z * z);
        if (z < 2)
        {
            var (term, sum) = (z, z);
            for (var n = 3; term > 1e-18 * sum; n += 2)
            {
                term *= z * z / n;
                sum += term;
            }

            return 0.5 - (density * sum);
        }

        var fraction = z;
        for (var n = FractionTerms; n >= 1; n--)
        {
            fraction = z + (n / fraction);
        }

        return density / fraction;
    }
}

/// <summary>
/// Student's t distribution. Degrees of freedom are any positive number, also a fraction, as Welch and Satterthwaite need; infinite ones
/// are the normal distribution. The same bits everywhere, to 11 digits up to 5,000 degrees and to 10 up to a million. NaN gives NaN.
/// </summary>
public static class StudentDistribution
{
    /// <summary>The chance of a value up to t.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The degrees of freedom are not positive.</exception>
    public static double Cumulative(double t, double degreesOfFreedom) => t > 0 ? 1 - UpperTail(t, degreesOfFreedom) : UpperTail(-t, degreesOfFreedom);

    /// <summary>The chance of a value above t, with its digits also where it is small. Twice that of |t| is the p of a two-sided
    /// test.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The degrees of freedom are not positive.</exception>
    public static double UpperTail(double t, double degreesOfFreedom)
    {
        Quantiles.RequirePositive(degreesOfFreedom, nameof(degreesOfFreedom));
        return double.IsNaN(t) ? double.NaN
            : double.IsPositiveInfinity(degreesOfFreedom) ? NormalDistribution.UpperTail(t)
            : t < 0 ? 1 - Tail(-t, degreesOfFreedom)
            : Tail(t, degreesOfFreedom);
    }

    /// <summary>The value below which a share of the distribution lies: 2.228 for 0.975 and 10 degrees; infinite for 0 and 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The share is not between 0 and 1, or the degrees of freedom are not positive.
    /// </exception>
    public static double Quantile(double share, double degreesOfFreedom) => Quantiles.Symmetric(share, t => UpperTail(t, degreesOfFreedom));

    private static double Tail(double t, double freedom)
    {
        // t² / ν and its reciprocal rather than t² + ν, which may be more than a double holds.
        var square = t * (t / freedom);
        return square > 1
            ? 0.5 * IncompleteBeta.Share(1 / square / (1 + (1 / square)), 1 / (1 + (1 / square)), freedom / 2, 0.5)
            : 0.5 * IncompleteBeta.Share(1 / (1 + square), square / (1 + square), freedom / 2, 0.5);
    }
}

/// <summary>
/// The F distribution. Degrees of freedom are any positive, finite numbers. The same bits everywhere, to 11 digits up to 5,000 degrees
/// and to 10 up to a million. NaN gives NaN.
/// </summary>
public static class FDistribution
{
    /// <summary>The chance of a value up to f; 0 for a negative f.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Degrees of freedom are not positive, or infinite.</exception>
    public static double Cumulative(double f, double numeratorDegrees, double denominatorDegrees)
    {
        Require(numeratorDegrees, denominatorDegrees);
        return Below(f <= 0 ? 0 : f, numeratorDegrees, denominatorDegrees);
    }

    /// <summary>The chance of a value above f, with its digits also where it is small.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Degrees of freedom are not positive, or infinite.</exception>
    public static double UpperTail(double f, double numeratorDegrees, double denominatorDegrees)
    {
        Require(numeratorDegrees, denominatorDegrees);
        return f <= 0 ? 1 : Below(1 / f, denominatorDegrees, numeratorDegrees);
    }

    /// <summary>The value below which a share of the distribution lies; 0 for 0, infinite for 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The share is not between 0 and 1, or degrees of freedom are not positive.
    /// </exception>
    public static double Quantile(double share, double numeratorDegrees, double denominatorDegrees)
    {
        Quantiles.RequireShare(share);
        return share > 0.5
            ? Quantiles.Where(f => UpperTail(f, numeratorDegrees, denominatorDegrees), 1 - share)
            : 1 / Quantiles.Where(f => UpperTail(f, denominatorDegrees, numeratorDegrees), share);
    }

    private static void Require(double numeratorDegrees, double denominatorDegrees)
    {
        Quantiles.RequirePositive(numeratorDegrees, nameof(numeratorDegrees));
        Quantiles.RequirePositive(denominatorDegrees, nameof(denominatorDegrees));
        ArgumentOutOfRangeException.ThrowIfEqual(numeratorDegrees, double.PositiveInfinity);
        ArgumentOutOfRangeException.ThrowIfEqual(denominatorDegrees, double.PositiveInfinity);
    }

    private static double Below(double f, double numerator, double denominator)
    {
        if (double.IsNaN(f))
        {
            return double.NaN;
        }

        var odds = f * (numerator / denominator);
        return odds > 1
            ? IncompleteBeta.Share(1 / (1 + (1 / odds)), 1 / odds / (1 + (1 / odds)), numerator / 2, denominator / 2)
            : IncompleteBeta.Share(odds / (1 + odds), 1 / (1 + odds), numerator / 2, denominator / 2);
    }
}

/// <summary>Distributions turned around, by halving: slower than Newton's way, but nothing to start from and nothing that may
/// fail.</summary>
internal static class Quantiles
{
    /// <summary>The quantile of a distribution that is symmetric about 0, by its chance above a value of at least 0.</summary>
    public static double Symmetric(double share, Func<double, double> upperTail)
    {
        RequireShare(share);
        return share == 0.5 ? 0 : share > 0.5 ? Where(upperTail, 1 - share) : -Where(upperTail, share);
    }

    /// <summary>The x ≥ 0 where a tail, which falls to 0, has come down to a chance.</summary>
    public static double Where(Func<double, double> upperTail, double chance)
    {
        if (!(chance > 0))
        {
            return double.PositiveInfinity;
        }

        var (low, high) = (0.0, 1.0);
        while (upperTail(high) > chance)
        {
            (low, high) = (high, high * 2);
            if (double.IsInfinity(high))
            {
                return high;
            }
        }

        while (true)
        {
            var middle = low + ((high - low) / 2);
            if (!(middle > low && middle < high) || high < 1e-300)
            {
                return high;
            }

            (low, high) = upperTail(middle) > chance ? (middle, high) : (low, middle);
        }
    }

    public static void RequireShare(double share)
    {
        if (!(share is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "The share must be between 0 and 1; for 97.5 % it is 0.975.");
        }
    }

    public static void RequirePositive(double degrees, string name)
    {
        if (!(degrees > 0))
        {
            throw new ArgumentOutOfRangeException(name, degrees, "Degrees of freedom must be above 0.");
        }
    }
}

/// <summary>A confidence interval.</summary>
/// <param name="Low">The lower end, in the unit of the number; NaN where it is not known.</param>
/// <param name="High">The upper end.</param>
/// <param name="Level">The share of such intervals that hold the true number, between 0 and 1.</param>
public sealed record ConfidenceInterval(double Low, double High, double Level)
{
    /// <summary>A number with the same distance to both ends.</summary>
    internal static ConfidenceInterval Around(double center, double half, double level) => new(center - half, center + half, level);

    /// <summary>Refuses what is no level.</summary>
    internal static void RequireLevel(double level)
    {
        if (!(level is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "The level must be between 0 and 1; 95 % is 0.95.");
        }
    }

    /// <summary>The share below the upper end of an interval with as much beyond each end: 0.975 of 0.95.</summary>
    internal static double UpperShare(double level) => (double)(1 - ((1 - (decimal)level) / 2));
}
