using NeuroPose.Numerics;

namespace NeuroPose.RuView.Signal;

/// <summary>
/// Replaces every column of a spectrogram by a mean of all columns, the ones that resemble it counting most, so that what does not repeat
/// fades:
/// attention of a spectrogram to itself, with the pairs taken out that a cheap minimum cut between the first and the last moment severs.
/// </summary>
/// <remarks>
/// Source: the open RuView reference and the attention crate that it uses; single precision, as there. With powers far above 1, as
/// spectra have
/// them, the largest moment takes nearly all the weight, and every column comes out like it: take logarithms first, or scale to about 1.
/// </remarks>
internal static class SpectrogramGate
{
    // Pairs that resemble each other less than this count for nothing.
    private const float Nothing = 1e-7f;

    /// <summary>Gates a spectrogram, moment by moment.</summary>
    /// <param name="spectrogram">Frequencies × times, finite, in any unit.</param>
    /// <param name="strength">The share of the mean similarity that a cut may cost at most (0 or more): 0.1 is mild, 0.5 strong.</param>
    /// <returns>Frequencies × times, in the same unit; zero where a moment resembles none, itself included.</returns>
    /// <exception cref="ArgumentException">No numbers, or one that is NaN, infinite or too large for single precision.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The strength is negative or NaN.</exception>
    public static RealMatrix Apply(RealMatrix spectrogram, float strength)
    {
        ArgumentNullException.ThrowIfNull(spectrogram);
        var moments = Transposed(spectrogram);
        Check(moments, strength);

        // The reference lets a single moment fade to nothing; it has none to be compared with.
        return moments.Rows == 1 ? spectrogram : Transposed(Attend(moments, strength));
    }

    /// <summary>
    /// Gates as the reference does: it hands over its numbers frequency after frequency where moment after moment is expected, so that
    /// stretches of
    /// the memory are compared instead of moments. Kept for comparison, not for use.
    /// </summary>
    /// <param name="spectrogram">Frequencies × times, finite, in any unit.</param>
    /// <param name="strength">The share of the mean similarity that a cut may cost at most (0 or more).</param>
    /// <returns>As many frequencies × times, in the same unit.</returns>
    /// <exception cref="ArgumentException">No numbers, or one that is NaN, infinite or too large for single precision.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The strength is negative or NaN.</exception>
    public static RealMatrix ApplyAsReference(RealMatrix spectrogram, float strength)
    {
        ArgumentNullException.ThrowIfNull(spectrogram);
        var result = Attend(new(spectrogram.Columns, spectrogram.Rows, spectrogram.Values), strength);
        return new(spectrogram.Rows, spectrogram.Columns, result.Values);
    }

    private static RealMatrix Attend(RealMatrix tokens, float strength)
    {
        Check(tokens, strength);
        var values = tokens.Values.Select(value => (float)value).ToArray();
        var (count, width) = (tokens.Rows, tokens.Columns);
        var similarity = Similarity(values, count, width);
        var isKept = Kept(similarity, count, strength);
        var result = new double[values.Length];
        for (var i = 0; i < count; i++)
        {
            var sums = new float[width];
            foreach (var (other, weight) in Weights(similarity.AsSpan(i * count, count), isKept.AsSpan(i * count, count)))
            {
                for (var k = 0; k < width; k++)
                {
                    sums[k] += weight * values[(other * width) + k];
                }
            }

            Array.ConvertAll(sums, sum => (double)sum).CopyTo(result, i * width);
        }

        return RealMatrix.Own(count, width, result);
    }

    private static float[] Similarity(float[] values, int count, int width)
    {
        var scale = 1f / MathF.Sqrt(width);
        var similarity = new float[count * count];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++)
            {
                var sum = 0f;
                for (var k = 0; k < width; k++)
                {
                    sum += values[(i * width) + k] * values[(j * width) + k];
                }

                similarity[(i * count) + j] = sum * scale;
            }
        }

        return similarity;
    }

    /// <summary>Which pairs count: the similar ones, but for those that the minimum cut severs when it is cheap enough.</summary>
    private static bool[] Kept(float[] similarity, int count, float strength)
    {
        var isKept = similarity.Select(value => value > Nothing).ToArray();
        var edges = isKept.Count(kept => kept);
        if (edges == 0 || count < 2)
        {
            return new bool[isKept.Length];
        }

        var capacities = new double[isKept.Length];
        var total = 0f;
        for (var at = 0; at < isKept.Length; at++)
        {
            capacities[at] = isKept[at] ? similarity[at] : 0.0;
            total += isKept[at] ? similarity[at] : 0f;
        }

        var isFirstSide = MinimumCut.SourceSide(capacities, count, 0, count - 1);
        var severed = Enumerable.Range(0, isKept.Length).Where(at => isKept[at] && isFirstSide[at / count] && !isFirstSide[at % count]).ToArray();
        var cost = 0f;
        foreach (var at in severed)
        {
            cost += similarity[at];
        }

        if (cost <= strength * (total / edges))
        {
            foreach (var at in severed)
            {
                isKept[at] = false;
            }
        }

        return isKept;
    }

    private static List<(int Other, float Weight)> Weights(ReadOnlySpan<float> similarity, ReadOnlySpan<bool> isKept)
    {
        var largest = float.NegativeInfinity;
        for (var j = 0; j < similarity.Length; j++)
        {
            largest = isKept[j] ? MathF.Max(largest, similarity[j]) : largest;
        }

        List<(int Other, float Weight)> weights = [];
        var sum = 0f;
        for (var j = 0; j < similarity.Length; j++)
        {
            if (isKept[j])
            {
                weights.Add((j, (float)ExactMath.Exp(similarity[j] - largest)));
                sum += weights[^1].Weight;
            }
        }

        return weights.ConvertAll(one => (one.Other, one.Weight / sum));
    }

    private static RealMatrix Transposed(RealMatrix matrix) => matrix.IsEmpty
        ? matrix
        : RealMatrix.FromRows([.. Enumerable.Range(0, matrix.Columns).Select(matrix.Column)]);

    private static void Check(RealMatrix tokens, float strength)
    {
        if (!(strength >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(strength), strength, "The strength must be 0 or more: it is a share of the mean similarity.");
        }

        // Beyond this the sum of the squares of a column leaves single precision.
        var largest = Math.Sqrt(float.MaxValue / (double)Math.Max(1, tokens.Columns));
        if (tokens.IsEmpty || tokens.Values.Any(value => !(Math.Abs(value) < largest)))
        {
            throw new ArgumentException(FormattableString.Invariant($"A spectrogram of at least one number is needed, each finite and smaller than {largest:0.###E+0}; scale it down."), nameof(tokens));
        }
    }
}
