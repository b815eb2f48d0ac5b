using System.Text.Json;

namespace NeuroPose.Vitals.Recordings;

/// <summary>Numbers of one list in a line, in a buffer that serves line after line. Counts more than it keeps.</summary>
internal sealed class NumberList
{
    private double[] values = new double[64];

    /// <summary>Whether the line has this list.</summary>
    public bool IsGiven { get; private set; }

    /// <summary>How many items the list has.</summary>
    public int Count { get; private set; }

    /// <summary>The index of the first item that is no finite number, or below zero where that cannot be; -1 when there is none.</summary>
    public int FirstWrong { get; private set; }

    /// <summary>The numbers. Where the list is longer than what is kept, only the first.</summary>
    public ReadOnlySpan<double> Values => values.AsSpan(0, Math.Min(Count, values.Length));

    public void Clear(bool isGiven) => (IsGiven, Count, FirstWrong) = (isGiven, 0, -1);

    /// <summary>Reads a list, from its opening bracket on; what is no number in it counts as one that is wrong.</summary>
    public void Read(ref Utf8JsonReader reader, bool mayBeNegative, int most)
    {
        Clear(isGiven: true);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Add(reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var value) ? value : double.NaN, mayBeNegative, most);
            reader.Skip();
        }
    }

    private void Add(double value, bool mayBeNegative, int most)
    {
        if (FirstWrong < 0 && !(double.IsFinite(value) && (mayBeNegative || value >= 0)))
        {
            FirstWrong = Count;
        }

        if (Count == values.Length && Count < most)
        {
            Array.Resize(ref values, Math.Min(most, values.Length * 2));
        }

        if (Count < values.Length)
        {
            values[Count] = value;
        }

        Count++;
    }
}
