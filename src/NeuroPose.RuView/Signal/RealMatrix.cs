using System.Collections.Immutable;
using System.Globalization;

namespace NeuroPose.RuView.Signal;

/// <summary>Numbers in rows and columns, in double precision; what a row and a column stand for is said where one is made.</summary>
internal sealed record RealMatrix
{
    /// <summary>Makes a matrix from its numbers, row after row.</summary>
    /// <param name="rows">How many rows (0 or more).</param>
    /// <param name="columns">How many columns (0 or more).</param>
    /// <param name="values">Rows × columns numbers, the column running fastest; NaN where unknown.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of rows or columns.</exception>
    /// <exception cref="ArgumentException">Another number of values than rows × columns.</exception>
    public RealMatrix(int rows, int columns, ImmutableArray<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        var length = values.IsDefault ? 0 : values.Length;
        if (length != (long)rows * columns)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A matrix of {rows} rows and {columns} columns needs {(long)rows * columns} values; got {length}."), nameof(values));
        }

        (Rows, Columns, Values) = (rows, columns, values.IsDefault ? [] : values);
    }

    /// <summary>How many rows.</summary>
    public int Rows { get; }

    /// <summary>How many columns.</summary>
    public int Columns { get; }

    /// <summary>All numbers, row after row.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>Whether there is no number in it.</summary>
    public bool IsEmpty => Values.IsEmpty;

    /// <summary>The number in a row and a column, both counted from 0.</summary>
    public double this[int row, int column] => Row(row)[column];

    /// <summary>A row, counted from 0, without a copy.</summary>
    public ReadOnlySpan<double> Row(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Rows);
        return Values.AsSpan(row * Columns, Columns);
    }

    /// <summary>A copy of a column, counted from 0.</summary>
    public double[] Column(int column)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, Columns);
        var copy = new double[Rows];
        for (var row = 0; row < Rows; row++)
        {
            copy[row] = Values[(row * Columns) + column];
        }

        return copy;
    }

    /// <summary>A matrix from rows of one length.</summary>
    /// <exception cref="ArgumentException">Rows of different lengths.</exception>
    public static RealMatrix FromRows(IReadOnlyList<double[]> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var columns = rows.Count == 0 ? 0 : rows[0].Length;
        for (var row = 0; row < rows.Count; row++)
        {
            if (rows[row].Length != columns)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Every row needs {columns} values, as row 0 has; row {row} has {rows[row].Length}."), nameof(rows));
            }
        }

        return new(rows.Count, columns, [.. rows.SelectMany(row => row)]);
    }

    /// <inheritdoc />
    public bool Equals(RealMatrix? other) =>
        other is not null && Rows == other.Rows && Columns == other.Columns && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Rows, Columns, Values.IsEmpty ? 0 : Values[0]);

    /// <summary>The size, such as <c>3 × 56 matrix</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rows} × {Columns} matrix");

    /// <summary>A matrix that takes over an array nobody else holds.</summary>
    internal static RealMatrix Own(int rows, int columns, double[] values) =>
        new(rows, columns, System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(values));
}
