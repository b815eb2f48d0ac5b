using NeuroPose.Numerics;

namespace NeuroPose.Vitals.Csi;

/// <summary>Amplitude and phase of every pair of signed bytes: there are only 65,536, and a day of recording asks for a billion.</summary>
internal static class IqTable
{
    private static readonly Lazy<(double[] Amplitudes, double[] Phases)> Values = new(Fill);

    /// <summary>Converts pairs of signed bytes. The lists have half as many places as there are bytes.</summary>
    public static void Convert(ReadOnlySpan<byte> pairs, IqOrder order, Span<double> amplitudes, Span<double> phases)
    {
        var (allAmplitudes, allPhases) = Values.Value;
        var (real, imaginary) = order == IqOrder.InPhaseFirst ? (0, 1) : (1, 0);
        for (var k = 0; k < amplitudes.Length; k++)
        {
            var at = (pairs[(2 * k) + real] << 8) | pairs[(2 * k) + imaginary];
            amplitudes[k] = allAmplitudes[at];
            phases[k] = allPhases[at];
        }
    }

    private static (double[] Amplitudes, double[] Phases) Fill()
    {
        var amplitudes = new double[1 << 16];
        var phases = new double[1 << 16];
        for (var at = 0; at < amplitudes.Length; at++)
        {
            double real = unchecked((sbyte)(at >> 8));
            double imaginary = unchecked((sbyte)at);
            amplitudes[at] = Math.Sqrt((real * real) + (imaginary * imaginary));
            phases[at] = ExactMath.Atan2(imaginary, real);
        }

        return (amplitudes, phases);
    }
}

/// <summary>
/// Which half of a complex number comes first in a pair of bytes. The RuView reference reads the in-phase part first; Espressif's
/// documentation says that its radios store the imaginary part first. The wrong choice mirrors every phase and leaves amplitudes alone.
/// </summary>
public enum IqOrder
{
    /// <summary>Real part, then imaginary part: as the reference reads.</summary>
    InPhaseFirst,

    /// <summary>Imaginary part, then real part: as Espressif documents.</summary>
    QuadratureFirst,
}
