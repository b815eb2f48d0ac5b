using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;


namespace NeuroPose.Warping.Kernels;

/// <summary>The local costs that have a kernel.</summary>
internal enum StripCostKind
{
    /// <summary>|x − y|.</summary>
    Difference,

    /// <summary>(x − y)².</summary>
    SquaredDifference,

    /// <summary>The distance of points in the plane.</summary>
    Plane,

    /// <summary>Its square.</summary>
    SquaredPlane,

    /// <summary>The distance of points in space.</summary>
    Space,

    /// <summary>Its square.</summary>
    SquaredSpace,

    /// <summary>Costs computed before.</summary>
    Fed,
}

/// <summary>Chooses the program for a machine, a cost and what the steps cost.</summary>
internal static class StripPrograms
{
    /// <summary>Numbers in the widest register that the machine has.</summary>
    public static int WidestLanes<TNumber>() =>
        Vector512.IsHardwareAccelerated ? Vector512<TNumber>.Count
        : Vector256.IsHardwareAccelerated ? Vector256<TNumber>.Count
        : Vector128.IsHardwareAccelerated ? Vector128<TNumber>.Count
        : 1;

    /// <summary>The numbers a frame that a cost is made for; 0 for any.</summary>
    public static int Dimensions(StripCostKind kind) => kind switch
    {
        StripCostKind.Difference or StripCostKind.SquaredDifference => 1,
        StripCostKind.Plane or StripCostKind.SquaredPlane => 2,
        StripCostKind.Space or StripCostKind.SquaredSpace => 3,
        _ => 0,
    };

    /// <summary>Lanes are rows of one pair.</summary>
    public static StripProgram<TNumber> OfRows<TNumber>(StripCostKind kind, StepWeights weights, int lanes)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>, IMinMaxValue<TNumber> => (lanes * Unsafe.SizeOf<TNumber>()) switch
        {
            64 => Of<Vector512<TNumber>, TNumber, Lanes512<TNumber>, RowLanes<Vector512<TNumber>, TNumber, Lanes512<TNumber>>>(kind, weights),
            32 => Of<Vector256<TNumber>, TNumber, Lanes256<TNumber>, RowLanes<Vector256<TNumber>, TNumber, Lanes256<TNumber>>>(kind, weights),
            16 => Of<Vector128<TNumber>, TNumber, Lanes128<TNumber>, RowLanes<Vector128<TNumber>, TNumber, Lanes128<TNumber>>>(kind, weights),
            _ => Of<TNumber, TNumber, Lanes1<TNumber>, RowLanes<TNumber, TNumber, Lanes1<TNumber>>>(kind, weights),
        };

    /// <summary>Lanes are pairs.</summary>
    public static StripProgram<TNumber> OfPairs<TNumber>(StripCostKind kind, StepWeights weights, int lanes)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>, IMinMaxValue<TNumber> => (lanes * Unsafe.SizeOf<TNumber>()) switch
        {
            64 => Of<Vector512<TNumber>, TNumber, Lanes512<TNumber>, PairLanes<Vector512<TNumber>, TNumber, Lanes512<TNumber>>>(kind, weights),
            32 => Of<Vector256<TNumber>, TNumber, Lanes256<TNumber>, PairLanes<Vector256<TNumber>, TNumber, Lanes256<TNumber>>>(kind, weights),
            16 => Of<Vector128<TNumber>, TNumber, Lanes128<TNumber>, PairLanes<Vector128<TNumber>, TNumber, Lanes128<TNumber>>>(kind, weights),
            _ => Of<TNumber, TNumber, Lanes1<TNumber>, PairLanes<TNumber, TNumber, Lanes1<TNumber>>>(kind, weights),
        };

    /// <summary>The block kernel for frames with many numbers.</summary>
    public static DifferenceBlock<TNumber> Differences<TNumber>(int lanes)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>, IMinMaxValue<TNumber> => (lanes * Unsafe.SizeOf<TNumber>()) switch
        {
            64 => new DifferenceBlock<Vector512<TNumber>, TNumber, Lanes512<TNumber>>(),
            32 => new DifferenceBlock<Vector256<TNumber>, TNumber, Lanes256<TNumber>>(),
            16 => new DifferenceBlock<Vector128<TNumber>, TNumber, Lanes128<TNumber>>(),
            _ => new DifferenceBlock<TNumber, TNumber, Lanes1<TNumber>>(),
        };

    private static StripProgram<TNumber> Of<TVector, TNumber, TLanes, TEdge>(StripCostKind kind, StepWeights weights)
        where TVector : struct
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>, IMinMaxValue<TNumber>
        where TLanes : struct, ILanes<TVector, TNumber>
        where TEdge : struct, IStripEdge<TVector, TNumber> => weights.Kind switch
        {
            StripStepKind.Plain => Of<TVector, TNumber, TLanes, PlainStep<TVector, TNumber, TLanes>, TEdge>(kind, weights),
            StripStepKind.Even => Of<TVector, TNumber, TLanes, EvenStep<TVector, TNumber, TLanes>, TEdge>(kind, weights),
            StripStepKind.Uneven => Of<TVector, TNumber, TLanes, UnevenStep<TVector, TNumber, TLanes>, TEdge>(kind, weights),
            _ => Of<TVector, TNumber, TLanes, FreeStep<TVector, TNumber, TLanes>, TEdge>(kind, weights),
        };

    private static StripProgram<TNumber> Of<TVector, TNumber, TLanes, TStep, TEdge>(StripCostKind kind, StepWeights weights)
        where TVector : struct
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>, IMinMaxValue<TNumber>
        where TLanes : struct, ILanes<TVector, TNumber>
        where TStep : struct, IStripStep<TVector, TStep>
        where TEdge : struct, IStripEdge<TVector, TNumber> => kind switch
        {
            StripCostKind.Difference => new StripProgram<TVector, TNumber, TLanes, TVector, Difference<TVector, TNumber, TLanes>, TStep, TEdge>(weights),
            StripCostKind.SquaredDifference => new StripProgram<TVector, TNumber, TLanes, TVector, SquaredDifference<TVector, TNumber, TLanes>, TStep, TEdge>(weights),
            StripCostKind.Plane => new StripProgram<TVector, TNumber, TLanes, Row2<TVector>, Plane<TVector, TNumber, TLanes, Root>, TStep, TEdge>(weights),
            StripCostKind.SquaredPlane => new StripProgram<TVector, TNumber, TLanes, Row2<TVector>, Plane<TVector, TNumber, TLanes, NoRoot>, TStep, TEdge>(weights),
            StripCostKind.Space => new StripProgram<TVector, TNumber, TLanes, Row3<TVector>, Space<TVector, TNumber, TLanes, Root>, TStep, TEdge>(weights),
            StripCostKind.SquaredSpace => new StripProgram<TVector, TNumber, TLanes, Row3<TVector>, Space<TVector, TNumber, TLanes, NoRoot>, TStep, TEdge>(weights),
            _ => new StripProgram<TVector, TNumber, TLanes, NoRow, FedCosts<TVector, TNumber, TLanes>, TStep, TEdge>(weights),
        };
}
