using NeuroPose.Kinematics;

namespace NeuroPose.Segmentation;

/// <summary>One coordinate of a heel over time, its short gaps bridged, and where it was really seen.</summary>
internal sealed class HeelPath
{
    /// <summary>Within these shares of its usual rise a heel is taken to be near the floor, on it, and still on it.</summary>
    private const double NearFloor = 0.5;
    private const double AtFloor = 0.25;
    private const double LeavesFloor = 0.4;

    private const double MomentSeconds = 0.07;
    private const double NoiseSeconds = 0.1;

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

    /// <summary>
    /// The strikes with the frames around them. A strike in a bridged frame is left out; no cycle reaches beyond its stretch. Unless the
    /// reference's method is asked for, a heel that lies on the floor strikes once, and where it comes down.
    /// </summary>
    public List<(Peak Peak, Segment Around, int Stretch)> Strikes(PeakCriteria criteria, SegmentationMethod method, double framesPerSecond)
    {
        var peaks = Peaks.Find(bridged, criteria);
        var rise = UsualRise(peaks);
        var isOurs = method == SegmentationMethod.DeepestValley;
        if (isOurs)
        {
            peaks = OneAStance(peaks, rise);
        }

        List<(Peak, Segment, int)> strikes = [];
        for (int peak = 0, until = 0; peak < peaks.Count; peak = until)
        {
            var (start, end) = StretchAround(peaks[peak].Index);
            Peak[] within = [.. peaks.Skip(peak).TakeWhile(one => one.Index < end).Select(one => one with { Index = one.Index - start })];
            var segments = PeakSegments.Around(bridged.AsSpan(start, end - start), within, padFrames: 0, method);
            until = peak + within.Length;
            foreach (var (found, around) in peaks.Skip(peak).Zip(segments))
            {
                var strike = isOurs ? found with { Index = WhereItComesDown(found, around.Start + start, framesPerSecond) } : found;
                if (seen[strike.Index])
                {
                    strikes.Add((strike, new(around.Start + start, around.End + start, strike.Index), start));
                }
            }
        }

        return strikes;
    }

    /// <summary>The share of frames in which the heel was seen.</summary>
    public double SeenShare(Segment segment) => (double)seen.AsSpan(segment.Start, segment.FrameCount).Count(true) / segment.FrameCount;

    /// <summary>
    /// True when the heel was seen in the strike's frame and in both beside it, and in every frame before it, back to where the heel was
    /// highest, in which it may have been near the floor already: the true strike may have been in a gap there.
    /// </summary>
    public bool IsSeenAround(Peak strike, Segment around, double rise)
    {
        if (!seen[strike.Index - 1] || !seen[strike.Index] || !seen[strike.Index + 1])
        {
            return false;
        }

        // Before the first frame of all nothing was missed.
        for (var frame = strike.Index - 1; frame >= Math.Max(0, around.Start - 1); frame--)
        {
            if (!seen[frame] && strike.Height - NextSeen(frame) < NearFloor * rise)
            {
                return false;
            }
        }

        return true;

        double NextSeen(int frame)
        {
            var after = frame;
            while (!seen[after])
            {
                after++;
            }

            return bridged[after];
        }
    }

    /// <summary>How far the heel rises between strikes, as a rule: three in four peaks stand out by no more. 0 without peaks.</summary>
    public static double UsualRise(IReadOnlyList<Peak> peaks)
    {
        double[] sorted = [.. peaks.Select(peak => peak.Prominence).Order()];
        return sorted.Length == 0 ? 0 : sorted[sorted.Length * 3 / 4];
    }

    /// <summary>Peaks between which the heel does not leave the floor are of one stance, which the first stands for.</summary>
    private List<Peak> OneAStance(IReadOnlyList<Peak> peaks, double rise)
    {
        List<Peak> kept = [];
        foreach (var peak in peaks)
        {
            if (kept.Count > 0 && IsOneStance(kept[^1], peak, rise))
            {
                kept[^1] = kept[^1] with { Prominence = Math.Max(kept[^1].Prominence, peak.Prominence) };
            }
            else
            {
                kept.Add(peak);
            }
        }

        return kept;
    }

    private bool IsOneStance(Peak first, Peak second, double rise)
    {
        var floor = Math.Min(first.Height, second.Height) - (LeavesFloor * rise);
        for (var frame = first.Index; frame <= second.Index; frame++)
        {
            if (!(bridged[frame] > floor))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// The first frame near the floor after which the heel goes no lower for a moment. It is the peak itself, but for a heel that lies flat or
    /// comes down twice: there it is earlier. A difference of up to 0.1 s is noise, and the peak stays.
    /// </summary>
    private int WhereItComesDown(Peak peak, int start, double framesPerSecond)
    {
        if (double.IsNaN(framesPerSecond))
        {
            return peak.Index;
        }

        var moment = (int)Math.Ceiling(MomentSeconds * framesPerSecond);
        var floor = peak.Height - (AtFloor * peak.Prominence);
        for (var frame = start; frame < peak.Index - (NoiseSeconds * framesPerSecond); frame++)
        {
            if (bridged[frame] >= floor && bridged[frame] >= LowestIn(frame + 1, Math.Min(bridged.Length, frame + 1 + moment)))
            {
                return frame;
            }
        }

        return peak.Index;
    }

    private double LowestIn(int from, int to)
    {
        var largest = double.NegativeInfinity;
        foreach (var value in bridged.AsSpan(from, to - from))
        {
            largest = Math.Max(largest, value);
        }

        return largest;
    }

    /// <summary>The frames around one in which the path is known or bridged.</summary>
    private (int Start, int End) StretchAround(int frame)
    {
        var unknown = bridged.AsSpan(frame).IndexOf(double.NaN);
        return (bridged.AsSpan(0, frame).LastIndexOf(double.NaN) + 1, unknown < 0 ? bridged.Length : frame + unknown);
    }
}
