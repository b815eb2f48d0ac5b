using NeuroPose.Kinematics;
using NeuroPose.Warping;

namespace NeuroPose.Search;

/// <summary>Finds the parts of a long series that are nearest to a query by DTW; exactly those that trying every part would give.</summary>
public static class SubsequenceSearch
{
    /// <summary>
    /// The nearest windows of one length. Each window is compared as a series of its own, z-normalized if asked for; those whose lower
    /// bound is above what was found already are passed over. Of windows at the same distance the first wins; a window to which the
    /// definition leaves no path is no match, and there may be fewer matches than were asked for.
    /// Source of the method: Rakthanmanon et al., "Searching and mining trillions of time series subsequences under dynamic time warping"
    /// (2012).
    /// </summary>
    /// <param name="query">The first series of each warp.</param>
    /// <param name="series">The long series.</param>
    /// <param name="options">Which windows, and how many matches.</param>
    /// <param name="definition">What the distances are. Its band counts within the window.</param>
    /// <param name="progress">How many windows are settled, from the start again for each match.</param>
    /// <param name="cancellation">Looked at before each window.</param>
    /// <exception cref="SeriesException">A series is empty, the dimensions differ, a value is NaN or infinite, the series is shorter than
    /// a window, or no window can be reached by a path; the place is named.</exception>
    /// <exception cref="ArgumentException">The definition or the options contradict themselves.</exception>
    public static SubsequenceResult Windows(
        FeatureSeries query, FeatureSeries series, WindowOptions? options = null, DtwDefinition? definition = null, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        options ??= new();
        definition ??= new();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Count, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Separation, 1, nameof(options));
        if (options.ZNormalize && definition.LocalCost.NeedsDirection)
        {
            throw new ArgumentException("A z-normalized frame may be all zeros and then has no direction, which the cosine cost compares. Search without z-normalization, or with another local cost.", nameof(definition));
        }

        // Normalizing takes units out.
        _ = Dtw.Prepared([query, options.ZNormalize ? series.With(unit: query.Unit) : series], definition);
        var frames = options.Frames ?? query.Length;
        ArgumentOutOfRangeException.ThrowIfLessThan(frames, 1, nameof(options));
        if (series.Length < frames)
        {
            throw new SeriesException(FormattableString.Invariant($"the series has {series.Length} frames, fewer than the window's {frames}. Search in a longer one, or for a shorter query."), new(File: series.Label));
        }

        var compared = options.ZNormalize ? ZNormalization.Of(query) : query;
        var prepared = SeriesTransforms.Apply(definition.Transform, compared);
        var tally = new Tally();
        var scan = new WindowScan(prepared, series, frames, options, definition, tally);
        var matches = new List<SubsequenceMatch>();
        while (matches.Count < options.Count && scan.Next(matches, options.Separation, progress, cancellation) is { } match)
        {
            matches.Add(match);
        }

        if (matches.Count == 0 && double.IsPositiveInfinity(definition.MaximumSum))
        {
            // Says why there is no path to the first one.
            scan.Explain(prepared, definition);
        }

        return new(matches, definition, query.Label, series.Label, compared.Quantity, Dtw.UnitOf(compared, definition)) { Counts = tally.ToCounts(scan.Examined) };
    }

    /// <summary>
    /// The nearest stretches of any length: the query is matched from its first to its last frame with any run of frames (the definition
    /// with <see cref="Relaxation.Subsequence"/>). The stretch is the one with the least sum, whatever that is divided by afterwards.
    /// Each further match is the best one within what is left of the series, to the left or to the right of those before.
    /// </summary>
    /// <param name="query">The first series of each warp.</param>
    /// <param name="series">The long series.</param>
    /// <param name="count">How many matches to find; there may be fewer.</param>
    /// <param name="definition">What the distances are. Without a band, which is counted from fixed ends.</param>
    /// <param name="cancellation">Looked at before each match.</param>
    /// <exception cref="SeriesException">A series is empty, the dimensions differ, a value is NaN or infinite, or no path is left; the
    /// place is named.</exception>
    /// <exception cref="ArgumentException">The count is below 1, or the definition contradicts itself, has a band or other open
    /// ends.</exception>
    public static SubsequenceResult Stretches(
        FeatureSeries query, FeatureSeries series, int count = 1, DtwDefinition? definition = null, CancellationToken cancellation = default)
    {
        definition ??= new();
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (definition.Band != Band.None || (definition.Relaxation != Relaxation.None && definition.Relaxation != Relaxation.Subsequence))
        {
            throw new ArgumentException($"Stretches begin and end anywhere in the series; the definition asks for {definition.Band.Describe()} and {definition.Relaxation.Describe()}. Leave out both, or search for windows.", nameof(definition));
        }

        definition = definition with { Relaxation = Relaxation.Subsequence };
        var prepared = Dtw.Prepared([query, series], definition);
        var matches = new StretchScan(prepared[0], prepared[1], definition).Best(count, cancellation);
        if (matches.Count == 0 && double.IsPositiveInfinity(definition.MaximumSum))
        {
            _ = new Warp(prepared[0], prepared[1], definition).Distance();
        }

        return new(matches, definition, query.Label, series.Label, query.Quantity, Dtw.UnitOf(query, definition));
    }
}
