using System.Numerics;
using System.Runtime.CompilerServices;


namespace NeuroPose.Warping.Kernels;

/// <summary>|x − y|: the Euclidean and the absolute cost of one number a frame.</summary>
internal readonly struct Difference<TVector, TNumber, TLanes> : IStripCost<TVector, TNumber, TVector>
    where TVector : struct
    where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>, IMinMaxValue<TNumber>
    where TLanes : struct, ILanes<TVector, TNumber>
{
    public static int Stride => TLanes.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Row(ref readonly TNumber rows, int register) => TLanes.Load(in Unsafe.Add(ref Unsafe.AsRef(in rows), register * TLanes.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of(TVector row, ref TNumber here, int register) =>
        TLanes.Abs(TLanes.Subtract(row, TLanes.Load(in Unsafe.Subtract(ref here, register * TLanes.Count))));
}

/// <summary>(x − y)²: the squared cost of one number a frame.</summary>
internal readonly struct SquaredDifference<TVector, TNumber, TLanes> : IStripCost<TVector, TNumber, TVector>
    where TVector : struct
    where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>, IMinMaxValue<TNumber>
    where TLanes : struct, ILanes<TVector, TNumber>
{
    public static int Stride => TLanes.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Row(ref readonly TNumber rows, int register) => Difference<TVector, TNumber, TLanes>.Row(in rows, register);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of(TVector row, ref TNumber here, int register)
    {
        var difference = TLanes.Subtract(row, TLanes.Load(in Unsafe.Subtract(ref here, register * TLanes.Count)));
        return TLanes.Multiply(difference, difference);
    }
}

/// <summary>Two registers of a row.</summary>
internal struct Row2<TVector>
{
    public TVector A;
    public TVector B;
}

/// <summary>The squared distance of points in the plane, or its root.</summary>
internal readonly struct Plane<TVector, TNumber, TLanes, TRoot> : IStripCost<TVector, TNumber, Row2<TVector>>
    where TVector : struct
    where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>, IMinMaxValue<TNumber>
    where TLanes : struct, ILanes<TVector, TNumber>
    where TRoot : struct, IRoot
{
    public static int Stride => 2 * TLanes.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Row2<TVector> Row(ref readonly TNumber rows, int register)
    {
        ref var at = ref Unsafe.Add(ref Unsafe.AsRef(in rows), register * Stride);
        return new() { A = TLanes.Load(in at), B = TLanes.Load(in Unsafe.Add(ref at, TLanes.Count)) };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of(Row2<TVector> row, ref TNumber here, int register)
    {
        ref var at = ref Unsafe.Subtract(ref here, register * Stride);
        var a = TLanes.Subtract(row.A, TLanes.Load(in at));
        var b = TLanes.Subtract(row.B, TLanes.Load(in Unsafe.Add(ref at, TLanes.Count)));
        var sum = TLanes.MultiplyAdd(b, b, TLanes.Multiply(a, a));
        return TRoot.IsTaken ? TLanes.Sqrt(sum) : sum;
    }
}

/// <summary>Three registers of a row.</summary>
internal struct Row3<TVector>
{
    public TVector A;
    public TVector B;
    public TVector C;
}

/// <summary>The squared distance of points in space, or its root.</summary>
internal readonly struct Space<TVector, TNumber, TLanes, TRoot> : IStripCost<TVector, TNumber, Row3<TVector>>
    where TVector : struct
    where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>, IMinMaxValue<TNumber>
    where TLanes : struct, ILanes<TVector, TNumber>
    where TRoot : struct, IRoot
{
    public static int Stride => 3 * TLanes.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Row3<TVector> Row(ref readonly TNumber rows, int register)
    {
        ref var at = ref Unsafe.Add(ref Unsafe.AsRef(in rows), register * Stride);
        return new()
        {
            A = TLanes.Load(in at),
            B = TLanes.Load(in Unsafe.Add(ref at, TLanes.Count)),
            C = TLanes.Load(in Unsafe.Add(ref at, 2 * TLanes.Count)),
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of(Row3<TVector> row, ref TNumber here, int register)
    {
        ref var at = ref Unsafe.Subtract(ref here, register * Stride);
        var a = TLanes.Subtract(row.A, TLanes.Load(in at));
        var b = TLanes.Subtract(row.B, TLanes.Load(in Unsafe.Add(ref at, TLanes.Count)));
        var c = TLanes.Subtract(row.C, TLanes.Load(in Unsafe.Add(ref at, 2 * TLanes.Count)));
        var sum = TLanes.MultiplyAdd(c, c, TLanes.MultiplyAdd(b, b, TLanes.Multiply(a, a)));
        return TRoot.IsTaken ? TLanes.Sqrt(sum) : sum;
    }
}

/// <summary>Whether the root of a sum of squares is taken.</summary>
internal interface IRoot
{
    static abstract bool IsTaken { get; }
}

/// <summary>The sum of squares is the cost.</summary>
internal readonly struct NoRoot : IRoot
{
    public static bool IsTaken => false;
}

/// <summary>The root of the sum of squares is the cost.</summary>
internal readonly struct Root : IRoot
{
    public static bool IsTaken => true;
}
