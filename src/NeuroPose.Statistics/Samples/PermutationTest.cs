namespace NeuroPose.Statistics;

/// <summary>
/// A test of a difference of means that assumes no distribution: how often labels that were given by chance make a difference as large,
/// either way. The observed labels count as one way. Samples in the unit of the values; a NaN is refused.
/// Source: E. J. G. Pitman, Supplement to the Journal of the Royal Statistical Society 4, 1937.
/// </summary>
public sealed record PermutationTest
{
    private PermutationTest()
    {
    }

    /// <summary>What was compared, in words.</summary>
    public required string Method { get; init; }

    /// <summary>The mean of the first sample less that of the second; of pairs the mean difference.</summary>
    public required double Difference { get; init; }

    /// <summary>
    /// The share of ways with at least this difference, two-sided; the least is 1 / <see cref="Permutations"/>, or 2 where mirror images
    /// are counted.
    /// </summary>
    public required double P { get; init; }

    /// <summary>How many ways of giving the labels there were.</summary>
    public required int Permutations { get; init; }

    /// <summary>True when these were all ways, so that the seed decided nothing.</summary>
    public required bool IsExact { get; init; }

    /// <summary>How labels were exchanged.</summary>
    public required PermutationOptions Options { get; init; }

    /// <summary>Two independent samples: labels are exchanged.</summary>
    /// <exception cref="ArgumentException">A sample has no values, a NaN or an infinite value, there are fewer than three values together,
    /// or an option is out of range.</exception>
    /// <exception cref="OperationCanceledException">The work was canceled.</exception>
    public static PermutationTest TwoSample(
        ReadOnlySpan<double> first, ReadOnlySpan<double> second, PermutationOptions? options = null, CancellationToken cancellation = default)
    {
        RequireFinite(first, nameof(first));
        RequireFinite(second, nameof(second));
        if (first.Length + second.Length < 3)
        {
            throw new ArgumentException("Expected 3 values or more in both samples together, found 2.", nameof(second));
        }

        var (less, more) = first.Length <= second.Length ? (Rows(first), Rows(second)) : (Rows(second), Rows(first));
        return Of(
            "Two samples, difference of means, labels exchanged",
            [.. less, .. more], less.Length, TStatistic.Pooled, Descriptive.Mean(first) - Descriptive.Mean(second), options, cancellation);
    }

    /// <summary>Pairs, such as before and after: signs of the differences first − second are changed.</summary>
    /// <exception cref="ArgumentException">
    /// The lengths differ, there are fewer than two pairs, a NaN or an infinite value, or an option is out of range.
    /// </exception>
    /// <exception cref="OperationCanceledException">The work was canceled.</exception>
    public static PermutationTest Paired(
        ReadOnlySpan<double> first, ReadOnlySpan<double> second, PermutationOptions? options = null, CancellationToken cancellation = default)
    {
        RequireFinite(first, nameof(first));
        RequireFinite(second, nameof(second));
        if (first.Length != second.Length)
        {
            throw new ArgumentException(FormattableString.Invariant($"The second has {second.Length} values; expected {first.Length}, one for each of the first."), nameof(second));
        }

        if (first.Length < 2)
        {
            throw new ArgumentException("Expected 2 pairs or more, found 1.", nameof(second));
        }

        var differences = new double[first.Length];
        for (var index = 0; index < differences.Length; index++)
        {
            differences[index] = first[index] - second[index];
        }

        return Of("Pairs, mean difference, signs changed", Rows(differences), 0, TStatistic.OneSample, Descriptive.Mean(differences), options, cancellation);
    }

    private static PermutationTest Of(
        string method, double[][] rows, int taken, TStatistic statistic, double difference, PermutationOptions? options, CancellationToken cancellation)
    {
        options = (options ?? new()).Checked();
        var scaled = CurveSet.Scaled(rows, CurveSet.Exponent(rows));
        var distribution = RelabeledCurves.Distribution(scaled, taken, statistic, forming: double.PositiveInfinity, options, cancellation);
        return new()
        {
            Method = method,
            Difference = difference,
            P = distribution.POfLargest(distribution.Observed),
            Permutations = distribution.Total,
            IsExact = distribution.IsExact,
            Options = options,
        };
    }

    private static double[][] Rows(ReadOnlySpan<double> values)
    {
        var rows = new double[values.Length][];
        for (var index = 0; index < rows.Length; index++)
        {
            rows[index] = [values[index]];
        }

        return rows;
    }

    private static void RequireFinite(ReadOnlySpan<double> values, string name)
    {
        Samples.RequireKnown(values, name);
        Pairs.RequireNoInfinity(values, name);
    }
}
