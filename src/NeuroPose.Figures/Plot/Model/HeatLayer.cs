using NeuroPose.Figures.Scales;

namespace NeuroPose.Figures.Model;

/// <summary>
/// A matrix as colors. Cells that are not finite are gray. Row r and column c are centered on the axes at <c>start + step × index</c>.
/// </summary>
public sealed record HeatLayer : Layer
{
    private readonly Lazy<ValueExtent> extent;

    /// <summary>Makes a heat map.</summary>
    /// <param name="rows">How many rows; at least one.</param>
    /// <param name="columns">How many columns; at least one.</param>
    /// <param name="values">Rows × columns numbers, row after row. The caller does not write to them again.</param>
    /// <exception cref="ArgumentException">The numbers do not fill rows × columns.</exception>
    public HeatLayer(int rows, int columns, ReadOnlyMemory<double> values)
    {
        if (rows < 1 || columns < 1 || (long)rows * columns != values.Length)
        {
            throw new ArgumentException(FormattableString.Invariant($"{rows} rows × {columns} columns need {(long)rows * columns} numbers, and at least one; got {values.Length}."), nameof(values));
        }

        (Rows, Columns, Values) = (rows, columns, values);
        extent = new(() => ValueExtent.Of(values.Span));
    }

    /// <summary>How many rows.</summary>
    public int Rows { get; }

    /// <summary>How many columns.</summary>
    public int Columns { get; }

    /// <summary>All numbers, row after row.</summary>
    public ReadOnlyMemory<double> Values { get; }

    /// <summary>What the numbers are, and their unit.</summary>
    public AxisLabel Quantity { get; init; } = new("value");

    /// <summary>Where the first column is, and the distance to the next.</summary>
    public (double Start, double Step) X { get; init; } = (0, 1);

    /// <summary>Where the first row is, and the distance to the next.</summary>
    public (double Start, double Step) Y { get; init; } = (0, 1);

    /// <summary>What a cell is that has no finite number, for the words under the figure; not null.</summary>
    public string Unknown { get; init => field = value ?? throw new ArgumentNullException(nameof(Unknown)); } = "not a finite number";

    /// <summary>Whether cells show their numbers where there is room.</summary>
    public bool Numbers { get; init; }

    /// <summary>
    /// Whether the scale begins at zero, as distances do: the color of a small distance must not depend on the smallest one at hand.
    /// </summary>
    public bool FromZero { get; init; } = true;

    internal ValueExtent Extent => extent.Value;

    internal Interval Range => Extent switch
    {
        { FiniteCount: 0 } or { Lowest: 0, Highest: 0 } => new(0, 1),
        _ when FromZero => Interval.Of([Math.Min(0, Extent.Lowest), Math.Max(0, Extent.Highest)]),
        _ => Interval.Of([Extent.Lowest, Extent.Highest]),
    };

    internal override (Interval Range, string Quantity)? ColorScale => (Range, Quantity.ToString());

    internal override void Extend(ValueRange x, ValueRange y)
    {
        Edges(x, X, Columns);
        Edges(y, Y, Rows);
    }

    /// <summary>The mean of the finite values in a block, which may reach over the matrix's edge; NaN where there are none.</summary>
    internal double BlockMean(int firstRow, int firstColumn, int rows, int columns)
    {
        var (mean, count) = (0.0, 0);
        for (var row = firstRow; row < Math.Min(firstRow + rows, Rows); row++)
        {
            foreach (var value in Values.Span.Slice((row * Columns) + firstColumn, Math.Min(columns, Columns - firstColumn)))
            {
                if (double.IsFinite(value))
                {
                    count++;
                    mean += (value / count) - (mean / count);
                }
            }
        }

        return count > 0 ? mean : double.NaN;
    }

    private static void Edges(ValueRange range, (double Start, double Step) axis, int count)
    {
        range.Include(axis.Start - (axis.Step / 2));
        range.Include(axis.Start + (axis.Step * (count - 0.5)));
    }
}
