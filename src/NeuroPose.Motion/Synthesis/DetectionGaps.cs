using NeuroPose.Numerics;

namespace NeuroPose.Synthesis;

/// <summary>Chooses the frames in which a detector finds nobody.</summary>
internal static class DetectionGaps
{
    private const int LongestGap = 3;
    private const int TriesBeforeShortGaps = 100;

    /// <summary>
    /// True for each frame without a person: the asked share of frames, in gaps that neither touch each other nor either end.
    /// </summary>
    public static bool[] Choose(int frameCount, double rate, SeededRandom random)
    {
        var missing = new bool[frameCount];
        var left = (int)Math.Round(rate * frameCount);
        for (var tries = 0; left > 0 && frameCount > 2; tries++)
        {
            // At the highest rate single frames always find room: a gap of one keeps three frames from others, at most 3 in 5.
            var length = tries < TriesBeforeShortGaps ? Math.Min(left, 1 + random.NextInt(LongestGap)) : 1;
            var start = 1 + random.NextInt(frameCount - 2);
            if (start + length >= frameCount || missing.AsSpan(start - 1, length + 2).Contains(true))
            {
                continue;
            }

            missing.AsSpan(start, length).Fill(true);
            left -= length;
        }

        return missing;
    }
}
