namespace NeuroPose.Interactive.Tables;

/// <summary>The first and the last of many records, read once.</summary>
/// <param name="First">The first, with their numbers from 0.</param>
/// <param name="Last">The last that are not among the first; empty where the end was not reached.</param>
/// <param name="Count">How many were read.</param>
/// <param name="HasMore">Whether there are more than were read.</param>
internal sealed record RecordRows(IReadOnlyList<(int Number, object? Record)> First, IReadOnlyList<(int Number, object? Record)> Last, int Count, bool HasMore)
{
    // A query may never end.
    private const int MostRead = 1_000_000;

    public static RecordRows Of(IEnumerable<object?> records, int first, int last)
    {
        List<(int, object?)> start = [];
        Queue<(int, object?)> end = new();
        var count = 0;
        foreach (var record in records)
        {
            if (count == MostRead)
            {
                return new(start, [], count, HasMore: true);
            }

            if (count < first)
            {
                start.Add((count, record));
            }
            else if (last > 0)
            {
                if (end.Count == last)
                {
                    end.Dequeue();
                }

                end.Enqueue((count, record));
            }

            count++;
        }

        return new(start, [.. end], count, HasMore: false);
    }

    /// <summary>All that are shown.</summary>
    public IEnumerable<(int Number, object? Record)> Shown => First.Concat(Last);
}
