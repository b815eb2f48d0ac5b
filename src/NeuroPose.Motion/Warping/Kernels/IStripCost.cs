namespace NeuroPose.Warping.Kernels;

/// <summary>The local costs of a strip.</summary>
/// <typeparam name="TVector">The register.</typeparam>
/// <typeparam name="TNumber">Its numbers.</typeparam>
/// <typeparam name="TRow">What is kept of a row.</typeparam>
internal interface IStripCost<TVector, TNumber, TRow>
    where TVector : struct
    where TNumber : struct
    where TRow : struct
{
    /// <summary>Numbers from one step's place to the next's.</summary>
    static abstract int Stride { get; }

    /// <summary>What is kept of the rows of register k.</summary>
    static abstract TRow Row(ref readonly TNumber rows, int register);

    /// <summary>The costs of the cells of register k in the step whose place is <paramref name="here"/>.</summary>
    static abstract TVector Of(TRow row, ref TNumber here, int register);
}
