namespace NeuroPose.Segmentation;

/// <summary>Cuts a signal into one segment a peak, from valley to valley.</summary>
public static class PeakSegments
{
    /// <summary>
    /// One segment for each peak that counts: from the nearest local minimum before it (or the first sample) to the nearest one after it,
    /// which
    /// is included (or the last sample). Minima are not filtered, so noise makes segments shorter; neighbors share a sample.
    /// Source: the NeuroPose reference, <c>valley_to_valley_v1</c>.
    /// </summary>
    /// <remarks>
    /// A sample beside NaN is neither peak nor valley, so a segment may reach across NaN.
    /// </remarks>
    /// <param name="signal">The samples.</param>
    /// <param name="criteria">Which peaks count; all when null.</param>
    /// <param name="padFrames">How many samples each segment is widened at both ends, within the signal.</param>
    /// <exception cref="ArgumentOutOfRangeException">The widening is negative, or the criteria's distance is below 1.</exception>
    public static IReadOnlyList<Segment> Find(ReadOnlySpan<double> signal, PeakCriteria? criteria = null, int padFrames = 0) =>
        Around(signal, Peaks.Find(signal, criteria), padFrames);

    /// <summary>
    /// One segment for each peak that counts: from the lowest sample between it and the peak before (or the start) to the lowest between
    /// it and
    /// the peak after (or the end), which is included; of equally low ones the first. Neighbors share a sample. Where there is no noise
    /// this is
    /// <see cref="Find"/>; where there is, segments keep their length. NaN is skipped.
    /// </summary>
    /// <param name="signal">The samples.</param>
    /// <param name="criteria">Which peaks count; all when null.</param>
    /// <param name="padFrames">How many samples each segment is widened at both ends, within the signal.</param>
    /// <exception cref="ArgumentOutOfRangeException">The widening is negative, or the criteria's distance is below 1.</exception>
    public static IReadOnlyList<Segment> FindDeepest(ReadOnlySpan<double> signal, PeakCriteria? criteria = null, int padFrames = 0) =>
        AroundDeepest(signal, Peaks.Find(signal, criteria), padFrames);

    /// <summary>The segments around peaks that were found in the signal, in the same order, by the method of a configuration.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such method.</exception>
    internal static IReadOnlyList<Segment> Around(ReadOnlySpan<double> signal, IReadOnlyList<Peak> peaks, int padFrames, SegmentationMethod method) => method switch
    {
        SegmentationMethod.ValleyToValley => Around(signal, peaks, padFrames),
        SegmentationMethod.DeepestValley => AroundDeepest(signal, peaks, padFrames),
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "The method must be ValleyToValley or DeepestValley."),
    };

    private static Segment[] AroundDeepest(ReadOnlySpan<double> signal, IReadOnlyList<Peak> peaks, int padFrames)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(padFrames);
        var segments = new Segment[peaks.Count];
        var start = peaks.Count > 0 ? Deepest(signal, 0, peaks[0].Index) : 0;
        for (var peak = 0; peak < segments.Length; peak++)
        {
            var at = peaks[peak].Index;
            var last = Deepest(signal, at + 1, peak + 1 < peaks.Count ? peaks[peak + 1].Index : signal.Length);
            segments[peak] = Padded(start, last + 1, at, padFrames, signal.Length);
            start = last;
        }

        return segments;
    }

    /// <summary>
    /// Where the signal is lowest in [from, to). A peak has a lower sample on either side, so there is one that is not NaN.
    /// </summary>
    private static int Deepest(ReadOnlySpan<double> signal, int from, int to)
    {
        var deepest = from;
        for (var at = from + 1; at < to; at++)
        {
            if (signal[at] < signal[deepest] || double.IsNaN(signal[deepest]))
            {
                deepest = at;
            }
        }

        return deepest;
    }

    private static Segment Padded(int start, int end, int peak, int padFrames, int length) =>
        new(Math.Max(0, start - padFrames), (int)Math.Min(length, (long)end + padFrames), peak);

    private static Segment[] Around(ReadOnlySpan<double> signal, IReadOnlyList<Peak> peaks, int padFrames)
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
            segments[peak] = Padded(start, end, at, padFrames, signal.Length);
        }

        return segments;
    }
}
