namespace NeuroPose.Vitals.Monitoring;

/// <summary>
/// Takes the harmonics of breathing out of a window: at each multiple of the breathing rate where the subcarriers, weighted as breathing weighs them,
/// show a line, that line is fitted and subtracted, in breathing's weights alone. A heartbeat close by, or with other weights, stays.
/// </summary>
internal sealed class HarmonicRemoval(ChannelWindow window)
{
    private const int Reach = 4;
    private const int MostHarmonics = 12;

    private readonly TaperShape shape = new((2 * Reach) + 1);
    private readonly double[] real = new double[window.Bins];
    private readonly double[] imaginary = new double[window.Bins];
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

    /// <summary>Subtracts the harmonics from the window's spectra.</summary>
    /// <param name="weights">How breathing weighs the subcarriers; of length 1.</param>
    /// <param name="hertz">Breathing's frequency, over a longer window.</param>
    public void From(ReadOnlySpan<double> weights, double hertz)
    {
        count = 0;
        for (var i = 0; i < real.Length; i++)
        {
            (real[i], imaginary[i]) = (Quads.Dot(window.Reals(window.FirstBin + i), weights), Quads.Dot(window.Imaginaries(window.FirstBin + i), weights));
        }

        var cell = (double)ChannelWindow.Size / window.Length;
        var fundamental = Refine(hertz / window.HertzPerBin, 0.3 * cell);
        for (var multiple = 1; multiple <= MostHarmonics; multiple++)
        {
            var line = multiple * fundamental;
            if (line > window.LastBin - 1 || line < window.FirstBin)
            {
                continue;
            }

            // One resolution cell to either side there must be less: else the line is something else's.
            var power = PowerAt(line);
            if (multiple < 3 || (power >= PowerAt(line - cell) && power >= PowerAt(line + cell)))
            {
                powers[count] = multiple < 3 ? 0.0 : power * TaperShape.PeakPower(window.Length);
                removed[count++] = line * window.HertzPerBin;
                Subtract(weights, line);
            }
        }
    }

    /// <summary>The rate may have wandered since the longer window began: the top of the parabola through three powers.</summary>
    private double Refine(double line, double step)
    {
        var (below, here, above) = (PowerAt(line - step), PowerAt(line), PowerAt(line + step));
        var bend = below - (2.0 * here) + above;
        return bend < 0 ? line + (step * Math.Clamp(0.5 * (below - above) / bend, -1.0, 1.0)) : line;
    }

    private double PowerAt(double line)
    {
        var (a, b) = Amplitude(line);
        return (a * a) + (b * b);
    }

    /// <summary>The least-squares amplitude of a line between bins, in the weighted sum of the subcarriers; leaves the line's shape behind.</summary>
    private (double Real, double Imaginary) Amplitude(double line)
    {
        var first = (int)Math.Round(line) - Reach;
        shape.Fill(first - line, window.Length);
        var (sumReal, sumImaginary, energy) = (0.0, 0.0, 0.0);
        for (var i = 0; i < shape.Real.Length; i++)
        {
            var at = first + i - window.FirstBin;
            if (at >= 0 && at < real.Length)
            {
                var (a, b) = (shape.Real[i], shape.Imaginary[i]);
                sumReal += (real[at] * a) + (imaginary[at] * b);
                sumImaginary += (imaginary[at] * a) - (real[at] * b);
                energy += (a * a) + (b * b);
            }
        }

        return energy > 0 ? (sumReal / energy, sumImaginary / energy) : default;
    }

    private void Subtract(ReadOnlySpan<double> weights, double line)
    {
        var amplitude = Amplitude(line);
        var first = (int)Math.Round(line) - Reach;
        for (var i = 0; i < shape.Real.Length; i++)
        {
            var bin = first + i;
            if (bin >= window.FirstBin && bin <= window.LastBin)
            {
                var a = (amplitude.Real * shape.Real[i]) - (amplitude.Imaginary * shape.Imaginary[i]);
                var b = (amplitude.Real * shape.Imaginary[i]) + (amplitude.Imaginary * shape.Real[i]);
                Quads.Subtract(window.Reals(bin), weights, a);
                Quads.Subtract(window.Imaginaries(bin), weights, b);

                // The weights have length 1: the weighted sum loses just what was subtracted.
                real[bin - window.FirstBin] -= a;
                imaginary[bin - window.FirstBin] -= b;
            }
        }
    }
}
