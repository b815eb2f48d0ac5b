using NeuroPose.Numerics;

namespace NeuroPose.Vitals.Monitoring;

/// <summary>
/// Takes the harmonics of breathing out of a window: at each multiple of the breathing rate where the subcarriers, weighted as breathing
/// weighs them,
/// show a line that can be a harmonic, that line is fitted and subtracted, in breathing's weights alone.
/// </summary>
/// <remarks>
/// A chest that beats moves the subcarriers as breathing does, so that a heartbeat can lie near a multiple with the same weights. It is
/// told from a harmonic by its place, as harmonics lie at their multiples exactly, and by its size, as harmonics become smaller: from the
/// fourth on none is larger than both before it. Such a line stays.
/// </remarks>
internal sealed class HarmonicRemoval(ChannelWindow window, int subcarriers)
{
    private const int Reach = 4;
    private const int MostHarmonics = 12;

    /// <summary>How far from its multiple, in cells of resolution, a harmonic is found, noise and an uneven rate included.</summary>
    private const double Astray = 0.2;

    /// <summary>Harmonics that belong to breathing whatever their size.</summary>
    private const int AlwaysBreathing = 3;

    /// <summary>Rounds in which the harmonics and the largest other line are fitted in turn, as each shows in the other.</summary>
    private const int Rounds = 6;

    /// <summary>Cells by which a later harmonic must be apart from the largest other line.</summary>
    private const double Apart = 0.7;

    /// <summary>Times the mean power of what is left that a later harmonic has.</summary>
    private const double Significant = 4.0;

    /// <summary>
    /// Cells of resolution within which a line cannot be told from a harmonic: of uneven breathing, one of the first three, and a later
    /// one.
    /// </summary>
    private const double NearUneven = 1.2;
    private const double NearLarge = 1.0;
    private const double NearSmall = 0.6;

    /// <summary>The slowest heart, in hertz.</summary>
    private const double LowestOtherHz = 0.63;

    private readonly TaperShape[] shapes = [.. Enumerable.Range(0, MostHarmonics).Select(_ => new TaperShape((2 * Reach) + 1))];
    private readonly TaperShape shape = new((2 * Reach) + 1);
    private readonly double[] real = new double[window.Bins];
    private readonly double[] imaginary = new double[window.Bins];
    private readonly double[] removed = new double[MostHarmonics];
    private readonly int[] multiples = new int[MostHarmonics];
    private readonly double[] powers = new double[MostHarmonics];
    private readonly (double Real, double Imaginary)[] amplitudes = new (double, double)[MostHarmonics];
    private readonly (double Real, double Imaginary)[] fitted = new (double, double)[MostHarmonics];
    private readonly double[] weights = new double[Quads.Padded(subcarriers)];
    private readonly double[] tones = new double[ChannelWindow.Size];
    private readonly double[] series = new double[ChannelWindow.Size];
    private readonly BreathWaveform waveform = new();
    private int count;

    /// <summary>The frequencies that were subtracted, in hertz.</summary>
    public ReadOnlySpan<double> Lines => removed.AsSpan(0, count);

    /// <summary>Whether it was a waveform and no row of pure tones.</summary>
    public bool IsUneven { get; private set; }

    /// <summary>How breathing weighs the subcarriers; all 0 when nothing was subtracted.</summary>
    public ReadOnlySpan<double> Weights => weights;

    /// <summary>What was subtracted, sample by sample, in breathing's weights and without the taper.</summary>
    public ReadOnlySpan<double> Tones => tones;

    /// <summary>Forgets what was subtracted.</summary>
    public void Clear()
    {
        (count, IsUneven) = (0, false);
        Array.Clear(weights);
        Array.Clear(tones);
    }

    /// <summary>
    /// The largest power that was subtracted within a distance of a frequency, from one of the harmonics on; 0 when none was.
    /// </summary>
    public double PowerNear(double hertz, double distance, int fromMultiple)
    {
        var most = 0.0;
        for (var i = 0; i < count; i++)
        {
            most = multiples[i] >= fromMultiple && Math.Abs(removed[i] - hertz) <= distance ? Math.Max(most, powers[i]) : most;
        }

        return most;
    }

    /// <summary>Whether what was subtracted may explain a line, as it lay too near to it to be told from it.</summary>
    public bool Explains(double hertz)
    {
        var cell = window.SampleRateHz / window.Length;
        for (var i = 0; i < count; i++)
        {
            if (Math.Abs(removed[i] - hertz) <= cell * (IsUneven ? NearUneven : multiples[i] <= AlwaysBreathing ? NearLarge : NearSmall))
            {
                return true;
            }
        }

        return false;
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
        var (other, otherLine) = FitTogether(fundamental, cell);
        KeepHarmonics(fundamental, cell, otherLine);
        if (IsHarmonicItself(fundamental, cell, other, otherLine) is { } multiple)
        {
            Note(multiple, otherLine, other);
        }

        for (var i = 0; i < count; i++)
        {
            SubtractFromWindow(i);
        }
    }

    /// <summary>Fits all harmonics together with the largest other line; each is taken out of the weighted sum.</summary>
    private ((double Real, double Imaginary) Other, double OtherLine) FitTogether(double fundamental, double cell)
    {
        Array.Clear(fitted);
        for (var multiple = 1; multiple <= MostHarmonics; multiple++)
        {
            shapes[multiple - 1].Fill((int)Math.Round(multiple * fundamental) - Reach - (multiple * fundamental), window.Length);
        }

        var (other, otherLine) = ((Real: 0.0, Imaginary: 0.0), 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            for (var multiple = 1; multiple <= MostHarmonics; multiple++)
            {
                // A line at a later multiple, which no harmonic is known to be, and one apart from it by less than a cell cannot be fitted
                // together.
                var line = multiple * fundamental;
                var isApart = multiple <= AlwaysBreathing || (otherLine > 0 && Math.Abs(line - otherLine) > Apart * cell);
                if (IsInside(line))
                {
                    var (own, first) = (shapes[multiple - 1], (int)Math.Round(line) - Reach);
                    Add(own, first, fitted[multiple - 1], 1.0);
                    fitted[multiple - 1] = isApart ? Amplitude(own, first) : default;
                    Add(own, first, fitted[multiple - 1], -1.0);
                }
            }

            if (otherLine > 0)
            {
                Add(otherLine, other, 1.0);
            }

            otherLine = Refine(otherLine > 0 ? otherLine : LargestOther(fundamental, cell), 0.3 * cell);
            other = IsApart(otherLine, fundamental, cell) ? Amplitude(otherLine) : default;
            Add(otherLine, other, -1.0);
        }

        return (other, otherLine);
    }

    /// <summary>Notes the harmonics that are there; what is no harmonic stays.</summary>
    private void KeepHarmonics(double fundamental, double cell, double otherLine)
    {
        var least = Significant * MeanPower() / TaperShape.PeakPower(window.Length);
        for (var multiple = 1; multiple <= MostHarmonics; multiple++)
        {
            var (line, amplitude) = (multiple * fundamental, fitted[multiple - 1]);
            if (!IsInside(line) || Power(amplitude) == 0)
            {
                continue;
            }

            if (multiple > AlwaysBreathing)
            {
                Add(line, amplitude, 1.0);
                if (Power(amplitude) < least || Power(amplitude) > Most(multiple) || !IsAt(line, cell))
                {
                    fitted[multiple - 1] = default;
                    continue;
                }

                Add(line, amplitude, -1.0);
            }

            Note(multiple, line, amplitude);
        }
    }

    /// <summary>
    /// The multiple at which the other line lies, if it is no larger than such a harmonic can be; null when it is something else.
    /// </summary>
    private int? IsHarmonicItself(double fundamental, double cell, (double Real, double Imaginary) other, double otherLine)
    {
        var multiple = (int)Math.Round(otherLine / fundamental);
        var isThere = multiple is > AlwaysBreathing and <= MostHarmonics && Math.Abs(otherLine - (multiple * fundamental)) <= Astray * cell;
        return isThere && Power(other) <= Most(multiple) ? multiple : null;
    }

    /// <summary>The largest power that a later harmonic has: that of the larger of both before it.</summary>
    private double Most(int multiple) => Math.Max(Power(fitted[multiple - 2]), Power(fitted[multiple - 3]));

    private bool IsInside(double line) => line >= window.FirstBin && line <= window.LastBin - 1;

    /// <summary>Whether there is a line just here.</summary>
    private bool IsAt(double line, double cell)
    {
        var here = PowerAt(line);
        return here >= PowerAt(line - cell) && here >= PowerAt(line + cell) && Math.Abs(Refine(line, 0.3 * cell) - line) <= Astray * cell;
    }

    private double MeanPower()
    {
        var (sum, from) = (0.0, (int)(LowestOtherHz / window.HertzPerBin) - window.FirstBin);
        for (var i = from; i < real.Length; i++)
        {
            sum += Power((real[i], imaginary[i]));
        }

        return sum / (real.Length - from);
    }

    /// <summary>The bin of the largest power where hearts beat, apart from the first harmonics.</summary>
    private double LargestOther(double fundamental, double cell)
    {
        var (best, at) = (0.0, (int)(LowestOtherHz / window.HertzPerBin));
        for (var bin = at; bin < window.LastBin; bin++)
        {
            var power = Power((real[bin - window.FirstBin], imaginary[bin - window.FirstBin]));
            (best, at) = power > best && IsApart(bin, fundamental, cell) ? (power, bin) : (best, at);
        }

        return at;
    }

    /// <summary>Whether a line can be fitted together with the first harmonics.</summary>
    private static bool IsApart(double line, double fundamental, double cell)
    {
        var multiple = Math.Clamp(Math.Round(line / fundamental), 1, AlwaysBreathing);
        return Math.Abs(line - (multiple * fundamental)) > Apart * cell;
    }

    private static double Power((double Real, double Imaginary) amplitude) => (amplitude.Real * amplitude.Real) + (amplitude.Imaginary * amplitude.Imaginary);

    /// <summary>Notes a line that was taken out.</summary>
    private void Note(int multiple, double line, (double Real, double Imaginary) amplitude)
    {
        multiples[count] = multiple;
        powers[count] = Power(amplitude) * TaperShape.PeakPower(window.Length);
        removed[count] = line * window.HertzPerBin;
        amplitudes[count++] = amplitude;
        AddTone(line, amplitude.Real, amplitude.Imaginary);
    }

    /// <summary>
    /// Subtracts breathing that is no row of pure tones: a waveform of a rate and depth that change. Its first three multiples count as
    /// lines.
    /// </summary>
    /// <param name="breathing">How breathing weighs the subcarriers; of length 1.</param>
    /// <param name="hertz">About its frequency; 0 when it is not known: then there is nothing to subtract.</param>
    public void FromUneven(ReadOnlySpan<double> breathing, double hertz)
    {
        Clear();
        if (!(hertz > 0))
        {
            return;
        }

        IsUneven = true;
        breathing.CopyTo(weights);
        window.Project(weights, series.AsSpan(0, window.Length));
        waveform.Fit(window, series.AsSpan(0, window.Length), hertz, tones);
        window.Subtract(tones, weights);
        for (var multiple = 1; multiple <= AlwaysBreathing; multiple++)
        {
            var amplitude = 0.5 * waveform.Amplitude(multiple);
            (multiples[count], removed[count], powers[count]) = (multiple, multiple * hertz, amplitude * amplitude * TaperShape.PeakPower(window.Length));
            count++;
        }
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

    /// <summary>
    /// The least-squares amplitude of a line between bins, in the weighted sum of the subcarriers; leaves the line's shape behind.
    /// </summary>
    private (double Real, double Imaginary) Amplitude(double line)
    {
        var first = (int)Math.Round(line) - Reach;
        shape.Fill(first - line, window.Length);
        return Amplitude(shape, first);
    }

    /// <summary>The least-squares amplitude of a line whose shape is known.</summary>
    private (double Real, double Imaginary) Amplitude(TaperShape shape, int first)
    {
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
        Add(shape, first, amplitude, sign);
    }

    /// <summary>Adds a line whose shape is known.</summary>
    private void Add(TaperShape shape, int first, (double Real, double Imaginary) amplitude, double sign)
    {
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

    /// <summary>
    /// The line as it runs through the samples: twice its real part, as its mirror image at the negative frequency belongs to it.
    /// </summary>
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
