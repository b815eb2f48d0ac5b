namespace NeuroPose.Warping;

/// <summary>Distances between each two of several series: symmetric, zero on the diagonal. Immutable; equality is by reference.</summary>
public sealed class DistanceMatrix
{
    private readonly double[] values;

    internal DistanceMatrix(IReadOnlyList<string> labels, double[] values, string quantity, string unit, DtwDefinition definition, IReadOnlyList<string> inputSha256)
    {
        Labels = [.. labels];
        this.values = values;
        Quantity = quantity;
        Unit = unit;
        Definition = definition;
        InputSha256 = [.. inputSha256];
    }

    /// <summary>One name a row (and column).</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The number of rows, and of columns.</summary>
    public int Count => Labels.Count;

    /// <summary>What the compared numbers are.</summary>
    public string Quantity { get; }

    /// <summary>The distances' unit.</summary>
    public string Unit { get; }

    /// <summary>What was computed.</summary>
    public DtwDefinition Definition { get; }

    /// <summary>For each series the SHA-256 of the file it came from, empty where it came from none.</summary>
    public IReadOnlyList<string> InputSha256 { get; }

    /// <summary>All distances, row after row.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>The distance between two series.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or column.</exception>
    public double this[int row, int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Count, nameof(row));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)Count, nameof(column));
            return values[(row * Count) + column];
        }
    }

    /// <summary>What was computed, in words: the definition on the numbers that were compared.</summary>
    public string Describe() => Definition.Describe(Quantity);

    /// <summary>The size and definition in a line.</summary>
    public override string ToString() => FormattableString.Invariant($"{Count} × {Count} distances ({Unit}). {Describe()}");
}
