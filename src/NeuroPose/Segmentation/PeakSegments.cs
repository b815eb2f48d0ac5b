namespace NeuroPose.Segmentation;

/// <summary>Cuts a signal into one segment a peak, from valley to valley.</summary>
public static class PeakSegments
{
    /// <summary>
    /// One segment for each peak that counts: from the nearest local minimum before it (or the first sample) to the nearest one after it, which
    /// is included (or the last sample). Minima are not filtered, so noise makes segments shorter; neighbors share a sample.
    /// Source: the NeuroPose reference, <c>valley_to_valley_v1</c>.
    /// </summary>
    /// <remarks>A sample beside NaN is neither peak nor valley, so a segment may reach across NaN; <see cref="GaitCycles"/> does not.</remarks>
    /// <param name="signal">The samples.</param>
    /// <param name="criteria">Which peaks count; all when null.</param>
    /// <param name="padFrames">How many samples each segment is widened at both ends, within the signal.</param>
    /// <exception cref="ArgumentOutOfRangeException">The widening is negative, or the criteria's distance is below 1.</exception>
    public static IReadOnlyList<Segment> Find(ReadOnlySpan<double> signal, PeakCriteria? criteria = null, int padFrames = 0) =>
        Around(signal, Peaks.Find(signal, criteria), padFrames);

    /// <summary>The segments around peaks that were found in the signal, in the same order.</summary>
    internal static IReadOnlyList<Segment> Around(ReadOnlySpan<double> signal, IReadOnlyList<Peak> peaks, int padFrames)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(padFrames);
        var negative = new double[signal.Length];
        for (var at = 0; at < negative.Length; at++)
        {
            negative[at] = -signal[at];
        }

        var valleys = Peaks.Find(negative);
        var segments = new Segment[peaks.Count];
        var next = 0;
        for (var peak = 0; peak < segments.Length; peak++)
        {
            var at = peaks[peak].Index;
            while (next < valleys.Count && valleys[next].Index < at)
            {
                next++;
            }

            var start = next > 0 ? valleys[next - 1].Index : 0;
            var end = next < valleys.Count ? valleys[next].Index + 1 : signal.Length;
            segments[peak] = new(Math.Max(0, start - padFrames), (int)Math.Min(signal.Length, (long)end + padFrames), at);
        }

        return segments;
    }
}
