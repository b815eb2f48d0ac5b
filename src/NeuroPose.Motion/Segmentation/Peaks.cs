namespace NeuroPose.Segmentation;

/// <summary>Finds local maxima. The definition is that of scipy.signal.find_peaks, which the NeuroPose reference uses.</summary>
public static class Peaks
{
    /// <summary>
    /// The peaks of a signal, in time order: samples, or flat tops, with a lower one directly before and directly after; so neither end
    /// of the
    /// signal is one. The criteria are applied in the order plateau, height, threshold, distance, prominence, width; the prominence and the
    /// width of a peak do not depend on which others were left out. Equal heights within the distance: the later one stays (scipy does so
    /// up to 16 peaks and
    /// does not say beyond).
    /// </summary>
    /// <remarks>
    /// NaN is neither higher nor lower than anything: a sample beside NaN is no peak, and the fall that prominence measures ends at NaN
    /// as it
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

        if (criteria.MinWidth is not null || criteria.MaxWidth is not null)
        {
            var widths = Widths(signal, peaks, criteria.RelativeHeight);
            return [.. peaks.Where((_, peak) => Within(widths[peak].Width, criteria.MinWidth, criteria.MaxWidth))];
        }

        return peaks;
    }

    /// <summary>
    /// How wide peaks are at a height below them, one entry a peak: between the places on both sides where the signal crosses that height,
    /// by straight lines between samples, not beyond the lowest samples that prominence looked at. As scipy.signal.peak_widths. Beside NaN
    /// the walk ends, as at the signal's ends; a peak of infinite height has no width that is known, and NaN or 0 stands for it.
    /// </summary>
    /// <param name="signal">The samples.</param>
    /// <param name="peaks">Peaks that <see cref="Find"/> found in the signal.</param>
    /// <param name="relativeHeight">How far below the peak, as a share of its prominence, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The relative height is negative or NaN, or a peak is not within the
    /// signal.</exception>
    public static IReadOnlyList<PeakWidth> Widths(ReadOnlySpan<double> signal, IReadOnlyList<Peak> peaks, double relativeHeight = 0.5)
    {
        ArgumentNullException.ThrowIfNull(peaks);
        if (!(relativeHeight >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(relativeHeight), relativeHeight, "The relative height must be 0 or more.");
        }

        var widths = new PeakWidth[peaks.Count];
        for (var peak = 0; peak < widths.Length; peak++)
        {
            var (index, _, prominence) = peaks[peak];
            if ((uint)index >= (uint)signal.Length)
            {
                throw new ArgumentOutOfRangeException(nameof(peaks), index, FormattableString.Invariant($"The signal has samples 0 to {signal.Length - 1}."));
            }

            var height = signal[index] - (prominence * relativeHeight);
            widths[peak] = new(height, Crossing(signal, index, height, step: -1), Crossing(signal, index, height, step: 1));
        }

        return widths;
    }

    /// <summary>
    /// Where the signal falls to a height on one side of a peak, between samples; at the base of that side at the latest.
    /// </summary>
    private static double Crossing(ReadOnlySpan<double> signal, int peak, double height, int step)
    {
        var at = peak;
        for (int next = peak, end = Base(signal, peak, height, step); next != end && height < signal[next]; at = next)
        {
            next += step;
        }

        return signal[at] < height ? at - (step * ((height - signal[at]) / (signal[at - step] - signal[at]))) : at;
    }

    /// <summary>
    /// The sample nearest to the peak that is the lowest before the signal rises above the peak; one at the height ends the walk, for no
    /// more is needed.
    /// </summary>
    private static int Base(ReadOnlySpan<double> signal, int peak, double height, int step)
    {
        var lowest = peak;
        for (var at = peak + step; at >= 0 && at < signal.Length && signal[at] <= signal[peak]; at += step)
        {
            lowest = signal[at] < signal[lowest] ? at : lowest;
            if (signal[at] <= height)
            {
                return at;
            }
        }

        return lowest;
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
