using NeuroPose.Warping.Blocks;

namespace NeuroPose.Warping;

/// <summary>
/// Distances between each two of several series. Row i, column j holds the distance from series i to series j: symmetric where the
/// definition is, else both directions were computed. Immutable; equality is by reference.
/// </summary>
public sealed class DistanceMatrix : PairwiseDistances
{
    internal DistanceMatrix(IReadOnlyList<string> labels, double[] values, string quantity, string unit, DtwDefinition definition, IReadOnlyList<string> inputSha256)
        : base(labels, values, quantity, unit, definition, inputSha256)
    {
    }

    /// <summary>Whether the definition makes both directions of two series equal, to the bit.</summary>
    public bool IsSymmetric => Definition.IsSymmetric;

    /// <summary>The distance from the row's series to the column's.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or column.</exception>
    public double this[int row, int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Count, nameof(row));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)Count, nameof(column));
            return Values[(row * Count) + column];
        }
    }

    /// <summary>The distance from one series to another, by their labels: <c>matrix["s01", "s02"]</c>.</summary>
    /// <exception cref="ArgumentException">No series has that label, and the message names the nearest; or several have it.</exception>
    public double this[string row, string column] => this[Labels.IndexOf(row, nameof(row)), Labels.IndexOf(column, nameof(column))];

    /// <summary>The same distances, one a pair, in SciPy's order; the diagonal is left out.</summary>
    /// <exception cref="ArgumentException">The definition is not symmetric: a pair has two distances.</exception>
    public CondensedDistances ToCondensed()
    {
        CondensedDistances.RequireSymmetric(Definition, Quantity);
        var condensed = new double[(long)Count * (Count - 1) / 2];
        for (var row = 0; row < Count; row++)
        {
            Values.Slice((row * Count) + row + 1, Count - row - 1).CopyTo(condensed.AsSpan((int)PairGrid.CondensedIndex(row, row + 1, Count)));
        }

        return new(Labels, condensed, Quantity, Unit, Definition, InputSha256);
    }

    /// <summary>The size and definition in a line.</summary>
    public override string ToString() => FormattableString.Invariant($"{Count} × {Count} distances ({Unit}). {Describe()}");
}
