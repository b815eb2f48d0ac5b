namespace NeuroPose.Warping;

/// <summary>Distances from each series of one list to each of another. Immutable; equality is by reference.</summary>
public sealed class CrossDistances
{
    private readonly double[] values;

    internal CrossDistances(IReadOnlyList<string> rowLabels, IReadOnlyList<string> columnLabels, double[] values, string quantity, string unit, DtwDefinition definition)
    {
        RowLabels = [.. rowLabels];
        ColumnLabels = [.. columnLabels];
        this.values = values;
        Quantity = quantity;
        Unit = unit;
        Definition = definition;
    }

    /// <summary>One name for each series of the first list.</summary>
    public IReadOnlyList<string> RowLabels { get; }

    /// <summary>One name for each series of the second list.</summary>
    public IReadOnlyList<string> ColumnLabels { get; }

    /// <summary>What the compared numbers are.</summary>
    public string Quantity { get; }

    /// <summary>The distances' unit.</summary>
    public string Unit { get; }

    /// <summary>What was computed.</summary>
    public DtwDefinition Definition { get; }

    /// <summary>For each series of the first list the SHA-256 of the file it came from, empty where it came from none.</summary>
    public IReadOnlyList<string> RowInputSha256 { get; internal init; } = [];

    /// <summary>For each series of the second list the SHA-256 of the file it came from, empty where it came from none.</summary>
    public IReadOnlyList<string> ColumnInputSha256 { get; internal init; } = [];

    /// <summary>All distances, row after row.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>The distance from a series of the first list to one of the second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or column.</exception>
    public double this[int row, int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)RowLabels.Count, nameof(row));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)ColumnLabels.Count, nameof(column));
            return values[((long)row * ColumnLabels.Count) + column];
        }
    }

    /// <summary>The distance from a series of the first list to one of the second, by their labels.</summary>
    /// <exception cref="ArgumentException">No series has that label, and the message names the nearest; or several have it.</exception>
    public double this[string row, string column] => this[RowLabels.IndexOf(row, nameof(row)), ColumnLabels.IndexOf(column, nameof(column))];

    /// <summary>What was computed, in words: the definition on the numbers that were compared.</summary>
    public string Describe() => Definition.Describe(Quantity);

    /// <summary>The size and definition in a line.</summary>
    public override string ToString() => FormattableString.Invariant($"{RowLabels.Count} × {ColumnLabels.Count} distances ({Unit}). {Describe()}");
}
