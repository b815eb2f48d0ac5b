using NeuroPose.Kinematics;
using NeuroPose.Warping;

namespace NeuroPose.Search;

/// <summary>All windows of one length of a series, from the first to the last, once for each match that is asked for.</summary>
internal sealed class WindowScan
{
    private readonly FeatureSeries series;
    private readonly int frames;
    private readonly bool normalize;
    private readonly SeriesTransform transform;
    private readonly CandidateSearch search;
    private readonly double[] normalized;

    /// <summary>The window's distance where it is known; else one that it is known to be above.</summary>
    private readonly double[] floors;
    private readonly bool[] known;

    public WindowScan(FeatureSeries query, FeatureSeries series, int frames, WindowOptions options, DtwDefinition definition, Tally tally)
    {
        (this.series, this.frames, normalize, transform) = (series, frames, options.ZNormalize, definition.Transform);
        search = new(query, frames, definition, tally);
        normalized = new double[frames * series.Dimensions];
        floors = new double[series.Length - frames + 1];
        known = new bool[floors.Length];
        Array.Fill(floors, -1);
    }

    /// <summary>How many windows there are.</summary>
    public int Count => floors.Length;

    /// <summary>How many were pruned, abandoned or warped.</summary>
    public int Examined { get; private set; }

    /// <summary>The nearest window that is far enough from those taken, the first one of equals; null where no path leads to any.</summary>
    public SubsequenceMatch? Next(IReadOnlyList<SubsequenceMatch> taken, int separation, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var (best, at) = (double.PositiveInfinity, -1);
        for (var start = 0; start < Count; start++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new(start, Count, "windows"));
            if (IsTaken(start, taken, separation))
            {
                continue;
            }

            if (!known[start] && floors[start] < best)
            {
                Settle(start, best, cancellation);
            }

            if (known[start] && floors[start] < best)
            {
                (best, at) = (floors[start], start);
            }
        }

        progress?.Report(new(Count, Count, "windows"));
        return at < 0 ? null : new(at, frames, best);
    }

    private static bool IsTaken(int start, IReadOnlyList<SubsequenceMatch> taken, int separation)
    {
        foreach (var match in taken)
        {
            if (Math.Abs(match.Start - start) < separation)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Fails as the warp to the first window does.</summary>
    public void Explain(FeatureSeries query, DtwDefinition definition) =>
        _ = new Warp(query, SeriesTransforms.Apply(transform, Window(Values(0))), definition).Distance();

    /// <summary>Computes the window's distance, or shows that it is above the best.</summary>
    private void Settle(int start, double best, CancellationToken cancellation)
    {
        var limit = search.LimitOf(best);
        floors[start] = best;
        Examined++;
        if (transform == SeriesTransform.None)
        {
            var values = Values(start);
            if (!search.Prunes(values, limit))
            {
                Keep(start, search.Distance(Window(values), limit, cancellation));
            }
        }
        else
        {
            var window = SeriesTransforms.Apply(transform, Window(Values(start)));
            if (!search.Prunes(window.Values, limit))
            {
                Keep(start, search.Distance(window, limit, cancellation));
            }
        }
    }

    private void Keep(int start, double distance)
    {
        if (double.IsFinite(distance))
        {
            (floors[start], known[start]) = (distance, true);
        }
    }

    private ReadOnlySpan<double> Values(int start)
    {
        var values = series.Values.Slice(start * series.Dimensions, frames * series.Dimensions);
        if (!normalize)
        {
            return values;
        }

        ZNormalization.Fill(values, series.Dimensions, normalized);
        return normalized;
    }

    private FeatureSeries Window(ReadOnlySpan<double> values) => new(series.Label, series.Names, series.Unit, values.ToArray());
}
