namespace NeuroPose.Warping;

/// <summary>
/// The accumulated costs of two series: the least sum over all paths that end in each cell. Immutable; equality is by reference.
/// </summary>
public sealed class CostMatrix
{
    private readonly double[] values;

    internal CostMatrix(int rows, int columns, double[] values, DtwDefinition definition, string quantity, string unit, string firstLabel, string secondLabel)
    {
        (Rows, Columns, this.values, Definition, Quantity, Unit, FirstLabel, SecondLabel) = (rows, columns, values, definition, quantity, unit, firstLabel, secondLabel);
    }

    /// <summary>Frames of the first series.</summary>
    public int Rows { get; }

    /// <summary>Frames of the second series.</summary>
    public int Columns { get; }

    /// <summary>What was computed.</summary>
    public DtwDefinition Definition { get; }

    /// <summary>What the compared numbers are.</summary>
    public string Quantity { get; }

    /// <summary>The sums' unit.</summary>
    public string Unit { get; }

    /// <summary>What the first series is called.</summary>
    public string FirstLabel { get; }

    /// <summary>What the second series is called.</summary>
    public string SecondLabel { get; }

    /// <summary>All sums, row after row, not normalized; infinite where no path leads, as outside a band.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>The least sum of the paths that end in a cell.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or column.</exception>
    public double this[int row, int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Rows, nameof(row));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)Columns, nameof(column));
            return values[(row * Columns) + column];
        }
    }

    /// <summary>What was computed, in words.</summary>
    public string Describe() => Definition.Describe(Quantity);

    /// <summary>The size and definition in a line.</summary>
    public override string ToString() => FormattableString.Invariant($"{Rows} × {Columns} accumulated costs ({Unit}) of {FirstLabel} and {SecondLabel}. {Describe()}");
}
