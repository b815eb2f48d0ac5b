namespace NeuroPose.Warping;

/// <summary>
/// How many frames may be left out, free of cost, at each of the four ends. A path begins at the first frame of one series and one of
/// the free frames (or the one after them) of the other, and ends likewise. Exchanging the two series and their ends changes nothing.
/// </summary>
/// <param name="FirstBegin">Frames that may be left out at the beginning of the first series.</param>
/// <param name="FirstEnd">At its end.</param>
/// <param name="SecondBegin">At the beginning of the second series.</param>
/// <param name="SecondEnd">At its end.</param>
public sealed record Relaxation(int FirstBegin, int FirstEnd, int SecondBegin, int SecondEnd)
{
    /// <summary>Paths go from corner to corner.</summary>
    public static Relaxation None { get; } = new(0, 0, 0, 0);

    /// <summary>The first series is matched with any stretch of the second (open begin and open end; subsequence matching).</summary>
    public static Relaxation Subsequence { get; } = new(0, 0, int.MaxValue, int.MaxValue);

    /// <summary>The second series may go on after the match (open end).</summary>
    public static Relaxation OpenEnd { get; } = new(0, 0, 0, int.MaxValue);

    /// <summary>The second series may have begun before the match (open begin).</summary>
    public static Relaxation OpenBegin { get; } = new(0, 0, int.MaxValue, 0);

    /// <summary>The same number of frames at all four ends.</summary>
    public static Relaxation AllEnds(int frames) => new(frames, frames, frames, frames);

    internal bool HasOpenBegin => FirstBegin > 0 || SecondBegin > 0;

    internal bool IsSymmetric => FirstBegin == SecondBegin && FirstEnd == SecondEnd;

    internal string? Problem => FirstBegin >= 0 && FirstEnd >= 0 && SecondBegin >= 0 && SecondEnd >= 0
        ? null
        : FormattableString.Invariant($"The relaxation must leave out 0 frames or more at each end; found {FirstBegin}, {FirstEnd}, {SecondBegin} and {SecondEnd}.");

    internal string Describe() =>
        $"ends open by {Frames(FirstBegin)} and {Frames(FirstEnd)} of the first series, {Frames(SecondBegin)} and {Frames(SecondEnd)} of the second";

    private static string Frames(int count) => count == int.MaxValue ? "any frames" : FormattableString.Invariant($"{count} frames");
}
