using NeuroPose.Warping.Blocks;

namespace NeuroPose.Warping;

/// <summary>
/// One distance for each two of several series, in the order of SciPy's condensed matrices: (0, 1), (0, 2), …, (1, 2), …. Half as
/// large as the square matrix. Immutable; equality is by reference.
/// </summary>
public sealed class CondensedDistances : PairwiseDistances
{
    internal CondensedDistances(IReadOnlyList<string> labels, double[] values, string quantity, string unit, DtwDefinition definition, IReadOnlyList<string> inputSha256)
        : base(labels, values, quantity, unit, definition, inputSha256)
    {
    }

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
                ? Values[(int)PairGrid.CondensedIndex(Math.Min(one, other), Math.Max(one, other), Count)]
                : throw new ArgumentException(FormattableString.Invariant($"Condensed distances have no diagonal; series {one} was asked for twice. A square matrix has it."), nameof(other));
        }
    }

    /// <summary>The distance of two different series, by their labels, in either order.</summary>
    /// <exception cref="ArgumentException">No series has that label, and the message names the nearest; or several have it. Or both are the same series.</exception>
    public double this[string one, string other] => this[Labels.IndexOf(one, nameof(one)), Labels.IndexOf(other, nameof(other))];

    /// <summary>The size and definition in a line.</summary>
    public override string ToString() => FormattableString.Invariant($"{Values.Length} distances between {Count} series ({Unit}). {Describe()}");

    internal static void RequireSymmetric(DtwDefinition definition, string quantity)
    {
        if (!definition.IsSymmetric)
        {
            throw new ArgumentException($"Condensed distances hold one number a pair, but this definition gives each order of two series its own: {definition.Describe(quantity)} Use the square matrix.", nameof(definition));
        }
    }
}
