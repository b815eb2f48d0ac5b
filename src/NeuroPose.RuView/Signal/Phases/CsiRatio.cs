using System.Numerics;

namespace NeuroPose.RuView.Signal;

/// <summary>
/// Two antennas of one radio against each other, subcarrier by subcarrier, so that the offsets of the shared oscillator cancel. The
/// conjugate product
/// is what the open RuView reference calls the ratio; the quotient is the ratio of Zeng and others, "FarSense", IMWUT 3(3), 2019.
/// </summary>
internal static class CsiRatio
{
    /// <summary>First · conjugate of second: the offsets' phases cancel, the gains multiply. NaN where either is.</summary>
    /// <exception cref="ArgumentException">No subcarriers, or two different numbers of them.</exception>
    public static Complex[] ConjugateProduct(ReadOnlySpan<Complex> first, ReadOnlySpan<Complex> second)
    {
        Check(first, second);
        var product = new Complex[first.Length];
        for (var k = 0; k < product.Length; k++)
        {
            product[k] = Product(first[k], second[k]);
        }

        return product;
    }

    /// <summary>First ÷ second: phases and gains cancel. NaN where either is, and where the second is zero.</summary>
    /// <exception cref="ArgumentException">No subcarriers, or two different numbers of them.</exception>
    public static Complex[] Quotient(ReadOnlySpan<Complex> first, ReadOnlySpan<Complex> second)
    {
        Check(first, second);
        var quotient = new Complex[first.Length];
        for (var k = 0; k < quotient.Length; k++)
        {
            var product = Product(first[k], second[k]);
            var power = Spectrogram.PowerOf(second[k]);
            quotient[k] = power > 0 ? new(product.Real / power, product.Imaginary / power) : new(double.NaN, double.NaN);
        }

        return quotient;
    }

    /// <summary>The conjugate products of every two antennas: (0, 1), (0, 2), …, (1, 2), …</summary>
    /// <param name="antennas">The complex channel of each antenna.</param>
    /// <exception cref="ArgumentException">Fewer than two antennas, no subcarriers, or different numbers of them.</exception>
    public static IReadOnlyList<Complex[]> ConjugateProducts(IReadOnlyList<Complex[]> antennas)
    {
        ArgumentNullException.ThrowIfNull(antennas);
        if (antennas.Count < 2)
        {
            throw new ArgumentException($"Need at least 2 antennas, got {antennas.Count}: a ratio is of two.", nameof(antennas));
        }

        List<Complex[]> pairs = [];
        for (var i = 0; i < antennas.Count; i++)
        {
            for (var j = i + 1; j < antennas.Count; j++)
            {
                pairs.Add(ConjugateProduct(antennas[i], antennas[j]));
            }
        }

        return pairs;
    }

    private static Complex Product(Complex first, Complex second) => new(
        (first.Real * second.Real) + (first.Imaginary * second.Imaginary),
        (first.Imaginary * second.Real) - (first.Real * second.Imaginary));

    private static void Check(ReadOnlySpan<Complex> first, ReadOnlySpan<Complex> second)
    {
        if (first.Length != second.Length)
        {
            throw new ArgumentException($"Antenna stream length mismatch: ref={first.Length}, target={second.Length}; both need the same subcarriers.", nameof(second));
        }

        if (first.IsEmpty)
        {
            throw new ArgumentException("Empty input: a ratio needs at least one subcarrier.", nameof(first));
        }
    }
}
