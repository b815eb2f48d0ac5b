using NeuroPose.Warping.Blocks;

namespace NeuroPose.Warping;

/// <summary>
/// Distances between each two of several series. Row i, column j holds the distance from series i to series j: symmetric where the
/// definition is, else both directions were computed. Immutable; equality is by reference.
/// </summary>
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

    /// <summary>Whether the definition makes both directions of two series equal, to the bit.</summary>
    public bool IsSymmetric => Definition.IsSymmetric;

    /// <summary>For each series the SHA-256 of the file it came from, empty where it came from none.</summary>
    public IReadOnlyList<string> InputSha256 { get; }

    /// <summary>All distances, row after row.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>The distance from the row's series to the column's.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or column.</exception>
    public double this[int row, int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Count, nameof(row));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)Count, nameof(column));
            return values[((long)row * Count) + column];
        }
    }

    /// <summary>The same distances, one a pair, in SciPy's order; the diagonal is left out.</summary>
    /// <exception cref="ArgumentException">The definition is not symmetric: a pair has two distances.</exception>
    public CondensedDistances ToCondensed()
    {
        CondensedDistances.RequireSymmetric(Definition);
        var condensed = new double[(long)Count * (Count - 1) / 2];
        for (var row = 0; row < Count; row++)
        {
            values.AsSpan((row * Count) + row + 1, Count - row - 1).CopyTo(condensed.AsSpan((int)PairGrid.CondensedIndex(row, row + 1, Count)));
        }

        return new(Labels, condensed, Quantity, Unit, Definition, InputSha256);
    }

    /// <summary>What was computed, in words: the definition on the numbers that were compared.</summary>
    public string Describe() => Definition.Describe(Quantity);

    /// <summary>The size and definition in a line.</summary>
    public override string ToString() => FormattableString.Invariant($"{Count} × {Count} distances ({Unit}). {Describe()}");
}
