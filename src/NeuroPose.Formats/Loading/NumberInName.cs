using System.Globalization;

namespace NeuroPose.Formats;

/// <summary>The number that a file of a series has in its name: <c>walk_000000000012_keypoints.json</c> is 12.</summary>
internal static class NumberInName
{
    private const string Suffix = "_keypoints";
    private const int LongestNumber = 18;

    /// <summary>The last number in the name before its ending; null when it has none.</summary>
    public static long? Of(string name)
    {
        var stem = Path.GetFileNameWithoutExtension(name.AsSpan());
        if (stem.LastIndexOf(Suffix, StringComparison.Ordinal) is > 0 and var suffix)
        {
            stem = stem[..suffix];
        }

        var end = stem.LastIndexOfAnyInRange('0', '9') + 1;
        var start = stem[..end].LastIndexOfAnyExceptInRange('0', '9') + 1;
        return end > start && end - start <= LongestNumber ? long.Parse(stem[start..end], NumberStyles.None, CultureInfo.InvariantCulture) : null;
    }
}
