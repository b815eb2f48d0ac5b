using NeuroPose.Kinematics;
using NeuroPose.Numerics;
using NeuroPose.Warping.Recursion;

namespace NeuroPose.Warping;

/// <summary>What single precision is refused for. Its kernels are the only road there is: none falls back to doubles unseen.</summary>
internal static class SinglePrecision
{
    private const double LargestToSquare = 1e18;
    private const double LeastToSquare = 1e-12;
    private const double LeastOfAll = 1e-30;

    /// <summary>Why the kernels do not carry out a definition; null when they do, and for doubles.</summary>
    public static string? ProblemOf(DtwDefinition definition) =>
        definition.Precision == Precision.Single && Breach(definition) is { } breach
            ? $"Single precision needs {breach}. Change the definition, or use Precision.Double."
            : null;

    /// <summary>Refuses numbers that are infinite as floats.</summary>
    /// <exception cref="SeriesException">A series has one.</exception>
    public static void Check(FeatureSeries series)
    {
        var values = series.Values;
        if (BinaryScale.Largest(values) is > 0 and < LeastOfAll and var largest)
        {
            throw new SeriesException(
                FormattableString.Invariant($"its largest number is {largest}, so small that floats lose its digits. Bring the series to a larger unit of numbers, or use Precision.Double."),
                new(File: series.Label.Length > 0 ? series.Label : "the series"));
        }

        for (var index = 0; index < values.Length; index++)
        {
            if (!float.IsFinite((float)values[index]))
            {
                throw new SeriesException(
                    FormattableString.Invariant($"{series.Names[index % series.Dimensions]} is {values[index]}, beyond the largest float. Bring the series to a smaller unit of numbers, or use Precision.Double."),
                    new(File: series.Label.Length > 0 ? series.Label : "the series", Frame: index / series.Dimensions));
            }
        }
    }

    /// <summary>Whether squares of the series' differences may overflow or vanish as floats where the differences do not.</summary>
    public static bool IsExtreme(FeatureSeries series) => BinaryScale.Largest(series.Values) is > LargestToSquare or (> 0 and < LeastToSquare);

    /// <summary>Refuses what only doubles are computed for.</summary>
    /// <exception cref="ArgumentException">The definition asks for single precision.</exception>
    public static void Refuse(DtwDefinition definition, string what)
    {
        if (definition.Precision == Precision.Single)
        {
            throw new ArgumentException($"Single precision computes distances, not {what}. Use Precision.Double for the {what}.");
        }
    }

    /// <summary>
    /// The answer where a window has no kernel: none where no path is left, which is explained elsewhere, else a refusal.
    /// </summary>
    /// <exception cref="ArgumentException">There is a path.</exception>
    public static Solution WithoutKernel(Problem problem) => Reachability.HasPath(problem.Window, problem.Moves, problem.Ends)
        ? throw new ArgumentException("Single precision needs a band whose limits never turn back from one row to the next. Change the band, or use Precision.Double.")
        : new(double.PositiveInfinity, -1, -1, Abandoned: false);

    private static string? Breach(DtwDefinition definition) => definition switch
    {
        _ when definition.Backend != Backend.Exact => "the exact search (Backend.Exact)",
        _ when definition.LocalCost != LocalCost.Euclidean && definition.LocalCost != LocalCost.SquaredEuclidean =>
            $"Euclidean or squared Euclidean costs, not {definition.LocalCost.Describe()} ones",
        _ when WarpKernel.Weights(definition) is null =>
            $"single steps in either series and in both, and fixed ends (Relaxation.None); the step pattern is {definition.StepPattern}, and {definition.Relaxation.Describe()}",
        _ when definition.Weighting != PhaseWeighting.None => "matches that all weigh the same (PhaseWeighting.None)",
        _ when definition.MaximumStep < double.PositiveInfinity => "matches of any cost (an infinite MaximumStep)",
        _ when definition.EffectiveNormalizer == Normalizer.PathLength => "a normalizer that does not count the matches of a path",
        _ when StepsOverflow(definition) => "weights and penalties that are finite floats",
        _ => null,
    };

    private static bool StepsOverflow(DtwDefinition definition) =>
        WarpMoves.Of(definition).Any(move => !float.IsFinite((float)move.Added) || !float.IsFinite((float)move.Matches[0].Weight));
}
