using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NeuroPose.Search.Bounding;

/// <summary>The lesser and the greater of numbers, four at a time. Nothing is rounded, so the width does not matter.</summary>
internal static class Extremes
{
    /// <summary>The lesser of each two. A target that lies where the first begins may be written over it.</summary>
    public static void Lesser(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> lesser)
    {
        ref var one = ref MemoryMarshal.GetReference(a[..lesser.Length]);
        ref var other = ref MemoryMarshal.GetReference(b[..lesser.Length]);
        ref var target = ref MemoryMarshal.GetReference(lesser);
        var index = 0;
        for (; index <= lesser.Length - Vector256<double>.Count; index += Vector256<double>.Count)
        {
            var at = (nuint)(uint)index;
            Vector256.MinNative(Vector256.LoadUnsafe(ref one, at), Vector256.LoadUnsafe(ref other, at)).StoreUnsafe(ref target, at);
        }

        for (; index < lesser.Length; index++)
        {
            lesser[index] = double.MinNative(a[index], b[index]);
        }
    }

    /// <summary>The greater of each two. A target that lies where the first begins may be written over it.</summary>
    public static void Greater(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> greater)
    {
        ref var one = ref MemoryMarshal.GetReference(a[..greater.Length]);
        ref var other = ref MemoryMarshal.GetReference(b[..greater.Length]);
        ref var target = ref MemoryMarshal.GetReference(greater);
        var index = 0;
        for (; index <= greater.Length - Vector256<double>.Count; index += Vector256<double>.Count)
        {
            var at = (nuint)(uint)index;
            Vector256.MaxNative(Vector256.LoadUnsafe(ref one, at), Vector256.LoadUnsafe(ref other, at)).StoreUnsafe(ref target, at);
        }

        for (; index < greater.Length; index++)
        {
            greater[index] = double.MaxNative(a[index], b[index]);
        }
    }

    /// <summary>The greatest absolute number, 0 of none.</summary>
    public static double LargestOf(ReadOnlySpan<double> values)
    {
        var greatest = Vector256<double>.Zero;
        var index = 0;
        for (; index <= values.Length - Vector256<double>.Count; index += Vector256<double>.Count)
        {
            greatest = Vector256.MaxNative(greatest, Vector256.Abs(Vector256.Create(values[index..])));
        }

        var largest = Math.Max(Math.Max(greatest[0], greatest[1]), Math.Max(greatest[2], greatest[3]));
        for (; index < values.Length; index++)
        {
            largest = Math.Max(largest, Math.Abs(values[index]));
        }

        return largest;
    }
}
