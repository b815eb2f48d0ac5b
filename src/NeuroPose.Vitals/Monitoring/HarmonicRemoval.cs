using NeuroPose.Numerics;

namespace NeuroPose.Vitals.Monitoring;

/// <summary>
/// Takes the harmonics of breathing out of a window: at each multiple of the breathing rate where the subcarriers, weighted as breathing weighs them,
/// show a line that can be a harmonic, that line is fitted and subtracted, in breathing's weights alone.
/// </summary>
/// <remarks>
/// A chest that beats moves the subcarriers as breathing does, so that a heartbeat can lie near a multiple with the same weights. It is told from a
/// harmonic by its place, as harmonics lie at their multiples exactly, and by its size, as harmonics become smaller: from the fourth on none is larger
/// than both before it. Such a line stays.
/// </remarks>
internal sealed class HarmonicRemoval(ChannelWindow window, int subcarriers)
{
    private const int Reach = 4;
    private const int MostHarmonics = 12;

    /// <summary>How far from its multiple, in cells of resolution, a harmonic is found, noise and an uneven rate included.</summary>
    private const double Astray = 0.2;

    /// <summary>Harmonics that belong to breathing whatever their size.</summary>
    private const int AlwaysBreathing = 3;

    /// <summary>Rounds in which these and the largest other line are fitted in turn, as each shows in the other.</summary>
    private const int Rounds = 3;

    /// <summary>The slowest heart, in hertz.</summary>
    private const double LowestOtherHz = 0.63;

    private readonly TaperShape shape = new((2 * Reach) + 1);
    private readonly double[] real = new double[window.Bins];
    private readonly double[] imaginary = new double[window.Bins];
    private readonly double[] removed = new double[MostHarmonics];
    private readonly double[] powers = new double[MostHarmonics];
    private readonly (double Real, double Imaginary)[] amplitudes = new (double, double)[MostHarmonics];
    private readonly (double Real, double Imaginary)[] fitted = new (double, double)[AlwaysBreathing];
    private readonly double[] weights = new double[Quads.Padded(subcarriers)];
    private readonly double[] tones = new double[ChannelWindow.Size];
    private readonly double[] series = new double[ChannelWindow.Size];
    private readonly BreathWaveform waveform = new();
    private int count;

    /// <summary>The frequencies that were subtracted, in hertz.</summary>
    public ReadOnlySpan<double> Lines => removed.AsSpan(0, count);

    /// <summary>How breathing weighs the subcarriers; all 0 when nothing was subtracted.</summary>
    public ReadOnlySpan<double> Weights => weights;

    /// <summary>What was subtracted, sample by sample, in breathing's weights and without the taper.</summary>
    public ReadOnlySpan<double> Tones => tones;

    /// <summary>Forgets what was subtracted.</summary>
    public void Clear()
    {
        count = 0;
        Array.Clear(weights);
        Array.Clear(tones);
    }

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
    /// <param name="breathing">How breathing weighs the subcarriers; of length 1.</param>
    /// <param name="hertz">Breathing's frequency, over a longer window.</param>
    public void From(ReadOnlySpan<double> breathing, double hertz)
    {
        Clear();
        breathing.CopyTo(weights);
        for (var i = 0; i < real.Length; i++)
        {
            (real[i], imaginary[i]) = (Quads.Dot(window.Reals(window.FirstBin + i), weights), Quads.Dot(window.Imaginaries(window.FirstBin + i), weights));
        }

        var cell = (double)ChannelWindow.Size / window.Length;
        var fundamental = Refine(hertz / window.HertzPerBin, 0.3 * cell);
        SubtractLargest(fundamental, cell);
        var (before, twoBefore) = (fitted[2], fitted[1]);
        for (var multiple = AlwaysBreathing + 1; multiple <= MostHarmonics; multiple++)
        {
            var line = multiple * fundamental;
            if (line > window.LastBin - 1)
            {
                break;
            }

            var (toneReal, toneImaginary) = Amplitude(line);
            var power = (toneReal * toneReal) + (toneImaginary * toneImaginary);
            if (IsHarmonic(line, cell, power, Math.Max(Power(before), Power(twoBefore))))
            {
                TakeOut(line, (toneReal, toneImaginary), power);
                (before, twoBefore) = ((toneReal, toneImaginary), before);
            }
            else
            {
                (before, twoBefore) = (default, before);
            }
        }

        for (var i = 0; i < count; i++)
        {
            SubtractFromWindow(i);
        }
    }

    /// <summary>Fits the harmonics that are breathing's in any case, together with the largest other line, which stays.</summary>
    private void SubtractLargest(double fundamental, double cell)
    {
        Array.Clear(fitted);
        var (other, otherLine) = ((Real: 0.0, Imaginary: 0.0), 0.0);
        for (var round = 0; round <= Rounds; round++)
        {
            for (var multiple = 1; multiple <= AlwaysBreathing; multiple++)
            {
                var line = multiple * fundamental;
                if (line >= window.FirstBin && line <= window.LastBin - 1)
                {
                    Add(line, fitted[multiple - 1], 1.0);
                    fitted[multiple - 1] = Amplitude(line);
                    Add(line, fitted[multiple - 1], -1.0);
                }
            }

            if (otherLine > 0)
            {
                Add(otherLine, other, 1.0);
            }

            if (round < Rounds)
            {
                otherLine = Refine(otherLine > 0 ? otherLine : LargestOther(), 0.3 * cell);
                other = Amplitude(otherLine);
                Add(otherLine, other, -1.0);
            }
        }

        for (var multiple = 1; multiple <= AlwaysBreathing; multiple++)
        {
            if (Power(fitted[multiple - 1]) > 0)
            {
                Note(multiple * fundamental, fitted[multiple - 1], multiple < AlwaysBreathing ? 0.0 : Power(fitted[multiple - 1]));
            }
        }
    }

    /// <summary>The bin of the largest power where hearts beat.</summary>
    private double LargestOther()
    {
        var (best, at) = (0.0, (int)(LowestOtherHz / window.HertzPerBin));
        for (var bin = at; bin < window.LastBin; bin++)
        {
            var power = Power((real[bin - window.FirstBin], imaginary[bin - window.FirstBin]));
            (best, at) = power > best ? (power, bin) : (best, at);
        }

        return at;
    }

    private static double Power((double Real, double Imaginary) amplitude) => (amplitude.Real * amplitude.Real) + (amplitude.Imaginary * amplitude.Imaginary);

    private void TakeOut(double line, (double Real, double Imaginary) amplitude, double power)
    {
        Add(line, amplitude, -1.0);
        Note(line, amplitude, power);
    }

    /// <summary>Notes what was subtracted.</summary>
    private void Note(double line, (double Real, double Imaginary) amplitude, double power)
    {
        powers[count] = power * TaperShape.PeakPower(window.Length);
        removed[count] = line * window.HertzPerBin;
        amplitudes[count++] = amplitude;
        AddTone(line, amplitude.Real, amplitude.Imaginary);
    }

    /// <summary>Subtracts breathing that is no row of pure tones: a waveform of a rate and depth that change. Its second and third multiple count as lines.</summary>
    /// <param name="breathing">How breathing weighs the subcarriers; of length 1.</param>
    /// <param name="hertz">About its frequency; 0 when it is not known: then there is nothing to subtract.</param>
    public void FromUneven(ReadOnlySpan<double> breathing, double hertz)
    {
        Clear();
        if (!(hertz > 0))
        {
            return;
        }

        breathing.CopyTo(weights);
        window.Project(weights, series.AsSpan(0, window.Length));
        waveform.Fit(window, series.AsSpan(0, window.Length), hertz, tones);
        window.Subtract(tones, weights);
        for (var multiple = 2; multiple <= AlwaysBreathing; multiple++)
        {
            (removed[count], powers[count]) = (multiple * hertz, 0.0);
            count++;
        }
    }

    /// <summary>Whether a line lies at a multiple, and is no larger than such a harmonic can be.</summary>
    private bool IsHarmonic(double line, double cell, double power, double most)
    {
        // One resolution cell to either side there must be less: else the line is something else's.
        if (power > most || power < PowerAt(line - cell) || power < PowerAt(line + cell))
        {
            return false;
        }

        return Math.Abs(Refine(line, 0.3 * cell) - line) <= Astray * cell;
    }

    /// <summary>The top of the parabola through three powers: where a line is that was thought to be here.</summary>
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

    /// <summary>Adds a line to the weighted sum of the subcarriers, or subtracts it.</summary>
    private void Add(double line, (double Real, double Imaginary) amplitude, double sign)
    {
        var first = (int)Math.Round(line) - Reach;
        shape.Fill(first - line, window.Length);
        for (var i = 0; i < shape.Real.Length; i++)
        {
            var at = first + i - window.FirstBin;
            if (at >= 0 && at < real.Length)
            {
                real[at] += sign * ((amplitude.Real * shape.Real[i]) - (amplitude.Imaginary * shape.Imaginary[i]));
                imaginary[at] += sign * ((amplitude.Real * shape.Imaginary[i]) + (amplitude.Imaginary * shape.Real[i]));
            }
        }
    }

    /// <summary>Takes a line that was noted out of the subcarriers' spectra.</summary>
    private void SubtractFromWindow(int index)
    {
        var (line, amplitude) = (removed[index] / window.HertzPerBin, amplitudes[index]);
        var first = (int)Math.Round(line) - Reach;
        shape.Fill(first - line, window.Length);
        for (var i = 0; i < shape.Real.Length; i++)
        {
            var bin = first + i;
            if (bin >= window.FirstBin && bin <= window.LastBin)
            {
                Quads.Subtract(window.Reals(bin), weights, (amplitude.Real * shape.Real[i]) - (amplitude.Imaginary * shape.Imaginary[i]));
                Quads.Subtract(window.Imaginaries(bin), weights, (amplitude.Real * shape.Imaginary[i]) + (amplitude.Imaginary * shape.Real[i]));
            }
        }
    }

    /// <summary>The line as it runs through the samples: twice its real part, as its mirror image at the negative frequency belongs to it.</summary>
    private void AddTone(double line, double toneReal, double toneImaginary)
    {
        var angle = 2.0 * Math.PI * line / ChannelWindow.Size;
        var (turnReal, turnImaginary) = (ExactMath.Cos(angle), ExactMath.Sin(angle));
        for (var i = 0; i < window.Length; i++)
        {
            tones[i] += 2.0 * toneReal;
            (toneReal, toneImaginary) = ((toneReal * turnReal) - (toneImaginary * turnImaginary), (toneReal * turnImaginary) + (toneImaginary * turnReal));
        }
    }
}
