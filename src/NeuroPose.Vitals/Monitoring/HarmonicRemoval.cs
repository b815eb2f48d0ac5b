using System.Numerics;
using NeuroPose.Vitals.Signal;

namespace NeuroPose.Vitals.Monitoring;

/// <summary>
/// Takes the harmonics of breathing out of a window: at each multiple of the breathing rate where the subcarriers, weighted as breathing weighs them,
/// show a line, that line is fitted and subtracted, in breathing's weights alone. A heartbeat close by, or with other weights, stays.
/// </summary>
internal sealed class HarmonicRemoval
{
    private const int Reach = 4;
    private const int MostHarmonics = 12;

    private readonly Complex[] kernel = new Complex[(2 * Reach) + 1];
    private readonly double[] removed = new double[MostHarmonics];
    private readonly double[] powers = new double[MostHarmonics];
    private int count;

    /// <summary>The frequencies that were subtracted, in hertz.</summary>
    public ReadOnlySpan<double> Lines => removed.AsSpan(0, count);

    /// <summary>Forgets what was subtracted.</summary>
    public void Clear() => count = 0;

    /// <summary>The largest power that was subtracted within a distance of a frequency, from the third harmonic on (no heart beats as slowly as the two before); 0 when none was.</summary>
    public double PowerNear(double hertz, double distance)
    {
        var most = 0.0;
        for (var i = 0; i < count; i++)
        {
            most = Math.Abs(removed[i] - hertz) <= distance ? Math.Max(most, powers[i]) : most;
        }

        return most;
    }

    /// <summary>Subtracts the harmonics.</summary>
    /// <param name="window">The window; its spectra are changed.</param>
    /// <param name="weights">How breathing weighs the subcarriers; of length 1.</param>
    /// <param name="hertz">Breathing's frequency, over a longer window.</param>
    public void From(ChannelWindow window, ReadOnlySpan<double> weights, double hertz)
    {
        count = 0;
        var cell = (double)ChannelWindow.Size / window.Length;
        var fundamental = Refine(window, weights, hertz / window.HertzPerBin, 0.3 * cell);
        for (var multiple = 1; multiple <= MostHarmonics; multiple++)
        {
            var line = multiple * fundamental;
            if (line > window.LastBin - 1 || line < window.FirstBin)
            {
                continue;
            }

            // One resolution cell to either side there must be less: else the line is something else's.
            var power = PowerAt(window, weights, line);
            if (multiple < 3 || (power >= PowerAt(window, weights, line - cell) && power >= PowerAt(window, weights, line + cell)))
            {
                var amplitude = Amplitude(window, weights, line);
                powers[count] = multiple < 3 ? 0.0 : power * Spectrogram.PowerOf(window.Shape(0));
                removed[count++] = line * window.HertzPerBin;
                Subtract(window, weights, line, amplitude);
            }
        }
    }

    /// <summary>The rate may have wandered since the longer window began: the top of the parabola through three powers.</summary>
    private double Refine(ChannelWindow window, ReadOnlySpan<double> weights, double line, double step)
    {
        var (below, here, above) = (PowerAt(window, weights, line - step), PowerAt(window, weights, line), PowerAt(window, weights, line + step));
        var bend = below - (2.0 * here) + above;
        return bend < 0 ? line + (step * Math.Clamp(0.5 * (below - above) / bend, -1.0, 1.0)) : line;
    }

    private double PowerAt(ChannelWindow window, ReadOnlySpan<double> weights, double line) => Spectrogram.PowerOf(Amplitude(window, weights, line));

    /// <summary>The least-squares amplitude of a line between bins, in the weighted sum of the subcarriers; leaves the line's shape in the kernel.</summary>
    private Complex Amplitude(ChannelWindow window, ReadOnlySpan<double> weights, double line)
    {
        var nearest = (int)Math.Round(line);
        var (real, imaginary, energy) = (0.0, 0.0, 0.0);
        for (var i = 0; i < kernel.Length; i++)
        {
            var bin = nearest - Reach + i;
            kernel[i] = window.Shape((bin - line) / ChannelWindow.Size);
            if (bin < window.FirstBin || bin > window.LastBin)
            {
                continue;
            }

            var sum = PrincipalComponent.Project(window.Bin(bin), weights);
            real += (sum.Real * kernel[i].Real) + (sum.Imaginary * kernel[i].Imaginary);
            imaginary += (sum.Imaginary * kernel[i].Real) - (sum.Real * kernel[i].Imaginary);
            energy += Spectrogram.PowerOf(kernel[i]);
        }

        return energy > 0 ? new(real / energy, imaginary / energy) : Complex.Zero;
    }

    private void Subtract(ChannelWindow window, ReadOnlySpan<double> weights, double line, Complex amplitude)
    {
        var nearest = (int)Math.Round(line);
        for (var i = 0; i < kernel.Length; i++)
        {
            var bin = nearest - Reach + i;
            if (bin < window.FirstBin || bin > window.LastBin)
            {
                continue;
            }

            var (real, imaginary) = (
                (amplitude.Real * kernel[i].Real) - (amplitude.Imaginary * kernel[i].Imaginary),
                (amplitude.Real * kernel[i].Imaginary) + (amplitude.Imaginary * kernel[i].Real));
            var values = window.ChangeableBin(bin);
            for (var k = 0; k < values.Length; k++)
            {
                values[k] = new(values[k].Real - (weights[k] * real), values[k].Imaginary - (weights[k] * imaginary));
            }
        }
    }
}
