namespace NeuroPose.Warping.Kernels;

/// <summary>
/// The few operations that the kernels need on a register of numbers. Each works on every lane alone and rounds once, so a kernel has
/// the same bits whatever the register's width.
/// </summary>
/// <typeparam name="TVector">The register.</typeparam>
/// <typeparam name="TNumber">The number, double or float.</typeparam>
internal interface ILanes<TVector, TNumber>
    where TVector : struct
    where TNumber : struct
{
    static abstract int Count { get; }

    /// <summary>The largest number that is not infinite.</summary>
    static abstract TVector Largest { get; }

    static abstract TVector Load(ref readonly TNumber source);

    static abstract void Store(TVector value, ref TNumber target);

    static abstract TVector Broadcast(TNumber value);

    static abstract TVector Add(TVector one, TVector other);

    static abstract TVector Subtract(TVector one, TVector other);

    static abstract TVector Multiply(TVector one, TVector other);

    /// <summary>one × other + added, rounded once.</summary>
    static abstract TVector MultiplyAdd(TVector one, TVector other, TVector added);

    static abstract TVector Abs(TVector value);

    static abstract TVector Sqrt(TVector value);

    /// <summary>The lesser of numbers that are not NaN.</summary>
    static abstract TVector Least(TVector one, TVector other);

    /// <summary>The lesser of numbers that are not NaN and not below zero: their bits may be compared as whole numbers.</summary>
    static abstract TVector LeastOfPositive(TVector one, TVector other);

    /// <summary>Lane l takes what lane l − 1 holds, the first lane what the last one holds.</summary>
    static abstract TVector Rotate(TVector value);

    static abstract TNumber First(TVector value);

    static abstract TVector WithFirst(TVector value, TNumber first);

    /// <summary>The value where from ≤ time ≤ to, else infinity.</summary>
    static abstract TVector Within(TVector value, TVector time, TVector from, TVector to);

    /// <summary>The value where from ≤ time, else infinity.</summary>
    static abstract TVector From(TVector value, TVector time, TVector from);

    /// <summary>The value where time ≤ to, else infinity.</summary>
    static abstract TVector Until(TVector value, TVector time, TVector to);
}
