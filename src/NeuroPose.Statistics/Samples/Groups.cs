namespace NeuroPose.Statistics;

/// <summary>Rows that belong together, such as the strides of one recording or the trials of one subject, by their label.</summary>
internal static class Groups
{
    /// <summary>The rows of each group, in the order in which the groups first appear.</summary>
    /// <exception cref="ArgumentException">There are no labels, one is empty, or there are not as many as rows.</exception>
    public static IReadOnlyList<(string Name, int[] Rows)> Of(IReadOnlyList<string> labels, string name, int? rows = null)
    {
        ArgumentNullException.ThrowIfNull(labels, name);
        if (labels.Count == 0 || (rows is not null && labels.Count != rows))
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected a label for each row, {(rows is null ? "at least 1" : rows)}, found {labels.Count}."), name);
        }

        Dictionary<string, List<int>> members = new(StringComparer.Ordinal);
        List<string> order = [];
        for (var row = 0; row < labels.Count; row++)
        {
            if (string.IsNullOrEmpty(labels[row]))
            {
                throw new ArgumentException(FormattableString.Invariant($"Label {row} (counted from 0) is empty; expected the name of what the row belongs to."), name);
            }

            if (!members.TryGetValue(labels[row], out var list))
            {
                members[labels[row]] = list = [];
                order.Add(labels[row]);
            }

            list.Add(row);
        }

        return [.. order.Select(label => (label, members[label].ToArray()))];
    }
}
