namespace NeuroPose.Statistics;

/// <summary>How two signals are laid over each other.</summary>
public sealed record SynchronizationOptions
{
    /// <summary>The largest lag that is tried, in seconds, either way.</summary>
    public double MaximumLagSeconds { get; init; } = 1;

    /// <summary>How long the signals overlap at least, in seconds: a short overlap is alike by chance.</summary>
    public double MinimumOverlapSeconds { get; init; } = 1;

    /// <summary>The rate that both are brought to, in samples per second; null for the higher of their own.</summary>
    public double? Rate { get; init; }

    /// <summary>From which share of the greatest correlation on a second peak makes the lag ambiguous.</summary>
    public double AmbiguousFrom { get; init; } = 0.95;

    /// <summary>
    /// True takes the greatest correlation also where a second peak is nearly as great: for signals of which it is known otherwise that
    /// they are within less than half a cycle of each other.
    /// </summary>
    public bool AcceptsAmbiguity { get; init; }
}

/// <summary>
/// How much later one system's signal is than the other's, by the lag at which they correlate most. The lag is found between samples by a
/// parabola through the greatest correlation and its two neighbors. Walking repeats itself: use a signal that does not, such as the height
/// of the pelvis when the walk begins, or the lag may be a stride off, which is refused where a second peak shows it.
/// </summary>
public sealed record Synchronization
{
    private Synchronization()
    {
    }

    /// <summary>By how much the second signal is late, in seconds: its sample at t + lag is of the same moment as the first's at
    /// t.</summary>
    public required double LagSeconds { get; init; }

    /// <summary>The lag in whole samples of the common rate, in seconds, before the parabola.</summary>
    public required double LagOfSamplesSeconds { get; init; }

    /// <summary>Pearson's correlation of the overlap at <see cref="LagOfSamplesSeconds"/>: how sure the lag is.</summary>
    public required double Correlation { get; init; }

    /// <summary>The lag of the greatest peak beside that, in seconds; NaN where there is no other peak.</summary>
    public required double SecondLagSeconds { get; init; }

    /// <summary>
    /// The correlation of that peak; NaN where there is none. Lags around the greatest peak that correlate nearly as well without a valley
    /// between belong to it.
    /// </summary>
    public required double SecondCorrelation { get; init; }

    /// <summary>Pearson's correlation at each lag from −maximum to +maximum, in samples of the common rate; NaN where not
    /// defined.</summary>
    public required ReadOnlyMemory<double> Correlations { get; init; }

    /// <summary>The common rate, in samples per second.</summary>
    public required double Rate { get; init; }

    /// <summary>The rate of the first signal, in samples per second.</summary>
    public required double FirstRate { get; init; }

    /// <summary>The rate of the second signal, in samples per second.</summary>
    public required double SecondRate { get; init; }

    /// <summary>What the lag was found with.</summary>
    public required SynchronizationOptions Options { get; init; }

    /// <summary>
    /// The lag of two signals of the same movement, in any units. Both are brought to the common rate by straight lines; a signal of n
    /// samples lasts n / rate seconds, its last sample until then. Samples that are NaN are left out of each correlation.
    /// </summary>
    /// <param name="first">The signal of one system.</param>
    /// <param name="firstRate">Its samples per second.</param>
    /// <param name="second">The signal of the other.</param>
    /// <param name="secondRate">Its samples per second.</param>
    /// <param name="options">How they are laid over each other.</param>
    /// <exception cref="ArgumentException">A signal has no samples or an infinite one, or a rate or an option is out of range.</exception>
    /// <exception cref="NeuroPoseException">
    /// The lag is not known: the overlap is too short or does not change, the signals do not resemble each other, they resemble each other
    /// most at the largest lag, or a second peak is nearly as great.
    /// </exception>
    public static Synchronization Of(
        ReadOnlySpan<double> first, double firstRate, ReadOnlySpan<double> second, double secondRate, SynchronizationOptions? options = null)
    {
        options ??= new();
        RequireSignal(first, nameof(first));
        RequireSignal(second, nameof(second));
        RequirePositive(firstRate, nameof(firstRate));
        RequirePositive(secondRate, nameof(secondRate));
        RequirePositive(options.MaximumLagSeconds, nameof(options.MaximumLagSeconds));
        RequirePositive(options.MinimumOverlapSeconds, nameof(options.MinimumOverlapSeconds));
        var rate = options.Rate ?? Math.Max(firstRate, secondRate);
        RequirePositive(rate, nameof(options.Rate));

        var one = Resampled(first, firstRate, rate, start: 0, Samples(first.Length, firstRate, rate));
        var other = Resampled(second, secondRate, rate, start: 0, Samples(second.Length, secondRate, rate));
        var reach = (int)Math.Min(int.MaxValue / 4, Math.Round(options.MaximumLagSeconds * rate));
        var least = Math.Max(3, (int)Math.Min(int.MaxValue, Math.Ceiling(options.MinimumOverlapSeconds * rate)));
        var correlations = new double[(2 * reach) + 1];
        for (var at = 0; at < correlations.Length; at++)
        {
            correlations[at] = AtLag(one, other, at - reach, least);
        }

        var peak = Greatest(correlations, reach, options);
        var (secondAt, secondCorrelation) = SecondPeak(correlations, peak, options.AmbiguousFrom);
        var result = new Synchronization
        {
            LagSeconds = (peak - reach + Parabola(correlations, peak)) / rate,
            LagOfSamplesSeconds = (peak - reach) / rate,
            Correlation = correlations[peak],
            SecondLagSeconds = secondAt < 0 ? double.NaN : (secondAt - reach) / rate,
            SecondCorrelation = secondCorrelation,
            Correlations = correlations,
            Rate = rate,
            FirstRate = firstRate,
            SecondRate = secondRate,
            Options = options,
        };
        return options.AcceptsAmbiguity || !(secondCorrelation > options.AmbiguousFrom * result.Correlation) ? result
            : throw new NeuroPoseException(FormattableString.Invariant($"The lag is ambiguous: the signals correlate with {result.Correlation:0.000} at {result.LagOfSamplesSeconds:0.###} s and with {secondCorrelation:0.000} at {result.SecondLagSeconds:0.###} s; expected a second peak below {options.AmbiguousFrom:0.##} of the first. Use a signal that does not repeat itself, such as the height of the pelvis when the walk begins, lower {nameof(options.MaximumLagSeconds)} below half a cycle, or set {nameof(options.AcceptsAmbiguity)}."));
    }

    /// <summary>
    /// Both signals at the same moments: at the common rate, over the time that both have, the second moved by the lag (between its samples
    /// by straight lines). Signals of the same recordings, such as the two knee angles after the lag was found from the pelvis.
    /// </summary>
    /// <returns>Two lists of equal length; NaN where a sample beside the moment is NaN.</returns>
    /// <exception cref="ArgumentException">A signal has no samples or an infinite one.</exception>
    public (double[] First, double[] Second) Align(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        RequireSignal(first, nameof(first));
        RequireSignal(second, nameof(second));
        var begin = Math.Max(0, -LagSeconds);
        var end = Math.Min((first.Length - 1) / FirstRate, ((second.Length - 1) / SecondRate) - LagSeconds);
        var count = end < begin ? 0 : (int)Math.Floor(((end - begin) * Rate) + 1e-9) + 1;
        return (Resampled(first, FirstRate, Rate, begin, count), Resampled(second, SecondRate, Rate, begin + LagSeconds, count));
    }

    private static double AtLag(double[] first, double[] second, int lag, int least)
    {
        var (begin, end) = (Math.Max(0, -lag), Math.Min(first.Length, second.Length - lag));
        var (ones, others, count) = (new double[Math.Max(0, end - begin)], new double[Math.Max(0, end - begin)], 0);
        for (var at = begin; at < end; at++)
        {
            if (!double.IsNaN(first[at]) && !double.IsNaN(second[at + lag]))
            {
                (ones[count], others[count]) = (first[at], second[at + lag]);
                count++;
            }
        }

        return count < least ? double.NaN : Pairs.Pearson(ones.AsSpan(0, count), others.AsSpan(0, count));
    }

    private static int Greatest(double[] correlations, int reach, SynchronizationOptions options)
    {
        var greatest = correlations.Where(one => !double.IsNaN(one)).DefaultIfEmpty(double.NaN).Max();

        // Of equal ones, but for rounding, that of the smaller lag.
        var peak = Enumerable.Range(0, correlations.Length)
            .Where(at => correlations[at] >= greatest - 1e-12)
            .OrderBy(at => Math.Abs(at - reach))
            .FirstOrDefault(-1);
        if (peak < 0)
        {
            throw new NeuroPoseException(FormattableString.Invariant($"No lag can be compared: expected signals that change and overlap by {options.MinimumOverlapSeconds:0.###} s without NaN, found none within ±{options.MaximumLagSeconds:0.###} s."));
        }

        if (!(correlations[peak] > 0))
        {
            throw new NeuroPoseException(FormattableString.Invariant($"The signals do not resemble each other: expected a positive correlation within ±{options.MaximumLagSeconds:0.###} s, found {correlations[peak]:0.000} at most. Compare the same angle with the same sign."));
        }

        var isAtEnd = peak == 0 || peak == correlations.Length - 1 || double.IsNaN(correlations[peak - 1] + correlations[peak + 1]);
        return !isAtEnd ? peak
            : throw new NeuroPoseException(FormattableString.Invariant($"The signals correlate most at the last lag that can be compared, {(peak - reach) / (double)reach * options.MaximumLagSeconds:0.###} s: the true lag may be larger. Raise {nameof(options.MaximumLagSeconds)}, cut the signals nearer to each other, or lower {nameof(options.MinimumOverlapSeconds)}."));
    }

    private static (int At, double Correlation) SecondPeak(double[] correlations, int peak, double ambiguousFrom)
    {
        var (low, high) = (peak, peak);
        while (low > 0 && correlations[low - 1] > ambiguousFrom * correlations[peak])
        {
            low--;
        }

        while (high < correlations.Length - 1 && correlations[high + 1] > ambiguousFrom * correlations[peak])
        {
            high++;
        }

        var (second, greatest) = (-1, double.NaN);
        for (var at = 1; at < correlations.Length - 1; at++)
        {
            var isPeak = correlations[at] > correlations[at - 1] && correlations[at] >= correlations[at + 1];
            if (isPeak && (at < low || at > high) && !(correlations[at] <= greatest))
            {
                (second, greatest) = (at, correlations[at]);
            }
        }

        return (second, greatest);
    }

    /// <summary>The top of the parabola through a peak and its neighbors, in samples from the peak.</summary>
    private static double Parabola(double[] correlations, int peak)
    {
        var (before, at, after) = (correlations[peak - 1], correlations[peak], correlations[peak + 1]);
        var bend = before - (2 * at) + after;
        return bend < 0 ? 0.5 * (before - after) / bend : 0;
    }

    private static int Samples(int count, double rate, double common) => (int)Math.Floor((count * common / rate) + 1e-9);

    private static double[] Resampled(ReadOnlySpan<double> signal, double rate, double common, double start, int count)
    {
        var values = new double[count];
        for (var index = 0; index < values.Length; index++)
        {
            var place = Math.Clamp((start + (index / common)) * rate, 0, signal.Length - 1);

            // Moments that are samples but for rounding are these samples, so that a NaN beside them does not count.
            var nearest = Math.Round(place);
            var below = Math.Abs(place - nearest) < 1e-9 ? (int)nearest : (int)place;
            var part = Math.Abs(place - nearest) < 1e-9 ? 0 : place - below;
            values[index] = part == 0 ? signal[below] : signal[below] + ((signal[below + 1] - signal[below]) * part);
        }

        return values;
    }

    private static void RequireSignal(ReadOnlySpan<double> signal, string name)
    {
        Statistics.Samples.RequireValues(signal, name);
        Pairs.RequireNoInfinity(signal, name);
    }

    private static void RequirePositive(double value, string name)
    {
        if (!(value > 0 && double.IsFinite(value)))
        {
            throw new ArgumentOutOfRangeException(name, value, "Expected a number above 0.");
        }
    }
}
