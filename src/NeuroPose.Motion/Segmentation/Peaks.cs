namespace NeuroPose.Segmentation;

/// <summary>Finds local maxima. The definition is that of scipy.signal.find_peaks, which the NeuroPose reference uses.</summary>
public static class Peaks
{
    /// <summary>
    /// The peaks of a signal, in time order: samples, or flat tops, with a lower one directly before and directly after; so neither end of the
    /// signal is one. The criteria are applied in the order plateau, height, threshold, distance, prominence; the prominence of a peak does
    /// not depend on which others were left out. Equal heights within the distance: the later one stays (scipy does so up to 16 peaks and
    /// does not say beyond).
    /// </summary>
    /// <remarks>
    /// NaN is neither higher nor lower than anything: a sample beside NaN is no peak, and the fall that prominence measures ends at NaN as it
    /// does at the signal's ends. Infinite values compare as numbers do.
    /// </remarks>
    /// <param name="signal">The samples.</param>
    /// <param name="criteria">Which peaks count; all when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">The distance is below 1 or NaN.</exception>
    public static IReadOnlyList<Peak> Find(ReadOnlySpan<double> signal, PeakCriteria? criteria = null)
    {
        criteria ??= PeakCriteria.Any;
        if (criteria.MinDistance is { } distance && !(distance >= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(criteria), distance, "The least distance between peaks is 1 sample or more, or null.");
        }

        var indices = PassingTops(signal, criteria);
        if (criteria.MinDistance is { } apart)
        {
            indices = KeepApart(signal, indices, Math.Ceiling(apart));
        }

        var prominences = Prominence.Of(signal, indices);
        List<Peak> peaks = new(indices.Count);
        for (var peak = 0; peak < indices.Count; peak++)
        {
            if (Within(prominences[peak], criteria.MinProminence, criteria.MaxProminence))
            {
                peaks.Add(new(indices[peak], signal[indices[peak]], prominences[peak]));
            }
        }

        return peaks;
    }

    /// <summary>The middles of all flat and pointed tops that pass what can be seen at the top itself.</summary>
    private static List<int> PassingTops(ReadOnlySpan<double> signal, PeakCriteria criteria)
    {
        List<int> indices = [];
        var last = signal.Length - 1;
        for (var left = 1; left < last; left++)
        {
            if (!(signal[left - 1] < signal[left]))
            {
                continue;
            }

            var after = left + 1;
            while (after < last && signal[after] == signal[left])
            {
                after++;
            }

            if (signal[after] < signal[left])
            {
                var top = left + ((after - 1 - left) / 2);
                var (stepBefore, stepAfter) = (signal[top] - signal[top - 1], signal[top] - signal[top + 1]);
                if (Within(after - left, criteria.MinPlateau, criteria.MaxPlateau)
                    && Within(signal[top], criteria.MinHeight, criteria.MaxHeight)
                    && Within(Math.Min(stepBefore, stepAfter), criteria.MinThreshold, null)
                    && Within(Math.Max(stepBefore, stepAfter), null, criteria.MaxThreshold))
                {
                    indices.Add(top);
                }

                left = after;
            }
        }

        return indices;
    }

    private static List<int> KeepApart(ReadOnlySpan<double> signal, List<int> indices, double distance)
    {
        var heights = new double[indices.Count];
        var order = new int[indices.Count];
        for (var peak = 0; peak < order.Length; peak++)
        {
            heights[peak] = signal[indices[peak]];
            order[peak] = peak;
        }

        Array.Sort(order, (a, b) => heights[a] != heights[b] ? heights[b].CompareTo(heights[a]) : b.CompareTo(a));
        var dropped = new bool[order.Length];
        foreach (var peak in order)
        {
            if (dropped[peak])
            {
                continue;
            }

            for (var before = peak - 1; before >= 0 && indices[peak] - indices[before] < distance; before--)
            {
                dropped[before] = true;
            }

            for (var after = peak + 1; after < order.Length && indices[after] - indices[peak] < distance; after++)
            {
                dropped[after] = true;
            }
        }

        return [.. indices.Where((_, peak) => !dropped[peak])];
    }

    private static bool Within(double value, double? least, double? most) =>
        (least is not { } min || value >= min) && (most is not { } max || value <= max);
}
