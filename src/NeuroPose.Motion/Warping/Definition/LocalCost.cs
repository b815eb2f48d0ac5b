namespace NeuroPose.Warping;

/// <summary>
/// The cost of matching one frame with another: never negative, and finite. Sums over a frame's numbers run from the first to the
/// last with a fused multiply-add, so that they are the same bits on every machine.
/// </summary>
public abstract partial record LocalCost
{
    private LocalCost()
    {
    }

    /// <summary>The Euclidean distance between the two frames' numbers.</summary>
    public static LocalCost Euclidean { get; } = new EuclideanCost();

    /// <summary>Its square. The distance of a warping is then a sum of squares, and no root is taken at the end.</summary>
    public static LocalCost SquaredEuclidean { get; } = new SquaredCost();

    /// <summary>The sum of absolute differences (Manhattan). The same as Euclidean where a frame has one number.</summary>
    public static LocalCost Absolute { get; } = new AbsoluteCost();

    /// <summary>
    /// 1 − the cosine of the angle between the two frames, 0 to 2, without a unit. A frame of zeros has no direction and is refused.
    /// </summary>
    public static LocalCost Cosine { get; } = new CosineCost();

    /// <summary>A cost of your own.</summary>
    /// <param name="name">What the definition calls it.</param>
    /// <param name="between">The cost of two frames; called once for each match that is tried, possibly from several threads.</param>
    /// <param name="unit">The cost's unit.</param>
    /// <param name="isSymmetric">Whether both orders of two frames cost the same: a matrix then computes each pair once.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static LocalCost Custom(string name, Func<ReadOnlySpan<double>, ReadOnlySpan<double>, double> between, string unit = "1", bool isSymmetric = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(between);
        return new CustomCost(name, between, unit, isSymmetric);
    }

    /// <summary>The cost of two frames of the same length.</summary>
    public abstract double Between(ReadOnlySpan<double> first, ReadOnlySpan<double> second);

    /// <summary>A word or two for the definition.</summary>
    public abstract string Describe();

    /// <summary>The unit of a sum of costs, from the unit of the numbers.</summary>
    internal virtual string UnitOf(string unit) => unit;

    /// <summary>Whether both orders of two frames cost the same, to the bit.</summary>
    internal virtual bool IsSymmetric => true;

    /// <summary>Whether a frame of zeros has no cost.</summary>
    internal virtual bool NeedsDirection => false;

    /// <summary>Fills costs[j] for the frames j of a series from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    internal virtual void Fill(ReadOnlySpan<double> frame, ReadOnlySpan<double> series, int from, int to, Span<double> costs)
    {
        for (var column = from; column <= to; column++)
        {
            costs[column] = Between(frame, series.Slice(column * frame.Length, frame.Length));
        }
    }
}
