using NeuroPose.Formats.Json;

namespace NeuroPose.Formats;

/// <summary>Reads arrays of arrays of numbers into exactly sized arrays, over working memory that is used again.</summary>
internal sealed class NumberRowsBuilder
{
    private readonly List<int> rowEnds = [];
    private double[] values = new double[256];
    private int count;

    /// <summary>Takes [[number, …], …].</summary>
    public NumberRows ReadRows(JsonCursor cursor)
    {
        rowEnds.Clear();
        count = 0;
        var uniform = true;
        cursor.BeginArray();
        while (cursor.NextItem())
        {
            var start = count;
            cursor.BeginArray();
            do
            {
                TakeNumbers(cursor);
            }
            while (cursor.NextItem() && Add(cursor.ReadDouble()));

            rowEnds.Add(count);
            uniform &= count - start == rowEnds[0];
        }

        var exact = values.AsSpan(0, count).ToArray();
        return rowEnds.Count == 0 ? NumberRows.Empty
            : uniform ? new(exact, rowEnds.Count, rowEnds[0])
            : new(exact, [.. rowEnds]);
    }

    /// <summary>Takes [[[number, …], …], …]: rows for each person.</summary>
    public IReadOnlyList<NumberRows> ReadPeople(JsonCursor cursor)
    {
        List<NumberRows> people = [];
        cursor.BeginArray();
        while (cursor.NextItem())
        {
            people.Add(ReadRows(cursor));
        }

        return people.Count == 0 ? [] : people.ToArray();
    }

    private void TakeNumbers(JsonCursor cursor)
    {
        do
        {
            EnsureRoom();
            count += cursor.TakeNumbers(values.AsSpan(count));
        }
        while (count == values.Length);
    }

    private bool Add(double value)
    {
        EnsureRoom();
        values[count++] = value;
        return true;
    }

    private void EnsureRoom()
    {
        if (count == values.Length)
        {
            Array.Resize(ref values, values.Length * 2);
        }
    }
}
