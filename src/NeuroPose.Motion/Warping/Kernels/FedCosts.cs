using System.Numerics;
using System.Runtime.CompilerServices;


namespace NeuroPose.Warping.Kernels;

/// <summary>Nothing is kept of a row.</summary>
internal readonly struct NoRow;

/// <summary>Costs that were computed before, eight registers a step.</summary>
internal readonly struct FedCosts<TVector, TNumber, TLanes> : IStripCost<TVector, TNumber, NoRow>
    where TVector : struct
    where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>, IMinMaxValue<TNumber>
    where TLanes : struct, ILanes<TVector, TNumber>
{
    public static int Stride => 8 * TLanes.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NoRow Row(ref readonly TNumber rows, int register) => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of(NoRow row, ref TNumber here, int register) => TLanes.Load(in Unsafe.Add(ref here, register * TLanes.Count));
}
