using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NeuroPose.Vitals.Monitoring;

/// <summary>
/// Subcarriers four at a time. Always four, whatever the machine has, and sums in one fixed order: the same bits with wide vectors,
/// narrow ones and none.
/// Rows are padded with zeros to a multiple of eight, so that nothing is left over.
/// </summary>
internal static class Quads
{
    /// <summary>Room for so many subcarriers in whole groups of eight.</summary>
    public static int Padded(int subcarriers) => (subcarriers + 7) & ~7;

    public static Span<Vector256<double>> Of(Span<double> padded) => MemoryMarshal.Cast<double, Vector256<double>>(padded);

    public static ReadOnlySpan<Vector256<double>> Of(ReadOnlySpan<double> padded) => MemoryMarshal.Cast<double, Vector256<double>>(padded);

    /// <summary>The four numbers' sum.</summary>
    public static double Sum(Vector256<double> four) => four.GetElement(0) + four.GetElement(1) + (four.GetElement(2) + four.GetElement(3));

    /// <summary>The sum of products of two padded rows.</summary>
    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var a = Of(left);
        var b = Of(right)[..a.Length];
        var sum = Vector256<double>.Zero;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return Sum(sum);
    }

    /// <summary>Takes a padded row, times a number, out of another.</summary>
    public static void Subtract(Span<double> from, ReadOnlySpan<double> row, double times)
    {
        var to = Of(from);
        var shares = Of(row);
        var size = Vector256.Create(times);
        for (var k = 0; k < to.Length; k++)
        {
            to[k] -= shares[k] * size;
        }
    }
}
