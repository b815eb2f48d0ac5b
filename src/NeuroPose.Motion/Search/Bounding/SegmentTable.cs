using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NeuroPose.Kinematics;

namespace NeuroPose.Search.Bounding;

/// <summary>
/// Series of one length, each cut into a few segments whose numbers are added up. What lies outside an envelope over a segment is at
/// least what the segment's sum lies outside the envelope's sum: a bound from a few numbers instead of all, for eight series at a time.
/// Source: Zhu and Shasha, "Warping indexes with envelope transforms for query by humming" (2003).
/// </summary>
internal sealed class SegmentTable
{
    /// <summary>
    /// Enough for random walks, whose sums follow them closely; few enough that 10,000 series stay in a processor's cache.
    /// </summary>
    private const int MostSegments = 32;

    private const int Lanes = 8;

    /// <summary>Beyond it sums of squares are near overflow, and no bound is given.</summary>
    private const double LargestUsable = 1e150;

    /// <summary>Eight series side by side: sums[((block × segments + segment) × dimensions + dimension) × 8 + lane].</summary>
    private readonly double[] sums;

    private readonly int segments;
    private readonly int dimensions;

    public SegmentTable(IReadOnlyList<FeatureSeries> series, int[] members)
    {
        (Members, Length, dimensions) = (members, series[members[0]].Length, series[members[0]].Dimensions);
        segments = Math.Min(Length, MostSegments);
        sums = new double[(members.Length + Lanes - 1) / Lanes * segments * dimensions * Lanes];
        var one = new double[segments * dimensions];
        for (var member = 0; member < members.Length; member++)
        {
            var values = series[members[member]].Values;
            Largest = Math.Max(Largest, Extremes.LargestOf(values));
            AddUp(values, one);
            var (block, lane) = Math.DivRem(member, Lanes);
            for (var index = 0; index < one.Length; index++)
            {
                sums[(((block * one.Length) + index) * Lanes) + lane] = one[index];
            }
        }
    }

    /// <summary>The series' places in the collection.</summary>
    public int[] Members { get; }

    /// <summary>Frames of each.</summary>
    public int Length { get; }

    /// <summary>The greatest absolute number of all.</summary>
    public double Largest { get; }

    /// <summary>The cost outside an envelope, from below, for each of the series.</summary>
    /// <param name="cost">How a frame's cost is made of its numbers.</param>
    /// <param name="lower">The envelope's lower limits, frames × dimensions.</param>
    /// <param name="upper">The envelope's upper limits, frames × dimensions.</param>
    public double[] Bounds(BoxCost cost, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        var bounds = new double[Members.Length];
        var (low, high) = (new double[segments * dimensions], new double[segments * dimensions]);
        var largest = Math.Max(Largest, Math.Max(Extremes.LargestOf(lower), Extremes.LargestOf(upper)));
        if (largest > LargestUsable)
        {
            return bounds;
        }

        AddUp(lower, low);
        AddUp(upper, high);
        var shares = new double[segments];
        for (var segment = 0; segment < segments; segment++)
        {
            var frames = Start(segment + 1) - Start(segment);
            shares[segment] = 1.0 / frames;

            // Each of the two sums is wrong by up to frames² × 2⁻⁵³ × the largest number.
            var rounding = 4 * Math.ScaleB(largest, -53) * (frames + 1) * (frames + 1);
            for (var index = segment * dimensions; index < (segment + 1) * dimensions; index++)
            {
                (low[index], high[index]) = (low[index] - rounding, high[index] + rounding);
            }
        }

        Span<double> eight = stackalloc double[Lanes];
        for (var member = 0; member < bounds.Length; member += Lanes)
        {
            Eight(cost, sums.AsSpan(member * low.Length, low.Length * Lanes), low, high, shares, eight);
            eight[..Math.Min(Lanes, bounds.Length - member)].CopyTo(bounds.AsSpan(member));
        }

        return bounds;
    }

    private void Eight(BoxCost cost, ReadOnlySpan<double> block, ReadOnlySpan<double> low, ReadOnlySpan<double> high, ReadOnlySpan<double> shares, Span<double> bounds)
    {
        ref var sum = ref MemoryMarshal.GetReference(block);
        for (var half = 0; half < Lanes; half += Vector256<double>.Count)
        {
            var total = Vector256<double>.Zero;
            for (var segment = 0; segment < shares.Length; segment++)
            {
                var outside = Vector256<double>.Zero;
                for (var index = segment * dimensions; index < (segment + 1) * dimensions; index++)
                {
                    var here = Vector256.LoadUnsafe(ref sum, (nuint)((index * Lanes) + half));
                    var excess = Vector256.MaxNative(Vector256.MaxNative(here - Vector256.Create(high[index]), Vector256.Create(low[index]) - here), Vector256<double>.Zero);
                    outside += cost == BoxCost.Sum ? excess : excess * excess;
                }

                // Of the squares of numbers with a given sum the least sum is that of equal ones: sum² / count.
                total += cost switch
                {
                    BoxCost.Sum => outside,
                    BoxCost.Squares => outside * shares[segment],
                    _ => Vector256.Sqrt(outside),
                };
            }

            total.CopyTo(bounds[half..]);
        }
    }

    private int Start(int segment) => (int)((long)segment * Length / segments);

    /// <summary>The sum of each number over each segment.</summary>
    private void AddUp(ReadOnlySpan<double> values, Span<double> totals)
    {
        for (var segment = 0; segment < segments; segment++)
        {
            for (var dimension = 0; dimension < dimensions; dimension++)
            {
                var total = 0.0;
                for (var index = (Start(segment) * dimensions) + dimension; index < Start(segment + 1) * dimensions; index += dimensions)
                {
                    total += values[index];
                }

                totals[(segment * dimensions) + dimension] = total;
            }
        }
    }
}
