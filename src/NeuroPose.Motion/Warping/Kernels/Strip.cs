using System.Numerics;
using System.Runtime.CompilerServices;


namespace NeuroPose.Warping.Kernels;

/// <summary>What all strips have in common.</summary>
internal static class Strip
{
    /// <summary>Registers of a strip.</summary>
    public const int Registers = 8;

    /// <summary>
    /// Steps that are run without a look at whether the work was cancelled: a millisecond, and so many that the look costs nothing.
    /// </summary>
    public const int StepsBetweenLooks = 1 << 14;
}

/// <summary>
/// The recursion over the left, the upper and the diagonal neighbor on a strip of rows held in registers. Register k (0 to 7) holds in
/// lane l row
/// 8·l + k of the strip, where lanes are rows, or row k of the l-th pair, where lanes are pairs. Row r is at column t − r in step t:
/// what a cell needs was computed in the two steps before, so the eight registers of a step do not wait for each other.
/// </summary>
/// <typeparam name="TVector">The register.</typeparam>
/// <typeparam name="TNumber">Its numbers.</typeparam>
/// <typeparam name="TLanes">Its operations.</typeparam>
/// <typeparam name="TRow">What is kept of a row for its costs.</typeparam>
/// <typeparam name="TCost">The local cost.</typeparam>
/// <typeparam name="TStep">The step pattern.</typeparam>
/// <typeparam name="TEdge">What the first row of each lane has above it.</typeparam>
/// <typeparam name="TMode">Which limits are applied, and whether all sums are recorded.</typeparam>
internal static class Strip<TVector, TNumber, TLanes, TRow, TCost, TStep, TEdge, TMode>
    where TVector : struct
    where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>, IMinMaxValue<TNumber>
    where TLanes : struct, ILanes<TVector, TNumber>
    where TRow : struct
    where TCost : struct, IStripCost<TVector, TNumber, TRow>
    where TStep : struct, IStripStep<TVector, TStep>
    where TEdge : struct, IStripEdge<TVector, TNumber>
    where TMode : struct, IStripMode
{
    /// <summary>Runs some steps on from the state, which is read and written back.</summary>
    /// <param name="steps">How many.</param>
    /// <param name="time">The number of the first of them, counted from where the limits count.</param>
    /// <param name="costs">What the local costs are made of: where they are for the first step.</param>
    /// <param name="rows">What is kept of the rows.</param>
    /// <param name="above">The sums above the strip, from the column of the first step.</param>
    /// <param name="below">The sums of the strip's last row, from that column less the rows of the strip.</param>
    /// <param name="state">The registers: the last sums, then those above them one step before.</param>
    /// <param name="limits">For each register the first and then the last time of its rows; not read without a band.</param>
    /// <param name="weights">What the steps cost.</param>
    /// <param name="record">All sums, step after step; not written unless recording.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        int steps,
        int time,
        ref readonly TNumber costs,
        ref readonly TNumber rows,
        ref readonly TNumber above,
        ref TNumber below,
        Span<TNumber> state,
        ref readonly TNumber limits,
        in StepWeights weights,
        ref TNumber record)
    {
        ref var here = ref Unsafe.AsRef(in costs);
        var rule = TStep.Of(in weights);
        TVector d0 = TLanes.Load(in state[0 * TLanes.Count]), p0 = TLanes.Load(in state[(8 + 0) * TLanes.Count]);
        TVector d1 = TLanes.Load(in state[1 * TLanes.Count]), p1 = TLanes.Load(in state[(8 + 1) * TLanes.Count]);
        TVector d2 = TLanes.Load(in state[2 * TLanes.Count]), p2 = TLanes.Load(in state[(8 + 2) * TLanes.Count]);
        TVector d3 = TLanes.Load(in state[3 * TLanes.Count]), p3 = TLanes.Load(in state[(8 + 3) * TLanes.Count]);
        TVector d4 = TLanes.Load(in state[4 * TLanes.Count]), p4 = TLanes.Load(in state[(8 + 4) * TLanes.Count]);
        TVector d5 = TLanes.Load(in state[5 * TLanes.Count]), p5 = TLanes.Load(in state[(8 + 5) * TLanes.Count]);
        TVector d6 = TLanes.Load(in state[6 * TLanes.Count]), p6 = TLanes.Load(in state[(8 + 6) * TLanes.Count]);
        TVector d7 = TLanes.Load(in state[7 * TLanes.Count]), p7 = TLanes.Load(in state[(8 + 7) * TLanes.Count]);
        var row0 = TCost.Row(in rows, 0);
        var row1 = TCost.Row(in rows, 1);
        var row2 = TCost.Row(in rows, 2);
        var row3 = TCost.Row(in rows, 3);
        var row4 = TCost.Row(in rows, 4);
        var row5 = TCost.Row(in rows, 5);
        var row6 = TCost.Row(in rows, 6);
        var row7 = TCost.Row(in rows, 7);
        var now = TLanes.Broadcast(TNumber.CreateTruncating(time));
        var one = TLanes.Broadcast(TNumber.One);
        for (var step = 0; step < steps; step++)
        {
            var up = TEdge.Exchange(d7, in above, ref below, step);
            d7 = rule.Next(TCost.Of(row7, ref here, 7), p7, d7, d6);
            p7 = d6;
            d6 = rule.Next(TCost.Of(row6, ref here, 6), p6, d6, d5);
            p6 = d5;
            d5 = rule.Next(TCost.Of(row5, ref here, 5), p5, d5, d4);
            p5 = d4;
            d4 = rule.Next(TCost.Of(row4, ref here, 4), p4, d4, d3);
            p4 = d3;
            d3 = rule.Next(TCost.Of(row3, ref here, 3), p3, d3, d2);
            p3 = d2;
            d2 = rule.Next(TCost.Of(row2, ref here, 2), p2, d2, d1);
            p2 = d1;
            d1 = rule.Next(TCost.Of(row1, ref here, 1), p1, d1, d0);
            p1 = d0;
            d0 = rule.Next(TCost.Of(row0, ref here, 0), p0, d0, up);
            p0 = up;
            if (TMode.HasLower || TMode.HasUpper)
            {
                d0 = Within(d0, now, in limits, 0);
                d1 = Within(d1, now, in limits, 1);
                d2 = Within(d2, now, in limits, 2);
                d3 = Within(d3, now, in limits, 3);
                d4 = Within(d4, now, in limits, 4);
                d5 = Within(d5, now, in limits, 5);
                d6 = Within(d6, now, in limits, 6);
                d7 = Within(d7, now, in limits, 7);
                now = TLanes.Add(now, one);
            }

            if (TMode.Records)
            {
                ref var at = ref Unsafe.Add(ref record, step * 8 * TLanes.Count);
                TLanes.Store(d0, ref Unsafe.Add(ref at, 0 * TLanes.Count));
                TLanes.Store(d1, ref Unsafe.Add(ref at, 1 * TLanes.Count));
                TLanes.Store(d2, ref Unsafe.Add(ref at, 2 * TLanes.Count));
                TLanes.Store(d3, ref Unsafe.Add(ref at, 3 * TLanes.Count));
                TLanes.Store(d4, ref Unsafe.Add(ref at, 4 * TLanes.Count));
                TLanes.Store(d5, ref Unsafe.Add(ref at, 5 * TLanes.Count));
                TLanes.Store(d6, ref Unsafe.Add(ref at, 6 * TLanes.Count));
                TLanes.Store(d7, ref Unsafe.Add(ref at, 7 * TLanes.Count));
            }

            here = ref Unsafe.Add(ref here, TCost.Stride);
        }

        _ = TEdge.Exchange(d7, in above, ref below, steps);
        TLanes.Store(d0, ref state[0 * TLanes.Count]);
        TLanes.Store(p0, ref state[(8 + 0) * TLanes.Count]);
        TLanes.Store(d1, ref state[1 * TLanes.Count]);
        TLanes.Store(p1, ref state[(8 + 1) * TLanes.Count]);
        TLanes.Store(d2, ref state[2 * TLanes.Count]);
        TLanes.Store(p2, ref state[(8 + 2) * TLanes.Count]);
        TLanes.Store(d3, ref state[3 * TLanes.Count]);
        TLanes.Store(p3, ref state[(8 + 3) * TLanes.Count]);
        TLanes.Store(d4, ref state[4 * TLanes.Count]);
        TLanes.Store(p4, ref state[(8 + 4) * TLanes.Count]);
        TLanes.Store(d5, ref state[5 * TLanes.Count]);
        TLanes.Store(p5, ref state[(8 + 5) * TLanes.Count]);
        TLanes.Store(d6, ref state[6 * TLanes.Count]);
        TLanes.Store(p6, ref state[(8 + 6) * TLanes.Count]);
        TLanes.Store(d7, ref state[7 * TLanes.Count]);
        TLanes.Store(p7, ref state[(8 + 7) * TLanes.Count]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Within(TVector value, TVector now, ref readonly TNumber limits, int register)
    {
        ref var from = ref Unsafe.Add(ref Unsafe.AsRef(in limits), register * TLanes.Count);
        ref var to = ref Unsafe.Add(ref from, Strip.Registers * TLanes.Count);
        return !TMode.HasUpper ? TLanes.From(value, now, TLanes.Load(in from))
            : !TMode.HasLower ? TLanes.Until(value, now, TLanes.Load(in to))
            : TLanes.Within(value, now, TLanes.Load(in from), TLanes.Load(in to));
    }
}
