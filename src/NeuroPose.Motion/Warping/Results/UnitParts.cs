using NeuroPose.Numerics;

namespace NeuroPose.Warping;

/// <summary>Divides the local cost of two frames among units of their numbers.</summary>
internal sealed class UnitParts
{
    private readonly LocalCost cost;
    private readonly int[] unitOf;
    private readonly bool isRoot;

    /// <summary>Prepares the division.</summary>
    /// <param name="cost">The local cost.</param>
    /// <param name="unitOf">The unit of each of a frame's numbers.</param>
    /// <exception cref="ArgumentException">The cost is no sum over a frame's numbers.</exception>
    public UnitParts(LocalCost cost, int[] unitOf)
    {
        (this.cost, this.unitOf) = (cost, unitOf);
        isRoot = cost == LocalCost.Euclidean;
        if (!isRoot && cost != LocalCost.SquaredEuclidean && cost != LocalCost.Absolute)
        {
            throw new ArgumentException($"The local cost {cost.Describe()} is no sum over a frame's numbers, so that no joint has a part of its own. Contributions need Euclidean, SquaredEuclidean or Absolute.");
        }
    }

    /// <summary>The cost of two frames.</summary>
    public double Cost(ReadOnlySpan<double> first, ReadOnlySpan<double> second) => cost.Between(first, second);

    /// <summary>
    /// Fills each unit's part of the cost, times a factor. Of a Euclidean cost it is the unit's share of the squared differences.
    /// </summary>
    public void Divide(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double factor, Span<double> parts)
    {
        var total = DivideSquares(first, second, parts, exponent: 0);
        if (isRoot && !BinaryScale.IsOrdinarySquare(total))
        {
            var distance = Cost(first, second);
            total = DivideSquares(first, second, parts, -BinaryScale.Exponent(distance));
        }

        if (isRoot)
        {
            // Two equal frames cost nothing, and nobody made it.
            factor = total > 0 ? factor * Cost(first, second) / total : 0;
        }

        foreach (ref var part in parts)
        {
            part *= factor;
        }
    }

    /// <summary>Fills each unit's part of the squared differences, or of the absolute ones, and gives their sum.</summary>
    private double DivideSquares(ReadOnlySpan<double> first, ReadOnlySpan<double> second, Span<double> parts, int exponent)
    {
        parts.Clear();
        var total = 0.0;
        for (var index = 0; index < first.Length; index++)
        {
            var difference = exponent == 0
                ? first[index] - second[index]
                : Math.ScaleB(first[index], exponent) - Math.ScaleB(second[index], exponent);
            var part = cost == LocalCost.Absolute ? Math.Abs(difference) : difference * difference;
            parts[unitOf[index]] += part;
            total += part;
        }

        return total;
    }
}
