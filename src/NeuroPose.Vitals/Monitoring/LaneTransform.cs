using System.Runtime.Intrinsics;
using NeuroPose.Numerics;

namespace NeuroPose.Vitals.Monitoring;

/// <summary>Four Fourier transforms of a power of two side by side, in place; the same sums as one transform would make.</summary>
internal sealed class LaneTransform
{
    private readonly double[] cosines;
    private readonly double[] sines;
    private readonly int[] reversed;

    public LaneTransform(int length)
    {
        (cosines, sines, reversed) = (new double[length / 2], new double[length / 2], new int[length]);
        for (var k = 0; k < length / 2; k++)
        {
            var angle = -2 * Math.PI * k / length;
            (cosines[k], sines[k]) = (ExactMath.Cos(angle), ExactMath.Sin(angle));
        }

        for (var i = 1; i < length; i++)
        {
            reversed[i] = (reversed[i / 2] / 2) + ((i & 1) * (length / 2));
        }
    }

    /// <summary>Where a sample goes before the transform.</summary>
    public int Place(int index) => reversed[index];

    /// <summary>Transforms samples that lie at their <see cref="Place"/>.</summary>
    public void Forward(Span<Vector256<double>> real, Span<Vector256<double>> imaginary)
    {
        imaginary = imaginary[..real.Length];
        FirstTwoRounds(real, imaginary);
        for (var half = 4; half < real.Length; half *= 2)
        {
            var stride = real.Length / (2 * half);
            for (var start = 0; start < real.Length; start += 2 * half)
            {
                var evenReal = real.Slice(start, half);
                var evenImaginary = imaginary.Slice(start, half);
                var oddReal = real.Slice(start + half, half);
                var oddImaginary = imaginary.Slice(start + half, half);
                for (var k = 0; k < oddReal.Length; k++)
                {
                    var (cosine, sine) = (Vector256.Create(cosines[k * stride]), Vector256.Create(sines[k * stride]));
                    var (a, b) = (oddReal[k], oddImaginary[k]);
                    var (turnedReal, turnedImaginary) = ((a * cosine) - (b * sine), (a * sine) + (b * cosine));
                    var (c, d) = (evenReal[k], evenImaginary[k]);
                    (evenReal[k], evenImaginary[k]) = (c + turnedReal, d + turnedImaginary);
                    (oddReal[k], oddImaginary[k]) = (c - turnedReal, d - turnedImaginary);
                }
            }
        }
    }

    /// <summary>Turns by none and by a quarter: no products.</summary>
    private static void FirstTwoRounds(Span<Vector256<double>> real, Span<Vector256<double>> imaginary)
    {
        for (var i = 0; i + 3 < real.Length; i += 4)
        {
            var (ar, ai) = (real[i] + real[i + 1], imaginary[i] + imaginary[i + 1]);
            var (br, bi) = (real[i] - real[i + 1], imaginary[i] - imaginary[i + 1]);
            var (cr, ci) = (real[i + 2] + real[i + 3], imaginary[i + 2] + imaginary[i + 3]);
            var (dr, di) = (real[i + 2] - real[i + 3], imaginary[i + 2] - imaginary[i + 3]);
            (real[i], imaginary[i]) = (ar + cr, ai + ci);
            (real[i + 1], imaginary[i + 1]) = (br + di, bi - dr);
            (real[i + 2], imaginary[i + 2]) = (ar - cr, ai - ci);
            (real[i + 3], imaginary[i + 3]) = (br - di, bi + dr);
        }
    }
}
