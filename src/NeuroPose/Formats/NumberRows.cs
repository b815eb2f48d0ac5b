namespace NeuroPose.Formats;

/// <summary>
/// Rows of numbers as a file gives them, kept in one array. Rows usually have one width (3 for joints in space);
/// the contract does not promise it, so rows of different widths are kept too.
/// </summary>
public sealed class NumberRows
{
    private readonly double[] values;
    private readonly int[]? rowEnds;

    /// <summary>Rows of one width.</summary>
    internal NumberRows(double[] values, int rowCount, int width)
    {
        this.values = values;
        RowCount = rowCount;
        UniformWidth = width;
    }

    /// <summary>Rows of different widths: row r ends before <paramref name="rowEnds"/>[r].</summary>
    internal NumberRows(double[] values, int[] rowEnds)
    {
        this.values = values;
        this.rowEnds = rowEnds;
        RowCount = rowEnds.Length;
    }

    /// <summary>No rows.</summary>
    public static NumberRows Empty { get; } = new([], 0, 0);

    /// <summary>The number of rows.</summary>
    public int RowCount { get; }

    /// <summary>How many numbers each row has, null when rows differ.</summary>
    public int? UniformWidth { get; }

    /// <summary>All numbers, row after row.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>Rows of one width from a flat list of numbers.</summary>
    /// <exception cref="ArgumentException">The numbers are no whole number of rows.</exception>
    public static NumberRows Of(int width, ReadOnlySpan<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        return values.Length % width == 0
            ? new(values.ToArray(), values.Length / width, width)
            : throw new ArgumentException($"{values.Length} numbers are no whole number of rows of {width}.", nameof(values));
    }

    /// <summary>One row.</summary>
    public ReadOnlySpan<double> this[int row]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(row);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, RowCount);
            return rowEnds is null
                ? values.AsSpan(row * UniformWidth!.Value, UniformWidth.Value)
                : values.AsSpan()[(row == 0 ? 0 : rowEnds[row - 1])..rowEnds[row]];
        }
    }
}
