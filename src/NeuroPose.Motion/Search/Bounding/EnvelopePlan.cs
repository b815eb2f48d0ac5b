using System.Numerics;

namespace NeuroPose.Search.Bounding;

/// <summary>
/// The least and the greatest number of each run of frames. A run of w frames is covered by two that overlap, each of 2^k frames, the
/// largest power of two up to w; the extremes of all runs of 2^k frames come from those of 2^(k−1) by one comparison a number. These
/// are few plain passes in vector registers, where the streaming algorithm (Lemire 2009) has up to three comparisons that no processor
/// foresees. Nothing is added, so the numbers are exact. A plan is made once for the runs of a band and used for any number of series.
/// </summary>
internal sealed class EnvelopePlan
{
    /// <summary>A call for fewer costs more than the comparisons.</summary>
    private const int FewNumbers = 8;

    private readonly Strip[] strips;
    private readonly int[] empty;

    /// <summary>Plans for runs of frames, first to last included.</summary>
    public EnvelopePlan(ReadOnlySpan<(int First, int Last)> runs)
    {
        Rows = runs.Length;
        var found = new List<Strip>();
        var without = new List<int>();
        for (var row = 0; row < runs.Length; row++)
        {
            var (first, last) = runs[row];
            var width = last - first + 1;
            if (width <= 0)
            {
                without.Add(row);
            }
            else if (found.Count > 0 && found[^1] is var strip && strip.Row + strip.Count == row && strip.Width == width && strip.First + strip.Count == first)
            {
                found[^1] = strip with { Count = strip.Count + 1 };
            }
            else
            {
                found.Add(new(row, first, width, Count: 1));
            }
        }

        empty = [.. without];
        strips = [.. found.OrderBy(strip => strip.Level)];
    }

    /// <summary>How many runs there are.</summary>
    public int Rows { get; }

    /// <summary>Writes the extremes of each run; +∞ and −∞ where it is empty.</summary>
    /// <param name="values">Frames × dimensions numbers.</param>
    /// <param name="dimensions">Numbers in each frame.</param>
    /// <param name="lower">Runs × dimensions.</param>
    /// <param name="upper">Runs × dimensions.</param>
    /// <param name="scratch">Twice as many numbers as the values.</param>
    public void Fill(ReadOnlySpan<double> values, int dimensions, Span<double> lower, Span<double> upper, Span<double> scratch)
    {
        var least = scratch[..values.Length];
        var most = scratch.Slice(values.Length, values.Length);
        values.CopyTo(least);
        values.CopyTo(most);
        var level = 0;
        foreach (var strip in strips)
        {
            for (; level < strip.Level; level++)
            {
                // After it each number stands for 2^(level + 1) frames from its own on.
                var step = (1 << level) * dimensions;
                Extremes.Lesser(least, least[step..], least[..^step]);
                Extremes.Greater(most, most[step..], most[..^step]);
            }

            var (at, count) = (strip.First * dimensions, strip.Count * dimensions);
            var other = (strip.First + strip.Width - (1 << level)) * dimensions;
            var to = strip.Row * dimensions;
            if (count < FewNumbers)
            {
                for (var index = 0; index < count; index++)
                {
                    lower[to + index] = double.MinNative(least[at + index], least[other + index]);
                    upper[to + index] = double.MaxNative(most[at + index], most[other + index]);
                }

                continue;
            }

            Extremes.Lesser(least[at..], least[other..], lower.Slice(to, count));
            Extremes.Greater(most[at..], most[other..], upper.Slice(to, count));
        }

        foreach (var row in empty)
        {
            lower.Slice(row * dimensions, dimensions).Fill(double.PositiveInfinity);
            upper.Slice(row * dimensions, dimensions).Fill(double.NegativeInfinity);
        }
    }

    /// <summary>Rows one after the other whose runs have one width and begin one frame later each.</summary>
    private readonly record struct Strip(int Row, int First, int Width, int Count)
    {
        public int Level => BitOperations.Log2((uint)Width);
    }
}

/// <summary>Frames × dimensions lower and upper limits.</summary>
internal sealed class Envelope(int length, int dimensions)
{
    public int Length => length;

    public double[] Lower { get; } = new double[length * dimensions];

    public double[] Upper { get; } = new double[length * dimensions];
}
