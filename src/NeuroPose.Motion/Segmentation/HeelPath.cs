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

    /// <summary>The strikes with the frames around them. A strike in a bridged frame is left out; no cycle reaches beyond its stretch.</summary>
    public List<(Peak Peak, Segment Around, int Stretch)> Strikes(PeakCriteria criteria, SegmentationMethod method)
    {
        var peaks = Peaks.Find(bridged, criteria);
        List<(Peak, Segment, int)> strikes = [];
        for (int peak = 0, until = 0; peak < peaks.Count; peak = until)
        {
            var (start, end) = StretchAround(peaks[peak].Index);
            Peak[] within = [.. peaks.Skip(peak).TakeWhile(one => one.Index < end).Select(one => one with { Index = one.Index - start })];
            var segments = PeakSegments.Around(bridged.AsSpan(start, end - start), within, padFrames: 0, method);
            until = peak + within.Length;
            foreach (var (found, around) in peaks.Skip(peak).Zip(segments))
            {
                if (seen[found.Index])
                {
                    strikes.Add((found, new(around.Start + start, around.End + start, found.Index), start));
                }
            }
        }

        return strikes;
    }

    /// <summary>The share of frames in which the heel was seen.</summary>
    public double SeenShare(Segment segment) => (double)seen.AsSpan(segment.Start, segment.FrameCount).Count(true) / segment.FrameCount;

    /// <summary>True when the heel was seen in the strike's frame and in both beside it.</summary>
    public bool IsSeenAround(int strike) => seen[strike - 1] && seen[strike] && seen[strike + 1];

    /// <summary>The frames around one in which the path is known or bridged.</summary>
    private (int Start, int End) StretchAround(int frame)
    {
        var unknown = bridged.AsSpan(frame).IndexOf(double.NaN);
        return (bridged.AsSpan(0, frame).LastIndexOf(double.NaN) + 1, unknown < 0 ? bridged.Length : frame + unknown);
    }
}
