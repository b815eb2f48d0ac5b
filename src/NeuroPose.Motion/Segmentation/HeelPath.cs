using NeuroPose.Kinematics;
using NeuroPose.Numerics;

namespace NeuroPose.Segmentation;

/// <summary>One coordinate of a heel over time, its short gaps bridged, and where it was really seen.</summary>
internal sealed class HeelPath
{
    /// <summary>Shares of a heel's rise: within the first of where it is lowest it is near the floor, within the second on it.</summary>
    private const double NearFloor = 0.15;
    private const double OnFloor = 0.02;

    /// <summary>
    /// Shares of its rise, too: by more than the first it is lifted again, by more than the second it has left the floor.
    /// </summary>
    private const double Lifts = 0.03;
    private const double LeavesFloor = 0.4;

    /// <summary>What it must have come down by, before a strike, for the strike to be the foot's first contact.</summary>
    private const double WasInAir = 0.2;

    private const double HidingSeconds = 0.08;
    private const double LateShare = 0.125;

    private readonly bool[] seen;
    private readonly double[] bridged;
    private double rise = double.NaN;

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
        var usual = UsualRise(peaks);
        var isOurs = method == SegmentationMethod.DeepestValley;
        if (isOurs)
        {
            peaks = OneAStance(peaks, usual);
        }

        var comesDown = isOurs ? WhereItComesDown(peaks, framesPerSecond) : null;
        List<(Peak, Segment, int)> strikes = [];
        for (int peak = 0, until = 0; peak < peaks.Count; peak = until)
        {
            var (start, end) = StretchAround(peaks[peak].Index);
            Peak[] within = [.. peaks.Skip(peak).TakeWhile(one => one.Index < end).Select(one => one with { Index = one.Index - start })];
            var segments = PeakSegments.Around(bridged.AsSpan(start, end - start), within, padFrames: 0, method);
            until = peak + within.Length;
            foreach (var (found, around) in peaks.Skip(peak).Zip(segments))
            {
                var strike = comesDown is null ? found : found with { Index = comesDown[found.Index] };
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
    /// True when the heel was seen in the strike's frame and in both beside it, and no gap before it, back to where the heel was highest,
    /// may
    /// hide the true strike: one of 0.08 s or more, or one after which the heel rises again, that ends with the heel near the floor. Nor
    /// may
    /// the recording, or what was seen of it, begin near the floor: then the true strike may have been before.
    /// </summary>
    public bool IsSeenAround(Peak strike, Segment around, double framesPerSecond)
    {
        if (!seen[strike.Index - 1] || !seen[strike.Index] || !seen[strike.Index + 1] || !WasHigh(strike, around))
        {
            return false;
        }

        var (after, highest) = (strike.Index, strike.Height);
        for (var frame = strike.Index - 1; frame >= Math.Max(0, around.Start - 1); frame--)
        {
            if (seen[frame])
            {
                (after, highest) = (frame, Math.Min(highest, bridged[frame]));
                continue;
            }

            var gap = frame - seen.AsSpan(0, frame).LastIndexOf(true);
            var isLong = !(gap < HidingSeconds * framesPerSecond);
            if (strike.Height - bridged[after] < NearFloor * Rise && (isLong || bridged[after] - highest > Lifts * Rise))
            {
                return false;
            }
        }

        return true;
    }

    private bool WasHigh(Peak strike, Segment around)
    {
        var highest = strike.Height;
        foreach (var value in bridged.AsSpan(around.Start, strike.Index - around.Start))
        {
            highest = Math.Min(highest, value);
        }

        return strike.Height - highest >= WasInAir * Rise;
    }

    /// <summary>How far the heel rises in all, but for the highest and the lowest twentieth of the frames.</summary>
    private double Rise
    {
        get
        {
            if (double.IsNaN(rise))
            {
                double[] sorted = [.. bridged.Where(double.IsFinite).Order()];
                rise = sorted.Length == 0 ? 0 : sorted[sorted.Length * 19 / 20] - sorted[sorted.Length / 20];
            }

            return rise;
        }
    }

    /// <summary>How far the heel rises between strikes, as a rule: three in four peaks stand out by no more. 0 without peaks.</summary>
    private static double UsualRise(IReadOnlyList<Peak> peaks)
    {
        double[] sorted = [.. peaks.Select(peak => peak.Prominence).Order()];
        return sorted.Length == 0 ? 0 : sorted[sorted.Length * 3 / 4];
    }

    /// <summary>Peaks between which the heel does not leave the floor are of one stance, which the first stands for.</summary>
    private List<Peak> OneAStance(IReadOnlyList<Peak> peaks, double usual)
    {
        List<Peak> kept = [];
        foreach (var peak in peaks)
        {
            if (kept.Count > 0 && IsOneStance(kept[^1], peak, usual))
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

    private bool IsOneStance(Peak first, Peak second, double usual)
    {
        var floor = Math.Min(first.Height, second.Height) - (LeavesFloor * usual);
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
    /// For a heel that lies flat or comes down twice: of each peak the frame in which the heel comes down to the floor. Null for a heel
    /// that
    /// is lowest when it strikes: three in four peaks are within an eighth of the time between strikes of where they come down.
    /// </summary>
    private Dictionary<int, int>? WhereItComesDown(IReadOnlyList<Peak> peaks, double framesPerSecond)
    {
        if (double.IsNaN(framesPerSecond))
        {
            return null;
        }

        var comesDown = new Dictionary<int, int>();
        var usualInterval = OrderStatistics.Median([.. peaks.Zip(peaks.Skip(1), (one, next) => (double)(next.Index - one.Index)).Order()]);
        var (late, before) = (0, 0);
        foreach (var peak in peaks)
        {
            var first = FirstOnFloor(peak, before);

            late += peak.Index - first > LateShare * usualInterval ? 1 : 0;
            comesDown[peak.Index] = first;
            before = peak.Index;
        }

        return 4 * late > peaks.Count ? comesDown : null;
    }

    /// <summary>
    /// The first frame of the time near the floor around a peak in which the heel is as low as in most of that time, but for noise.
    /// </summary>
    private int FirstOnFloor(Peak peak, int before)
    {
        var near = peak.Height - (NearFloor * peak.Prominence);
        var (start, end) = (peak.Index, peak.Index + 1);
        while (start - 1 > before && bridged[start - 1] >= near)
        {
            start--;
        }

        while (end < bridged.Length && bridged[end] >= near)
        {
            end++;
        }

        double[] sorted = [.. bridged[start..end].Order()];
        var floor = sorted[sorted.Length * 3 / 4] - (OnFloor * peak.Prominence);
        return Enumerable.Range(start, end - start).First(frame => frame == peak.Index || bridged[frame] >= floor);
    }

    /// <summary>The frames around one in which the path is known or bridged.</summary>
    private (int Start, int End) StretchAround(int frame)
    {
        var unknown = bridged.AsSpan(frame).IndexOf(double.NaN);
        return (bridged.AsSpan(0, frame).LastIndexOf(double.NaN) + 1, unknown < 0 ? bridged.Length : frame + unknown);
    }
}
