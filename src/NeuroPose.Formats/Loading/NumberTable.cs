namespace NeuroPose.Formats;

/// <summary>Gathers rows of numbers; memory grows with them.</summary>
/// <param name="width">The numbers in a row.</param>
internal sealed class NumberTable(int width)
{
    private double[] numbers = [];

    /// <summary>The rows so far.</summary>
    public int RowCount { get; private set; }

    /// <summary>The rows, one after the other.</summary>
    public ReadOnlyMemory<double> Numbers => numbers.AsMemory(0, RowCount * width);

    /// <summary>A new row to be written.</summary>
    public Span<double> Add()
    {
        var start = RowCount * width;
        if (start + width > numbers.Length)
        {
            Array.Resize(ref numbers, Math.Max(start + width, (int)Math.Min(2L * numbers.Length, Array.MaxLength)));
        }

        RowCount++;
        return numbers.AsSpan(start, width);
    }
}
