namespace NeuroPose.Formats;

/// <summary>Labels that are all different, as a recording's must be.</summary>
internal static class DistinctLabels
{
    /// <summary>The second of two equal labels gets <c>_2</c>, the third <c>_3</c>, and a notice says so; an empty one is "joint" and its index.</summary>
    /// <param name="labels">The labels in the file's order.</param>
    /// <param name="notices">Gets a sentence where labels were renamed. It has no label in it, as a label may have a subject's name in it.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> labels, ICollection<string> notices)
    {
        List<string> distinct = new(labels.Count);
        HashSet<string> taken = new(labels, StringComparer.Ordinal);
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        var renamed = 0;
        for (var index = 0; index < labels.Count; index++)
        {
            var label = labels[index].Length > 0 ? labels[index] : Unnamed(index);
            var unique = label;
            var count = seen.GetValueOrDefault(label) + 1;
            if (count > 1)
            {
                // Each label counts on from its last number, so that many equal ones take linear time.
                while (!taken.Add(unique = FormattableString.Invariant($"{label}_{count}")))
                {
                    count++;
                }

                renamed++;
            }

            seen[label] = count;
            distinct.Add(unique);
        }

        if (renamed > 0)
        {
            notices.Add($"{renamed} labels occur more than once: the second of a name got _2, the third _3.");
        }

        return distinct;
    }

    /// <summary>Names for joints that have none: "joint 0", "joint 1" and so on.</summary>
    public static IReadOnlyList<string> Unnamed(IEnumerable<int> indices) => [.. indices.Select(Unnamed)];

    private static string Unnamed(int index) => FormattableString.Invariant($"joint {index}");
}
