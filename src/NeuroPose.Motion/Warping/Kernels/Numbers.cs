using System.Numerics;

namespace NeuroPose.Warping.Kernels;

/// <summary>A series in the numbers that a kernel computes with, each rounded once to the nearest.</summary>
internal static class Numbers<TNumber>
    where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>, IMinMaxValue<TNumber>
{
    public static TNumber[] Of(ReadOnlySpan<double> series)
    {
        var numbers = new TNumber[series.Length];
        Fill(series, numbers);
        return numbers;
    }

    public static void Fill(ReadOnlySpan<double> series, Span<TNumber> numbers)
    {
        for (var index = 0; index < series.Length; index++)
        {
            numbers[index] = TNumber.CreateTruncating(series[index]);
        }
    }
}
