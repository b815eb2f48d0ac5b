namespace NeuroPose.Formats;

/// <summary>Names of points where a file has none, or one twice.</summary>
internal static class JointLabels
{
    /// <summary><c>joint 0</c>, <c>joint 1</c> and so on.</summary>
    public static IReadOnlyList<string> Numbered(int count) => [.. Enumerable.Range(0, count).Select(joint => FormattableString.Invariant($"joint {joint}"))];

    /// <summary>The names with <c>_2</c>, <c>_3</c> behind those that were there before.</summary>
    /// <param name="names">The names in the file's order.</param>
    /// <param name="notices">Takes a sentence when a name was there twice.</param>
    public static IReadOnlyList<string> Distinct(IReadOnlyList<string> names, ICollection<string> notices)
    {
        HashSet<string> taken = [.. names];
        HashSet<string> seen = [];
        List<string> labels = [];
        List<string> repeated = [];
        foreach (var name in names)
        {
            var label = name;
            if (!seen.Add(name))
            {
                repeated.Add(name);
                for (var number = 2; !taken.Add(label = FormattableString.Invariant($"{name}_{number}"));)
                {
                    number++;
                }
            }

            labels.Add(label);
        }

        if (repeated.Count > 0)
        {
            notices.Add($"Labels that are there more than once got a number: {string.Join(", ", repeated.Distinct(StringComparer.Ordinal))}.");
        }

        return labels;
    }
}
