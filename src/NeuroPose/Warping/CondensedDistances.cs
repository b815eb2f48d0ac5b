using NeuroPose.Warping.Blocks;

namespace NeuroPose.Warping;

/// <summary>
/// One distance for each two of several series, in the order of SciPy's condensed matrices: (0, 1), (0, 2), …, (1, 2), …. Half as
/// large as the square matrix. Immutable; equality is by reference.
/// </summary>
public sealed class CondensedDistances
{
    private readonly double[] values;

    internal CondensedDistances(IReadOnlyList<string> labels, double[] values, string quantity, string unit, DtwDefinition definition, IReadOnlyList<string> inputSha256)
    {
        Labels = [.. labels];
        this.values = values;
        Quantity = quantity;
        Unit = unit;
        Definition = definition;
        InputSha256 = [.. inputSha256];
    }

    /// <summary>One name a series.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The number of series.</summary>
    public int Count => Labels.Count;

    /// <summary>What the compared numbers are.</summary>
    public string Quantity { get; }

    /// <summary>The distances' unit.</summary>
    public string Unit { get; }

    /// <summary>What was computed; always symmetric.</summary>
    public DtwDefinition Definition { get; }

    /// <summary>For each series the SHA-256 of the file it came from, empty where it came from none.</summary>
    public IReadOnlyList<string> InputSha256 { get; }

    /// <summary>n·(n−1)/2 distances.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>The distance of two different series, in either order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such series.</exception>
    /// <exception cref="ArgumentException">Both are the same: that distance is not kept.</exception>
    public double this[int one, int other]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)one, (uint)Count, nameof(one));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)other, (uint)Count, nameof(other));
            return one != other
                ? values[PairGrid.CondensedIndex(Math.Min(one, other), Math.Max(one, other), Count)]
                : throw new ArgumentException(FormattableString.Invariant($"Condensed distances have no diagonal; series {one} was asked for twice. A square matrix has it."), nameof(other));
        }
    }

    /// <summary>What was computed, in words: the definition on the numbers that were compared.</summary>
    public string Describe() => Definition.Describe(Quantity);

    /// <summary>The size and definition in a line.</summary>
    public override string ToString() => FormattableString.Invariant($"{values.Length} distances between {Count} series ({Unit}). {Describe()}");

    internal static void RequireSymmetric(DtwDefinition definition)
    {
        if (!definition.IsSymmetric)
        {
            throw new ArgumentException($"Condensed distances hold one number a pair, but this definition gives each order of two series its own: {definition.Describe()} Use the square matrix.", nameof(definition));
        }
    }
}
