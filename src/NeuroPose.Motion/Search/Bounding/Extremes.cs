using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NeuroPose.Search.Bounding;

/// <summary>The lesser and the greater of numbers, four at a time. Nothing is rounded, so the width does not matter.</summary>
internal static class Extremes
{
    /// <summary>The lesser of each two. A target that lies where the first begins may be written over it.</summary>
    public static void Lesser(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> lesser) => OfEachTwo<LesserOf>(a, b, lesser);

    /// <summary>The greater of each two. A target that lies where the first begins may be written over it.</summary>
    public static void Greater(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> greater) => OfEachTwo<GreaterOf>(a, b, greater);

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

    private static void OfEachTwo<TChoice>(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> chosen)
        where TChoice : struct, IChoice
    {
        ref var one = ref MemoryMarshal.GetReference(a[..chosen.Length]);
        ref var other = ref MemoryMarshal.GetReference(b[..chosen.Length]);
        ref var target = ref MemoryMarshal.GetReference(chosen);
        var index = 0;
        for (; index <= chosen.Length - Vector256<double>.Count; index += Vector256<double>.Count)
        {
            var at = (nuint)(uint)index;
            TChoice.Of(Vector256.LoadUnsafe(ref one, at), Vector256.LoadUnsafe(ref other, at)).StoreUnsafe(ref target, at);
        }

        for (; index < chosen.Length; index++)
        {
            chosen[index] = TChoice.Of(a[index], b[index]);
        }
    }

    private interface IChoice
    {
        static abstract Vector256<double> Of(Vector256<double> one, Vector256<double> other);

        static abstract double Of(double one, double other);
    }

    private readonly struct LesserOf : IChoice
    {
        public static Vector256<double> Of(Vector256<double> one, Vector256<double> other) => Vector256.MinNative(one, other);

        public static double Of(double one, double other) => double.MinNative(one, other);
    }

    private readonly struct GreaterOf : IChoice
    {
        public static Vector256<double> Of(Vector256<double> one, Vector256<double> other) => Vector256.MaxNative(one, other);

        public static double Of(double one, double other) => double.MaxNative(one, other);
    }
}
