using NeuroPose.Kinematics;
using NeuroPose.Warping;

namespace NeuroPose.Search;

/// <summary>The best stretch of a series, then the best of what it leaves on either side, and so on.</summary>
internal sealed class StretchScan(FeatureSeries query, FeatureSeries series, DtwDefinition definition)
{
    /// <summary>Finite, so that a part to which no path leads is passed over.</summary>
    private readonly DtwDefinition definition = definition with { MaximumSum = Math.Min(definition.MaximumSum, double.MaxValue) };

    public IReadOnlyList<SubsequenceMatch> Best(int count, CancellationToken cancellation)
    {
        var matches = new List<SubsequenceMatch>();
        var parts = new List<(int From, int To, SubsequenceMatch Match)>();
        Look(0, series.Length);
        while (matches.Count < count && parts.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var best = parts.OrderBy(part => part.Match.Distance).ThenBy(part => part.From).First();
            parts.Remove(best);
            matches.Add(best.Match);
            if (matches.Count < count)
            {
                Look(best.From, best.Match.Start);
                Look(best.Match.Start + best.Match.Length, best.To);
            }
        }

        return matches;

        void Look(int from, int to)
        {
            if (from < to && Search(from, to, cancellation) is { } match)
            {
                parts.Add((from, to, match));
            }
        }
    }

    private SubsequenceMatch? Search(int from, int to, CancellationToken cancellation)
    {
        var (distance, path, abandoned) = new Warp(query, series.Slice(from, to), definition, cancellation).Path();
        return abandoned ? null : new(from + path[0].Second, path[^1].Second - path[0].Second + 1, distance);
    }
}
