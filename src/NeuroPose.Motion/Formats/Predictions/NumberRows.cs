namespace NeuroPose.Formats;

/// <summary>
/// Rows of numbers as a file gives them, kept one behind the other. Rows usually have one width (3 for joints in space);
/// the contract does not promise it, so rows of different widths are kept too.
/// Those of a file that was loaded lie in large arrays which many frames share.
/// </summary>
public sealed class NumberRows
{
    private readonly double[] store;
    private readonly int[]? rowEnds;
    private readonly int start;
    private readonly int count;
    private readonly int width;

    /// <summary>Rows of one width, which lie in the store from <paramref name="start"/> on.</summary>
    internal NumberRows(double[] store, int start, int rowCount, int width)
    {
        (this.store, this.start, this.width) = (store, start, width);
        RowCount = rowCount;
        count = rowCount * width;
    }

    /// <summary>Rows of different widths: row r ends before <paramref name="rowEnds"/>[r], counted from the first number.</summary>
    internal NumberRows(double[] store, int start, int[] rowEnds)
    {
        (this.store, this.start, this.rowEnds) = (store, start, rowEnds);
        RowCount = rowEnds.Length;
        count = rowEnds[^1];
    }

    /// <summary>No rows.</summary>
    public static NumberRows Empty { get; } = new([], 0, 0, 0);

    /// <summary>The number of rows.</summary>
    public int RowCount { get; }

    /// <summary>How many numbers each row has, null when rows differ.</summary>
    public int? UniformWidth => rowEnds is null ? width : null;

    /// <summary>All numbers, row after row.</summary>
    public ReadOnlySpan<double> Values => store.AsSpan(start, count);

    /// <summary>Rows of one width from a flat list of numbers.</summary>
    /// <exception cref="ArgumentException">The numbers are no whole number of rows.</exception>
    public static NumberRows Of(int width, ReadOnlySpan<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        return values.Length % width == 0
            ? new(values.ToArray(), 0, values.Length / width, width)
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
                ? Values.Slice(row * width, width)
                : Values[(row == 0 ? 0 : rowEnds[row - 1])..rowEnds[row]];
        }
    }
}
