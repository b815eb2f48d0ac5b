namespace NeuroPose.Poses;

/// <summary>A range of frames that somebody asked for, its end excluded.</summary>
internal static class FrameRange
{
    /// <summary>Makes sure that the range has frames and that all of them are there.</summary>
    /// <param name="start">The first frame.</param>
    /// <param name="end">The frame behind the last.</param>
    /// <param name="count">How many frames there are.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty, turned around, or leaves the frames.</exception>
    public static void Require(int start, int end, int count)
    {
        var inside = start >= 0 && end >= 0 && start <= count && end <= count;
        var problem = (inside, start.CompareTo(end)) switch
        {
            (true, > 0) => FormattableString.Invariant($"The start {start} is behind the end {end}. Exchange them: Slice({end}, {start})."),
            (true, 0) => FormattableString.Invariant($"Slice({start}, {end}) has no frame: the end is excluded.{(start < count ? FormattableString.Invariant($" Slice({start}, {start + 1}) is frame {start} alone.") : "")}"),
            (false, _) => FormattableString.Invariant($"Slice({start}, {end}) leaves the frames, which are 0 to {count - 1}: start and end must be between 0 and {count}, and the end is excluded."),
            _ => null,
        };
        if (problem is not null)
        {
            throw new ArgumentOutOfRangeException(start < 0 || start > count || inside ? nameof(start) : nameof(end), FormattableString.Invariant($"[{start}, {end})"), problem);
        }
    }
}
