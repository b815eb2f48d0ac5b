using System.Numerics;
using NeuroPose.Numerics;

namespace NeuroPose.RuView.Signal;

/// <summary>
/// The discrete Fourier transform of one length, with its tables made once: radix 2 (Cooley and Tukey, 1965) for powers of two, the chirp
/// method (Bluestein, 1970) for every other length. Correctly rounded operations in a fixed order: the same bits on every machine.
/// </summary>
/// <remarks>An object holds room to work in, so it is for one thread at a time; transforming allocates nothing.</remarks>
internal sealed class FourierTransform
{
    private readonly Complex[] twiddles;
    private readonly int[] reversed;
    private readonly Chirp? chirp;

    /// <summary>Makes the tables for a length.</summary>
    /// <param name="length">How many samples go in and come out (1 or more).</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is below 1 or above 2²⁶.</exception>
    public FourierTransform(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, 1 << 26);
        Length = length;
        if (BitOperations.IsPow2(length))
        {
            (twiddles, reversed) = (Roots(length), Reversal(length));
        }
        else
        {
            (twiddles, reversed, chirp) = ([], [], new Chirp(length));
        }
    }

    /// <summary>How many samples go in and come out.</summary>
    public int Length { get; }

    /// <summary>Transforms in place: bin k becomes Σ x[n] · exp(−2πi·k·n/N), not scaled. NaN anywhere makes every bin NaN.</summary>
    /// <exception cref="ArgumentException">Another number of samples than <see cref="Length"/>.</exception>
    public void Forward(Span<Complex> samples)
    {
        if (samples.Length != Length)
        {
            throw new ArgumentException($"The transform is of {Length} samples; got {samples.Length}.", nameof(samples));
        }

        if (chirp is not null)
        {
            chirp.Forward(samples);
            return;
        }

        for (var i = 0; i < samples.Length; i++)
        {
            if (reversed[i] > i)
            {
                (samples[i], samples[reversed[i]]) = (samples[reversed[i]], samples[i]);
            }
        }

        for (var half = 1; half < samples.Length; half *= 2)
        {
            var stride = samples.Length / (2 * half);
            for (var start = 0; start < samples.Length; start += 2 * half)
            {
                for (var k = 0; k < half; k++)
                {
                    var odd = Product(samples[start + k + half], twiddles[k * stride]);
                    var even = samples[start + k];
                    samples[start + k] = even + odd;
                    samples[start + k + half] = even - odd;
                }
            }
        }
    }

    // The library's own product of complex numbers is free to change its rounding; this one is not.
    private static Complex Product(Complex a, Complex b) =>
        new((a.Real * b.Real) - (a.Imaginary * b.Imaginary), (a.Real * b.Imaginary) + (a.Imaginary * b.Real));

    private static Complex[] Roots(int length)
    {
        var roots = new Complex[Math.Max(1, length / 2)];
        for (var k = 0; k < roots.Length; k++)
        {
            var angle = -2 * Math.PI * k / length;
            roots[k] = new(ExactMath.Cos(angle), ExactMath.Sin(angle));
        }

        return roots;
    }

    private static int[] Reversal(int length)
    {
        var table = new int[length];
        for (var i = 1; i < length; i++)
        {
            table[i] = (table[i / 2] / 2) + ((i & 1) * (length / 2));
        }

        return table;
    }

    /// <summary>A transform of any length as a convolution with a chirp, done at a power of two.</summary>
    private sealed class Chirp
    {
        private readonly FourierTransform inner;
        private readonly Complex[] factors;
        private readonly Complex[] spectrum;
        private readonly Complex[] work;

        public Chirp(int length)
        {
            inner = new FourierTransform((int)BitOperations.RoundUpToPowerOf2((uint)((2 * length) - 1)));
            factors = new Complex[length];
            spectrum = new Complex[inner.Length];
            work = new Complex[inner.Length];
            for (var k = 0; k < length; k++)
            {
                // k² modulo 2N is exact, so the angle stays small however long the transform.
                var angle = Math.PI * ((long)k * k % (2L * length)) / length;
                factors[k] = new(ExactMath.Cos(angle), -ExactMath.Sin(angle));
                spectrum[k] = Complex.Conjugate(factors[k]);
                spectrum[k == 0 ? 0 : spectrum.Length - k] = spectrum[k];
            }

            inner.Forward(spectrum);
        }

        public void Forward(Span<Complex> samples)
        {
            Array.Clear(work);
            for (var k = 0; k < samples.Length; k++)
            {
                work[k] = Product(samples[k], factors[k]);
            }

            inner.Forward(work);
            for (var k = 0; k < work.Length; k++)
            {
                // Conjugating before and after turns the forward transform into the inverse one.
                work[k] = Complex.Conjugate(Product(work[k], spectrum[k]));
            }

            inner.Forward(work);
            for (var k = 0; k < samples.Length; k++)
            {
                var value = Complex.Conjugate(work[k]);
                samples[k] = Product(new(value.Real / work.Length, value.Imaginary / work.Length), factors[k]);
            }
        }
    }
}
