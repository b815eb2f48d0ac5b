namespace NeuroPose.Interactive.Markup;

/// <summary>Frame numbers as ranges: <c>3, 12–40, 77</c>.</summary>
internal static class FrameRanges
{
    private const int MostRanges = 8;

    /// <summary>The ranges of ascending frame numbers; of many, the first and how many more there are.</summary>
    public static string Of(IReadOnlyList<int> frames)
    {
        List<(int First, int Last)> ranges = [];
        foreach (var frame in frames)
        {
            if (ranges.Count > 0 && ranges[^1].Last + 1 == frame)
            {
                ranges[^1] = (ranges[^1].First, frame);
            }
            else
            {
                ranges.Add((frame, frame));
            }
        }

        var shown = ranges.Take(MostRanges).Select(range => range.First == range.Last
            ? FormattableString.Invariant($"{range.First}")
            : FormattableString.Invariant($"{range.First}–{range.Last}"));
        var more = ranges.Count - MostRanges;
        return string.Join(", ", shown) + (more > 0 ? $" and {Known.Count(more, "more range", "more ranges")}" : "");
    }
}
