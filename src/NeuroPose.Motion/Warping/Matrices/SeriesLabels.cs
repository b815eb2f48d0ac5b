namespace NeuroPose.Warping;

/// <summary>Finds series by their labels.</summary>
internal static class SeriesLabels
{
    /// <summary>The index of the series of that label.</summary>
    /// <exception cref="ArgumentException">No series has it, and the message names the nearest; or several have it.</exception>
    public static int IndexOf(this IReadOnlyList<string> labels, string label, string parameter)
    {
        ArgumentNullException.ThrowIfNull(label, parameter);
        int[] found = [.. labels.Index().Where(one => one.Item == label).Select(one => one.Index).Take(2)];
        return found switch
        {
            [var index] => index,
            [] => throw new ArgumentException($"No series is called \"{label}\".{NearestName.Hint(label, labels)}", parameter),
            _ => throw new ArgumentException(
                FormattableString.Invariant($"Series {found[0]} and {found[1]} are both called \"{label}\": address them by their numbers."), parameter),
        };
    }
}
