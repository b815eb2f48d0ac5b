namespace NeuroPose.Sessions.Synchronization;

/// <summary>Where a frame's time is from.</summary>
internal enum TimeOrigin
{
    /// <summary>Its own pulse.</summary>
    Pulse,

    /// <summary>The pulses around it; its own was lost.</summary>
    Interpolated,

    /// <summary>The usual interval beyond the last pulse, within the tolerance that the configuration states.</summary>
    Extrapolated,

    /// <summary>The frame that it repeats.</summary>
    Duplicate,

    /// <summary>A rate that was asked for.</summary>
    Nominal,
}

/// <summary>Frames that are missing.</summary>
/// <param name="AfterFrame">The frame before them; -1 before the first.</param>
/// <param name="Count">How many.</param>
/// <param name="Evidence">Why that is known.</param>
internal sealed record DroppedFrames(int AfterFrame, int Count, string Evidence);

/// <summary>
/// Which pulse belongs to which frame. A gap in the pulses is either lost pulses, whose frames exist, or a pause of the camera, without
/// frames; the number of frames, the files' own times and their borders say which. Where more than one way fits, the match is ambiguous,
/// and there are no times.
/// </summary>
internal sealed record FrameMatch
{
    /// <summary>From this on a gap is a pause of the recording and not a few frames that were dropped.</summary>
    private const double PauseSeconds = 1;

    /// <summary>At most this many ways are gone through.</summary>
    private const int MostWays = 20_000;

    /// <summary>The time of each frame in seconds; empty where the match is ambiguous.</summary>
    public double[] Times { get; init; } = [];

    public TimeOrigin[] Origins { get; init; } = [];

    /// <summary>The place of each frame on the grid of pulses.</summary>
    public long[] Slots { get; init; } = [];

    public IReadOnlyList<DroppedFrames> Dropped { get; init; } = [];

    /// <summary>Why there are no times; null where there are.</summary>
    public string? Ambiguity { get; init; }

    public IReadOnlyList<string> Notes { get; init; } = [];

    public int LostPulses => Origins.Count(origin => origin == TimeOrigin.Interpolated);

    /// <summary>Matches frames and pulses.</summary>
    /// <param name="frames">The frames.</param>
    /// <param name="grid">The pulses.</param>
    /// <param name="tolerance">How many frames or pulses may be over at the end.</param>
    public static FrameMatch Of(FrameTrain frames, PulseGrid grid, int tolerance)
    {
        if (grid.Times.Length < 2)
        {
            return Ambiguous(FormattableString.Invariant($"there are {grid.Times.Length} pulses for {frames.Count} frames"));
        }

        return BySkips(frames, grid)
            ?? ByGaps(frames, grid)
            ?? BySegments(frames, grid)
            ?? WithinTolerance(frames, grid, tolerance)
            ?? Ambiguous(Doubt(frames, grid));
    }

    /// <summary>Where the files' own times show the same grid as the pulses: frames that were dropped have pulses and no frame.</summary>
    private static FrameMatch? BySkips(FrameTrain frames, PulseGrid grid)
    {
        if (frames.Skips.Count == 0 || frames.Starts.Count > 1)
        {
            return null;
        }

        var slots = new long[frames.OwnCount];
        var (slot, at) = (-1L, 0);
        var duplicates = frames.Duplicates.ToHashSet();
        for (var frame = 0; frame < frames.Count; frame++)
        {
            if (!duplicates.Contains(frame))
            {
                slot += 1 + frames.Skips.GetValueOrDefault(frame);
                slots[at++] = slot;
            }
        }

        return slots[^1] + 1 == grid.SlotCount ? Assign(frames, grid, slots) : null;
    }

    /// <summary>Each gap is lost pulses or a pause, and the number of frames says which.</summary>
    private static FrameMatch? ByGaps(FrameTrain frames, PulseGrid grid)
    {
        var needed = frames.OwnCount - grid.Times.Length;
        return needed < 0 ? null : Ways(grid, needed) switch
        {
            [] => null,
            [var only] => WithDoubt(Assign(frames, grid, SlotsOf(frames.OwnCount, grid, only)), grid, needed),
            var several => Best(frames, grid, several),
        };
    }

    // Where numbers agree although pulses are missing, the frames are missing with them; that is said, for another cause looks the same.
    private static FrameMatch WithDoubt(FrameMatch match, PulseGrid grid, long needed)
    {
        var small = grid.Gaps.Count(gap => gap.Seconds < PauseSeconds);
        return needed > 0 || small == 0 ? match : match with
        {
            Notes =
            [
                .. match.Notes,
                FormattableString.Invariant($"{small} {(small == 1 ? "gap" : "gaps")} in the pulses and as many frames as pulses: the frames of the gaps are taken to be missing too; lost pulses together with pulses after the last frame would look the same"),
            ],
        };
    }

    // A pause stands where one file ends and the next begins, or where the file's own times jump; lost pulses stand anywhere else.
    private static FrameMatch Best(FrameTrain frames, PulseGrid grid, List<bool[]> ways)
    {
        var scored = ways.Select(way => (Way: way, Score: Score(frames, grid, way))).OrderByDescending(one => one.Score).ToArray();
        if (scored[0].Score > scored[1].Score)
        {
            return Assign(frames, grid, SlotsOf(frames.OwnCount, grid, scored[0].Way));
        }

        return Ambiguous(FormattableString.Invariant(
            $"{grid.Gaps.Count} gaps in the pulses ({string.Join(", ", grid.Gaps.Take(6).Select(gap => gap.Missing))}{(grid.Gaps.Count > 6 ? ", …" : "")} missing) and {frames.OwnCount - grid.Times.Length} frames without a pulse: which gap has the frames is not known"));
    }

    private static int Score(FrameTrain frames, PulseGrid grid, bool[] lost)
    {
        var score = 0;
        var filled = 0;
        for (var gap = 0; gap < grid.Gaps.Count; gap++)
        {
            var next = grid.Gaps[gap].After + 1 + filled;
            var isBorder = frames.Starts.Contains(next) || frames.Skips.GetValueOrDefault(next) > 0;
            score += isBorder != lost[gap] ? 1 : -1;
            filled += lost[gap] ? grid.Gaps[gap].Missing : 0;
        }

        return score;
    }

    /// <summary>Every choice of gaps that have frames, with as many frames as are needed; true for lost pulses.</summary>
    private static List<bool[]> Ways(PulseGrid grid, long needed)
    {
        var gaps = grid.Gaps;
        var total = gaps.Sum(gap => (long)gap.Missing);
        if (needed > total)
        {
            return [];
        }

        if (grid.IsCounted || needed == total)
        {
            return needed == total ? [[.. gaps.Select(_ => true)]] : needed == 0 ? [new bool[gaps.Count]] : [];
        }

        if (needed == 0)
        {
            return [new bool[gaps.Count]];
        }

        List<bool[]> ways = [];
        var rest = new long[gaps.Count + 1];
        for (var at = gaps.Count - 1; at >= 0; at--)
        {
            rest[at] = rest[at + 1] + gaps[at].Missing;
        }

        var steps = 0;
        var way = new bool[gaps.Count];
        void Choose(int at, long left)
        {
            if (left < 0 || left > rest[at] || ways.Count > 64 || ++steps > MostWays)
            {
                return;
            }

            if (at == gaps.Count)
            {
                ways.Add([.. way]);
                return;
            }

            way[at] = true;
            Choose(at + 1, left - gaps[at].Missing);
            way[at] = false;
            Choose(at + 1, left);
        }

        // The gaps are gone through one inside the other: of very many the answer is not unique in any case.
        if (gaps.Count <= 200)
        {
            Choose(0, needed);
        }

        return ways;
    }

    /// <summary>Pulses before or after the recording, divided from it by a pause, have no frames.</summary>
    private static FrameMatch? BySegments(FrameTrain frames, PulseGrid grid)
    {
        int[] breaks = [.. grid.Gaps.Where(gap => gap.Seconds >= PauseSeconds && gap.Missing >= 8).Select(gap => gap.After)];
        if (breaks.Length is 0 or > 50)
        {
            return null;
        }

        int[] starts = [0, .. breaks.Select(after => after + 1)], ends = [.. breaks.Select(after => after + 1), grid.Times.Length];
        List<(int From, int To)> fitting = [];
        for (var first = 0; first < starts.Length; first++)
        {
            for (var last = first; last < ends.Length; last++)
            {
                var part = Part(grid, starts[first], ends[last]);
                if ((first > 0 || last < ends.Length - 1) && part.Times.Length > 1 && Ways(part, frames.OwnCount - part.Times.Length).Count == 1)
                {
                    fitting.Add((starts[first], ends[last]));
                }
            }
        }

        if (fitting is not [var only])
        {
            return null;
        }

        var match = ByGaps(frames, Part(grid, only.From, only.To))!;
        return match with
        {
            Notes = [.. match.Notes, FormattableString.Invariant($"{grid.Times.Length - (only.To - only.From)} pulses before or after a pause have no frames")],
        };
    }

    private static PulseGrid Part(PulseGrid grid, int from, int to) => grid with
    {
        Times = grid.Times[from..to],
        Slots = [.. grid.Slots[from..to].Select(slot => slot - grid.Slots[from])],
        Gaps = [.. grid.Gaps.Where(gap => gap.After >= from && gap.After < to - 1).Select(gap => gap with { After = gap.After - from })],
    };

    /// <summary>A few frames or pulses that are over, as many as the configuration accepts: they are taken to be at the end.</summary>
    private static FrameMatch? WithinTolerance(FrameTrain frames, PulseGrid grid, int tolerance)
    {
        var over = grid.Times.Length - frames.OwnCount;
        if (over > 0 && over <= tolerance && grid.Gaps.Count == 0)
        {
            var (from, to) = Trimmed(grid, over);
            var part = Part(grid, from, to);
            var match = Assign(frames, part, SlotsOf(frames.OwnCount, part, []));
            return match with
            {
                Notes = [.. match.Notes, FormattableString.Invariant($"{over} more pulses than frames; {from} taken to be before the first frame and {grid.Times.Length - to} after the last, as mismatch_tolerance_frames accepts")],
            };
        }

        var frameless = frames.OwnCount - grid.SlotCount;
        if (frameless <= 0 || frameless > tolerance)
        {
            return null;
        }

        bool[] all = [.. grid.Gaps.Select(_ => true)];
        var longer = Assign(frames, grid, SlotsOf(frames.OwnCount, grid, all));
        return longer with { Notes = [.. longer.Notes, FormattableString.Invariant($"{frameless} more frames than pulses, taken to be after the last pulse, as mismatch_tolerance_frames accepts")] };
    }

    // A pulse that is over lies at an end: at the one whose interval is unusual, else after the last frame.
    private static (int From, int To) Trimmed(PulseGrid grid, int over)
    {
        const double Unusual = 0.02;
        var (from, to) = (0, grid.Times.Length);
        double Misfit(int at) => Math.Abs(((grid.Times[at + 1] - grid.Times[at]) / grid.Interval) - 1);
        for (; over > 0; over--)
        {
            var (first, last) = to - from > 2 ? (Misfit(from), Misfit(to - 2)) : (0, 0);
            (from, to) = first > Unusual && first > last ? (from + 1, to) : (from, to - 1);
        }

        return (from, to);
    }

    private static string Doubt(FrameTrain frames, PulseGrid grid)
    {
        var numbers = FormattableString.Invariant($"{frames.OwnCount} frames and {grid.Times.Length} pulses ({grid.Extras.Count} extra ones left out, {grid.Gaps.Sum(gap => (long)gap.Missing)} missing in gaps)");
        var ratio = grid.Times.Length / (double)Math.Max(1, frames.OwnCount);
        if (ratio is > 1.9 and < 2.1)
        {
            return $"{numbers}: twice as many pulses as frames, as when both edges are recorded";
        }

        return frames.OwnCount < grid.Times.Length
            ? $"{numbers}: frames are missing, and neither intervals nor the file's own times say where"
            : $"{numbers}: pulses are missing before the first, after the last or beside others, and intervals do not say where";
    }

    /// <summary>The place of each frame when lost pulses have frames and pauses have none.</summary>
    private static long[] SlotsOf(int count, PulseGrid grid, bool[] lost)
    {
        var slots = new long[count];
        var (gap, at) = (0, 0);
        for (var pulse = 0; pulse < grid.Times.Length && at < count; pulse++)
        {
            slots[at++] = grid.Slots[pulse];
            if (gap < grid.Gaps.Count && grid.Gaps[gap].After == pulse)
            {
                for (var missing = 1; lost[gap] && missing <= grid.Gaps[gap].Missing && at < count; missing++)
                {
                    slots[at++] = grid.Slots[pulse] + missing;
                }

                gap++;
            }
        }

        for (var beyond = 1; at < count; at++, beyond++)
        {
            slots[at] = grid.SlotCount - 1 + beyond;
        }

        return slots;
    }

    private static FrameMatch Assign(FrameTrain frames, PulseGrid grid, long[] slots)
    {
        var times = new double[frames.Count];
        var origins = new TimeOrigin[frames.Count];
        var places = new long[frames.Count];
        var duplicates = frames.Duplicates.ToHashSet();
        List<DroppedFrames> dropped = [];
        var (own, pulse) = (0, 0);
        for (var frame = 0; frame < frames.Count; frame++)
        {
            if (duplicates.Contains(frame) && frame > 0)
            {
                (times[frame], origins[frame], places[frame]) = (times[frame - 1], TimeOrigin.Duplicate, places[frame - 1]);
                continue;
            }

            var slot = slots[own++];
            places[frame] = slot;
            var first = pulse;
            while (pulse < grid.Times.Length && grid.Slots[pulse] < slot)
            {
                pulse++;
            }

            if (own > 1 && slot - slots[own - 2] > 1)
            {
                var missing = (int)Math.Min(int.MaxValue, slot - slots[own - 2] - 1);
                var withPulse = pulse - first;
                dropped.Add(new(frame - 1, missing, withPulse > 0 ? "pulses without frames" : "a gap in pulses and frames"));
            }

            if (pulse < grid.Times.Length && grid.Slots[pulse] == slot)
            {
                (times[frame], origins[frame]) = (grid.Times[pulse], TimeOrigin.Pulse);
                pulse++;
            }
            else if (pulse < grid.Times.Length && pulse > 0)
            {
                var (before, after) = (pulse - 1, pulse);
                var share = (slot - grid.Slots[before]) / (double)(grid.Slots[after] - grid.Slots[before]);
                (times[frame], origins[frame]) = (grid.Times[before] + (share * (grid.Times[after] - grid.Times[before])), TimeOrigin.Interpolated);
            }
            else
            {
                (times[frame], origins[frame]) = (grid.Times[^1] + ((slot - grid.Slots[^1]) * grid.Interval), TimeOrigin.Extrapolated);
            }
        }

        return new() { Times = times, Origins = origins, Slots = places, Dropped = dropped };
    }

    private static FrameMatch Ambiguous(string why) => new() { Ambiguity = why + "." };
}
