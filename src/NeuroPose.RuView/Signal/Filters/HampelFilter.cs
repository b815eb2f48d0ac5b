using System.Collections.Immutable;
using System.Globalization;

namespace NeuroPose.RuView.Signal;

/// <summary>
/// The Hampel filter: a sample further from the median of its neighborhood than a multiple of their robust spread is replaced by that
/// median.
/// </summary>
/// <remarks>
/// Source: the identifier of Hampel as described by Davies and Gather, "The identification of multiple outliers", Journal of the American
/// Statistical Association 88 (1993); edge windows, the treatment of windows without spread, and the defaults follow the open RuView
/// reference, whose numbers are reproduced bit for bit.
/// </remarks>
internal static class HampelFilter
{
    // 1 / Φ⁻¹(3/4), to the digits that the reference uses: it makes the median absolute deviation a standard deviation for normal noise.
    private const double SigmaPerMad = 1.4826;

    // A window with less spread than this is constant; in it every deviation beyond this is an outlier.
    private const double NoSpread = 1e-15;

    /// <summary>Replaces the outliers of a signal.</summary>
    /// <param name="signal">The samples, in any unit, evenly spaced. Each is judged against the original neighbors, not against filtered
    /// ones.</param>
    /// <param name="options">Window and threshold; the defaults when left out.</param>
    /// <returns>Filtered samples, outlier indices, medians and robust standard deviations; each list but the indices as long as the
    /// signal.</returns>
    /// <remarks>
    /// A NaN sample is unknown: it stays NaN, is no outlier and is left out of its neighbors' windows. An infinite sample is left out of
    /// the
    /// windows too and is itself an outlier, replaced by the median. Where a window holds no finite sample, the sample stays as it is.
    /// Work grows with the number of samples times the window.
    /// </remarks>
    /// <exception cref="ArgumentException">The signal is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The half-window is below 1, or the threshold is negative or NaN.</exception>
    public static HampelResult Apply(ReadOnlySpan<double> signal, HampelOptions? options = null)
    {
        options ??= new HampelOptions();
        Check(signal, options);

        var filtered = signal.ToArray();
        var medians = new double[signal.Length];
        var sigmas = new double[signal.Length];
        var outliers = ImmutableArray.CreateBuilder<int>();
        var window = new SortedWindow(signal, options.HalfWindow);
        for (var i = 0; i < signal.Length; i++)
        {
            window.MoveTo(i);
            medians[i] = window.Median();
            sigmas[i] = SigmaPerMad * window.MedianAbsoluteDeviation(medians[i]);
            if (IsOutlier(signal[i], medians[i], sigmas[i], options.Threshold))
            {
                filtered[i] = medians[i];
                outliers.Add(i);
            }
        }

        return new HampelResult
        {
            Filtered = ImmutableArray.Create(filtered),
            Outliers = outliers.ToImmutable(),
            Medians = ImmutableArray.Create(medians),
            Sigmas = ImmutableArray.Create(sigmas),
            Options = options,
        };
    }

    // Every comparison with NaN is false: an unknown sample, or one without neighbors, is left alone.
    private static bool IsOutlier(double sample, double median, double sigma, double threshold)
    {
        var deviation = Math.Abs(sample - median);
        return sigma > NoSpread ? deviation > threshold * sigma : deviation > NoSpread;
    }

    private static void Check(ReadOnlySpan<double> signal, HampelOptions options)
    {
        if (signal.IsEmpty)
        {
            throw new ArgumentException("Signal is empty: a Hampel filter needs at least one sample.", nameof(signal));
        }

        if (options.HalfWindow < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.HalfWindow, "Half-window must be > 0: it counts the neighbors on each side.");
        }

        if (!(options.Threshold >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Threshold, "Threshold must be >= 0: it counts robust standard deviations.");
        }
    }
}

/// <summary>How wide a Hampel filter looks and how far off a sample must be to count as an outlier.</summary>
internal sealed record HampelOptions
{
    /// <summary>Samples on each side of the middle one (at least 1): 3 makes windows of 7. Windows at the ends are shorter.</summary>
    public int HalfWindow { get; init; } = 3;

    /// <summary>Robust standard deviations beyond which a sample is an outlier (0 or more).</summary>
    public double Threshold { get; init; } = 3.0;
}

/// <summary>A signal after a Hampel filter, with what the filter saw at each sample.</summary>
internal sealed record HampelResult
{
    /// <summary>The signal with each outlier replaced by its window's median, in the signal's units.</summary>
    public required ImmutableArray<double> Filtered { get; init; }

    /// <summary>Where the outliers were: indices into the signal, rising.</summary>
    public required ImmutableArray<int> Outliers { get; init; }

    /// <summary>The median of the window around each sample, in the signal's units; NaN where the window holds no finite sample.</summary>
    public required ImmutableArray<double> Medians { get; init; }

    /// <summary>
    /// The robust standard deviation of each window (1.4826 times its median absolute deviation), in the signal's units; NaN as in
    /// <see cref="Medians"/>.
    /// </summary>
    public required ImmutableArray<double> Sigmas { get; init; }

    /// <summary>The options the filter ran with.</summary>
    public required HampelOptions Options { get; init; }

    /// <summary>The main numbers in words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Filtered.Length} samples, {Outliers.Length} outliers replaced");
}
