namespace NeuroPose.Formats;

/// <summary>Names of points where a file has none, or one twice.</summary>
internal static class JointLabels
{
    /// <summary><c>joint 0</c>, <c>joint 1</c> and so on.</summary>
    public static IReadOnlyList<string> Numbered(int count) => [.. Enumerable.Range(0, count).Select(OfIndex)];

    /// <summary>The names, all different: the second of two equal ones gets <c>_2</c>, the third <c>_3</c>; an empty one is "joint" and its index.</summary>
    /// <param name="names">The names in the file's order.</param>
    /// <param name="notices">Takes a sentence when a name was there twice.</param>
    public static IReadOnlyList<string> Distinct(IReadOnlyList<string> names, ICollection<string> notices)
    {
        List<string> distinct = new(names.Count);
        HashSet<string> taken = new(names, StringComparer.Ordinal);
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        List<string> repeated = [];
        for (var index = 0; index < names.Count; index++)
        {
            var name = names[index].Length > 0 ? names[index] : OfIndex(index);
            var label = name;
            var count = seen.GetValueOrDefault(name) + 1;
            if (count > 1)
            {
                if (count == 2)
                {
                    repeated.Add(name);
                }

                // Each name counts on from its last number, so that many equal ones take linear time.
                while (!taken.Add(label = FormattableString.Invariant($"{name}_{count}")))
                {
                    count++;
                }
            }

            seen[name] = count;
            distinct.Add(label);
        }

        if (repeated.Count > 0)
        {
            notices.Add($"Labels that are there more than once got a number: {string.Join(", ", repeated)}.");
        }

        return distinct;
    }

    private static string OfIndex(int index) => FormattableString.Invariant($"joint {index}");
}
