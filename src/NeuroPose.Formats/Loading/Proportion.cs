namespace NeuroPose.Formats;

/// <summary>
/// Keeps memory in proportion to a file. A recording has every frame between the first and the last, and every person in all of them; a few
/// records with far numbers must not fill the memory with what the file does not have.
/// </summary>
internal static class Proportion
{
    // Almost an hour at 30 frames a second may be left out, as in trials of the reference.
    private const long MostAbsent = 100_000;
    private const long MostAbsentForEach = 8;

    // 32 million points take 1 GB.
    private const long MostPoints = 1L << 25;
    private const long MostPointsForEach = 64;

    /// <summary>True when as many frames as there are from the first number to the last fit to so many records.</summary>
    public static bool Fits(long first, long last, long records) =>
        last is <= int.MaxValue and >= int.MinValue && first >= int.MinValue && last - first + 1 <= MostAbsent + (MostAbsentForEach * records);

    /// <summary>The number of frames from the first number to the last.</summary>
    /// <exception cref="FileFormatException">It is out of proportion to the records.</exception>
    public static int Frames(long first, long last, long records, Place place) => Fits(first, last, records)
        ? (int)(last - first + 1)
        : throw new FileFormatException(
            FormattableString.Invariant($"the frame numbers go from {first} to {last}, but only {records} records are there. ")
                + "Expected the frame's number in the video.",
            place);

    /// <summary>Checks that tables of all people over all frames fit to the points that the file has.</summary>
    /// <exception cref="FileFormatException">They do not.</exception>
    public static void Check(int frames, int people, int labels, long found, Place place)
    {
        var points = (Int128)frames * people * labels;
        if (points > MostPoints + ((Int128)MostPointsForEach * found))
        {
            throw new FileFormatException(
                FormattableString.Invariant($"{people} people over {frames} frames of {labels} points each are far more than the {found} points in the file. ")
                    + "Cut the recording, or keep those who are seen longer.",
                place);
        }
    }
}
