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

/// <summary>Chooses the program for a machine and a cost.</summary>
internal static class StripPrograms
{
    /// <summary>Numbers in the widest register that the machine has.</summary>
    public static int WidestLanes =>
        Vector512.IsHardwareAccelerated ? Lanes512.Count
        : Vector256.IsHardwareAccelerated ? Lanes256.Count
        : Vector128.IsHardwareAccelerated ? Lanes128.Count
        : Lanes1.Count;

    /// <summary>The numbers a frame that a cost is made for; 0 for any.</summary>
    public static int Dimensions(StripCostKind kind) => kind switch
    {
        StripCostKind.Difference or StripCostKind.SquaredDifference => 1,
        StripCostKind.Plane or StripCostKind.SquaredPlane => 2,
        StripCostKind.Space or StripCostKind.SquaredSpace => 3,
        _ => 0,
    };

    /// <summary>Lanes are rows of one pair.</summary>
    public static StripProgram OfRows(StripCostKind kind, int lanes) => lanes switch
    {
        8 => Of<Vector512<double>, Lanes512, RowLanes<Vector512<double>, Lanes512>>(kind),
        4 => Of<Vector256<double>, Lanes256, RowLanes<Vector256<double>, Lanes256>>(kind),
        2 => Of<Vector128<double>, Lanes128, RowLanes<Vector128<double>, Lanes128>>(kind),
        _ => Of<double, Lanes1, RowLanes<double, Lanes1>>(kind),
    };

    /// <summary>Lanes are pairs.</summary>
    public static StripProgram OfPairs(StripCostKind kind, int lanes) => lanes switch
    {
        8 => Of<Vector512<double>, Lanes512, PairLanes<Vector512<double>, Lanes512>>(kind),
        4 => Of<Vector256<double>, Lanes256, PairLanes<Vector256<double>, Lanes256>>(kind),
        2 => Of<Vector128<double>, Lanes128, PairLanes<Vector128<double>, Lanes128>>(kind),
        _ => Of<double, Lanes1, PairLanes<double, Lanes1>>(kind),
    };

    /// <summary>The block kernel for frames with many numbers.</summary>
    public static DifferenceBlock Differences(int lanes) => lanes switch
    {
        8 => new DifferenceBlock<Vector512<double>, Lanes512>(),
        4 => new DifferenceBlock<Vector256<double>, Lanes256>(),
        2 => new DifferenceBlock<Vector128<double>, Lanes128>(),
        _ => new DifferenceBlock<double, Lanes1>(),
    };

    private static StripProgram Of<TVector, TLanes, TEdge>(StripCostKind kind)
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
        where TEdge : struct, IStripEdge<TVector> => kind switch
        {
            StripCostKind.Difference => new StripProgram<TVector, TLanes, TVector, Difference<TVector, TLanes>, TEdge>(),
            StripCostKind.SquaredDifference => new StripProgram<TVector, TLanes, TVector, SquaredDifference<TVector, TLanes>, TEdge>(),
            StripCostKind.Plane => new StripProgram<TVector, TLanes, Row2<TVector>, Plane<TVector, TLanes, Root>, TEdge>(),
            StripCostKind.SquaredPlane => new StripProgram<TVector, TLanes, Row2<TVector>, Plane<TVector, TLanes, NoRoot>, TEdge>(),
            StripCostKind.Space => new StripProgram<TVector, TLanes, Row3<TVector>, Space<TVector, TLanes, Root>, TEdge>(),
            StripCostKind.SquaredSpace => new StripProgram<TVector, TLanes, Row3<TVector>, Space<TVector, TLanes, NoRoot>, TEdge>(),
            _ => new StripProgram<TVector, TLanes, NoRow, FedCosts<TVector, TLanes>, TEdge>(),
        };
}
