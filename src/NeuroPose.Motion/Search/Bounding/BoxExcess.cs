using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NeuroPose.Search.Bounding;

/// <summary>
/// The cost of a series to the box around each of its frames, added up. Eight sums run side by side on every machine, whatever its
/// vectors hold, and are added in one order at the end: the same bits everywhere.
/// </summary>
internal static class BoxExcess
{
    /// <summary>Numbers in a block.</summary>
    public const int Block = 8;

    private const int BlocksBetweenLooks = 4;

    /// <summary>The cost, or what it has come to when it exceeds the limit.</summary>
    /// <param name="cost">How a frame's cost is made of its numbers.</param>
    /// <param name="values">Frames × dimensions numbers.</param>
    /// <param name="lower">The boxes' lower limits.</param>
    /// <param name="upper">The boxes' upper limits.</param>
    /// <param name="order">The whole blocks of eight numbers in the order in which they are added.</param>
    /// <param name="dimensions">Numbers in each frame.</param>
    /// <param name="limit">Where to stop.</param>
    public static double Sum(BoxCost cost, ReadOnlySpan<double> values, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, ReadOnlySpan<int> order, int dimensions, double limit) => cost switch
    {
        BoxCost.Sum => Sum<Plain>(values, lower[..values.Length], upper[..values.Length], order, limit),
        BoxCost.Squares => Sum<Square>(values, lower[..values.Length], upper[..values.Length], order, limit),
        _ => Lengths(values, lower, upper, dimensions, limit),
    };

    /// <summary>How far a number lies outside a box, 0 inside.</summary>
    public static double Of(double value, double lower, double upper) => Math.Max(0, Math.Max(value - upper, lower - value));

    private static double Sum<TTerm>(ReadOnlySpan<double> values, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, ReadOnlySpan<int> order, double limit)
        where TTerm : struct, ITerm
    {
        ref var value = ref MemoryMarshal.GetReference(values);
        ref var low = ref MemoryMarshal.GetReference(lower);
        ref var high = ref MemoryMarshal.GetReference(upper);
        var tail = 0.0;
        for (var index = values.Length & ~(Block - 1); index < values.Length; index++)
        {
            tail += TTerm.Of(Of(values[index], lower[index], upper[index]));
        }

        var (first, second) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (var from = 0; from < order.Length; from += BlocksBetweenLooks)
        {
            foreach (var block in order.Slice(from, Math.Min(BlocksBetweenLooks, order.Length - from)))
            {
                var at = (nuint)(uint)block * Block;
                first += TTerm.Of(Excess(ref value, ref low, ref high, at));
                second += TTerm.Of(Excess(ref value, ref low, ref high, at + 4));
            }

            if (Total(first, second, tail) > limit)
            {
                break;
            }
        }

        return Total(first, second, tail);
    }

    private static double Total(Vector256<double> first, Vector256<double> second, double tail)
    {
        var four = first + second;
        var two = four.GetLower() + four.GetUpper();
        return two[0] + two[1] + tail;
    }

    private static Vector256<double> Excess(ref double value, ref double low, ref double high, nuint at)
    {
        var here = Vector256.LoadUnsafe(ref value, at);
        var outside = Vector256.MaxNative(here - Vector256.LoadUnsafe(ref high, at), Vector256.LoadUnsafe(ref low, at) - here);
        return Vector256.MaxNative(outside, Vector256<double>.Zero);
    }

    private static double Lengths(ReadOnlySpan<double> values, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, int dimensions, double limit)
    {
        var sum = 0.0;
        for (var frame = 0; frame < values.Length && sum <= limit; frame += dimensions)
        {
            var squares = 0.0;
            for (var index = frame; index < frame + dimensions; index++)
            {
                squares += Square.Of(Of(values[index], lower[index], upper[index]));
            }

            sum += Math.Sqrt(squares);
        }

        return sum;
    }

    /// <summary>What a number's excess adds to the cost.</summary>
    private interface ITerm
    {
        static abstract double Of(double excess);

        static abstract Vector256<double> Of(Vector256<double> excess);
    }

    private readonly struct Plain : ITerm
    {
        public static double Of(double excess) => excess;

        public static Vector256<double> Of(Vector256<double> excess) => excess;
    }

    private readonly struct Square : ITerm
    {
        public static double Of(double excess) => excess * excess;

        public static Vector256<double> Of(Vector256<double> excess) => excess * excess;
    }
}
