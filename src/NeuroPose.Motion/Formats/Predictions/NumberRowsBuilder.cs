using NeuroPose.Json;

namespace NeuroPose.Formats;

/// <summary>
/// Reads arrays of arrays of numbers into large arrays that many rows share: an hour of poses is then some hundred objects for the
/// garbage collector to keep, not some hundred thousand.
/// </summary>
internal sealed class NumberRowsBuilder
{
    private const int SmallestStore = 1 << 10;
    private const int LargestStore = 1 << 16;

    private readonly List<int> rowEnds = [];
    private readonly List<NumberRows> people = [];
    private double[] store = [];
    private int start;
    private int end;

    /// <summary>Takes [[number, …], …].</summary>
    public NumberRows ReadRows(JsonCursor cursor)
    {
        rowEnds.Clear();
        start = end;
        var uniform = true;
        cursor.BeginArray();
        while (cursor.NextItem())
        {
            var rowStart = end - start;
            ReadRow(cursor);
            rowEnds.Add(end - start);
            uniform &= end - start - rowStart == rowEnds[0];
        }

        return rowEnds.Count == 0 ? NumberRows.Empty
            : uniform ? new(store, start, rowEnds.Count, rowEnds[0])
            : new(store, start, [.. rowEnds]);
    }

    /// <summary>Takes [[[number, …], …], …]: rows for each person.</summary>
    public IReadOnlyList<NumberRows> ReadPeople(JsonCursor cursor)
    {
        people.Clear();
        cursor.BeginArray();
        while (cursor.NextItem())
        {
            people.Add(ReadRows(cursor));
        }

        return people.Count == 0 ? [] : people.ToArray();
    }

    private void ReadRow(JsonCursor cursor)
    {
        cursor.BeginArray();
        do
        {
            do
            {
                EnsureRoom();
                end += cursor.TakeNumbers(store.AsSpan(end));
            }
            while (end == store.Length);
        }
        while (cursor.NextItem() && Add(cursor.ReadDouble()));
    }

    private bool Add(double value)
    {
        store[end++] = value;
        return true;
    }

    /// <summary>Room for one number at least; the rows that are being read move into a new store when the old one is full.</summary>
    private void EnsureRoom()
    {
        if (end < store.Length)
        {
            return;
        }

        var begun = store.AsSpan(start, end - start);
        var next = GC.AllocateUninitializedArray<double>(Math.Max(Math.Clamp(store.Length * 2, SmallestStore, LargestStore), begun.Length * 2));
        begun.CopyTo(next);
        (store, start, end) = (next, 0, begun.Length);
    }
}
