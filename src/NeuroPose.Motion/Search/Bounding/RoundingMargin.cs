namespace NeuroPose.Search.Bounding;

/// <summary>
/// Takes from a computed bound what rounding may have added to it and may have taken from the sum it bounds.
/// </summary>
/// <remarks>
/// With u = 2⁻⁵³ a sum of costs that are not negative, computed in any order, lies within a factor (1 ± u)^k of the true one, k being
/// the roundings that one term goes through. A path has up to n + m matches, each with one rounding for its weight, two additions (the
/// penalty's and its own) and d + 3 for its cost; a bound has up to (n + m)·d terms of d + 8. Together k stays below 4·((n + m)·d + 16);
/// twice that is taken off. Squares that underflow change a cost by at most √d·2⁻⁵³⁷, for which a constant is taken off. Squares of what
/// adds up over a segment may overflow where no single cost does; they do beyond 10¹⁵⁰, where the bound is cut.
/// </remarks>
internal readonly struct RoundingMargin
{
    private const double Largest = 1e150;

    private readonly double factor;
    private readonly double underflow;

    public RoundingMargin(int rows, int columns, int dimensions)
    {
        var terms = ((double)rows + columns) * dimensions;
        factor = 1 - (8 * (terms + 16) * Math.ScaleB(1, -53));
        underflow = terms * Math.ScaleB(1, -530);
    }

    /// <summary>A number that the computed sum of every path reaches; never negative.</summary>
    public double Shave(double bound) => Math.Max(0, (Math.Min(bound, Largest) * factor) - underflow);

    /// <summary>The bound that is still at the limit after shaving, or a little more: where to stop adding.</summary>
    public double Unshave(double limit) => (limit + underflow) / factor * (1 + Math.ScaleB(1, -50));
}
