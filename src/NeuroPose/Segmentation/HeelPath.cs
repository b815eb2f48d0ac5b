using NeuroPose.Kinematics;

namespace NeuroPose.Segmentation;

/// <summary>One coordinate of a heel over time, its short gaps bridged, and where it was really seen.</summary>
internal sealed class HeelPath
{
    private readonly bool[] seen;
    private readonly double[] bridged;

    public HeelPath(double[] measured, int maxGapFrames)
    {
        seen = new bool[measured.Length];
        bridged = measured;
        for (var frame = 0; frame < seen.Length; frame++)
        {
            seen[frame] = double.IsFinite(bridged[frame]);
            bridged[frame] = seen[frame] ? bridged[frame] : double.NaN;
        }

        Gaps.FillColumn(bridged, column: 0, stride: 1, maxGapFrames);
    }

    /// <summary>The strikes with the frames around them, cut off at long gaps.</summary>
    public List<(Peak Peak, Segment Around, int Stretch)> Strikes(PeakCriteria criteria)
    {
        var peaks = Peaks.Find(bridged, criteria);
        var segments = PeakSegments.Around(bridged, peaks, padFrames: 0);
        List<(Peak, Segment, int)> strikes = [];
        foreach (var (peak, segment) in peaks.Zip(segments))
        {
            if (seen[peak.Index])
            {
                var (start, end) = StretchAround(peak.Index, segment);
                strikes.Add((peak, segment with { Start = start, End = end }, StartOfStretch(peak.Index)));
            }
        }

        return strikes;
    }

    /// <summary>The share of frames in which the heel was seen.</summary>
    public double SeenShare(Segment segment) => (double)seen.AsSpan(segment.Start, segment.FrameCount).Count(true) / segment.FrameCount;

    /// <summary>True when the heel was seen in the strike's frame and in both beside it.</summary>
    public bool IsSeenAround(int strike) => seen[strike - 1] && seen[strike] && seen[strike + 1];

    private (int Start, int End) StretchAround(int frame, Segment within)
    {
        var (start, end) = (frame, frame + 1);
        while (start > within.Start && !double.IsNaN(bridged[start - 1]))
        {
            start--;
        }

        while (end < within.End && !double.IsNaN(bridged[end]))
        {
            end++;
        }

        return (start, end);
    }

    private int StartOfStretch(int frame) => bridged.AsSpan(0, frame).LastIndexOf(double.NaN) + 1;
}
