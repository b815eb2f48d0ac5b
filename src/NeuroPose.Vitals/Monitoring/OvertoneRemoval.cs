using NeuroPose.Numerics;

namespace NeuroPose.Vitals.Monitoring;

/// <summary>
/// Takes overtones of breathing out of a window that weigh the subcarriers otherwise than breathing does: a chest that moves by much of a
/// wavelength bends the channel, and each subcarrier by another amount.
/// </summary>
/// <remarks>
/// Whether a room makes them shows at twice the breathing rate, where beside breathing's own weights there is nothing else but, seldom, a
/// heart. Where it does, each multiple is fitted in each subcarrier and subtracted, and a line at one is no heartbeat. What weighs the
/// subcarriers as breathing does is <see cref="HarmonicRemoval"/>'s.
/// </remarks>
internal sealed class OvertoneRemoval
{
    private const int MostMultiples = 7;

    /// <summary>
    /// Times the power of noise: without overtones it was 1 to 2.6 in the recordings that were looked at, the most where few frames a second are
    /// joined by lines; in rooms 24 to 90, at strokes of 3 mm and more.
    /// </summary>
    private const double Significant = 4.0;

    /// <summary>The share of a series that must be its own, beside those before it, to be fitted.</summary>
    private const double LeastOwn = 1e-3;

    /// <summary>What a unit series that has the taper finds of noise that has it too, against the power of a bin of as long a window.</summary>
    private const double NoiseShare = 35.0 / 18.0;

    private readonly ChannelWindow window;
    private readonly double[][] series = [.. Enumerable.Range(0, 2 * MostMultiples).Select(_ => new double[ChannelWindow.Size])];
    private readonly double[][] weights;
    private readonly double[] bins;
    private readonly double[] work;
    private readonly double[] lines = new double[MostMultiples - 1];
    private readonly BreathWaveform waveform = new();
    private readonly double[] projected = new double[ChannelWindow.Size];
    private readonly (double Real, double Imaginary)[] phase = new (double, double)[ChannelWindow.Size];
    private readonly (double Real, double Imaginary)[] powers = new (double, double)[ChannelWindow.Size];
    private int count;

    public OvertoneRemoval(ChannelWindow window, int subcarriers)
    {
        this.window = window;
        weights = [.. Enumerable.Range(0, 2 * MostMultiples).Select(_ => new double[Quads.Padded(subcarriers)])];
        (bins, work) = (new double[window.Bins], new double[window.Bins]);
    }

    /// <summary>The multiples at which something was subtracted, in hertz; none where the room makes no overtones.</summary>
    public ReadOnlySpan<double> Lines => lines.AsSpan(0, count);

    /// <summary>Whether anything was subtracted: the room makes overtones.</summary>
    public bool Any => count > 0;

    /// <summary>Forgets what was subtracted.</summary>
    public void Clear() => count = 0;

    /// <summary>Looks for overtones, and subtracts them from the window.</summary>
    /// <param name="breathing">How breathing weighs the subcarriers; of length 1.</param>
    /// <param name="hertz">Breathing's frequency.</param>
    /// <param name="isUneven">Whether its rate moves, so that its phase has to be followed.</param>
    /// <param name="first">The first bin of the band that is looked at.</param>
    /// <param name="last">The last.</param>
    public void From(ReadOnlySpan<double> breathing, double hertz, bool isUneven, int first, int last)
    {
        Clear();
        var multiples = Math.Min(MostMultiples, (int)(window.LastBin * window.HertzPerBin / hertz));
        if (multiples < 2)
        {
            return;
        }

        Turn(breathing, hertz, isUneven);
        Fit(breathing, 1, 2);
        if (!(Beside(2) > Significant * Noise(breathing, first, last)) || !(isUneven || IsLine(2.0 * hertz)))
        {
            return;
        }

        Fit(breathing, 3, multiples);
        window.SubtractTapered(series.AsSpan(0, 2 * multiples), weights.AsSpan(0, 2 * multiples));
        window.Renew();
        for (var multiple = 2; multiple <= multiples; multiple++)
        {
            lines[count++] = multiple * hertz;
        }
    }

    /// <summary>The power at a multiple beside breathing's weights.</summary>
    private double Beside(int multiple) => Power(weights[2 * (multiple - 1)]) + Power(weights[(2 * multiple) - 1]);

    /// <summary>Whether something is stronger just here than a cell of resolution below and above: no flank of a heart close by.</summary>
    private bool IsLine(double hertz)
    {
        var (place, cell) = (hertz / window.HertzPerBin, (double)ChannelWindow.Size / window.Length);
        return At(place) >= At(place - cell) && At(place) >= At(place + cell);
    }

    /// <summary>The power beside breathing's weights at a place between bins, the larger of both; 0 outside the window's band.</summary>
    private double At(double place)
    {
        var below = (int)Math.Floor(place) - window.FirstBin;
        return below < 0 || below + 1 >= bins.Length ? 0.0 : Math.Max(bins[below], bins[below + 1]);
    }

    /// <summary>Breathing's phase at each sample, as a phasor.</summary>
    private void Turn(ReadOnlySpan<double> breathing, double hertz, bool isUneven)
    {
        var cycles = hertz / window.SampleRateHz;
        if (isUneven)
        {
            window.Project(breathing, projected.AsSpan(0, window.Length));
            waveform.FindPhase(projected.AsSpan(0, window.Length), cycles).CopyTo(phase);
            return;
        }

        var turn = (ExactMath.Cos(2.0 * Math.PI * cycles), ExactMath.Sin(2.0 * Math.PI * cycles));
        var at = (Real: 1.0, Imaginary: 0.0);
        for (var i = 0; i < window.Length; i++)
        {
            phase[i] = at;
            at = BreathWaveform.Times(at, turn);
        }
    }

    /// <summary>Fits the cosine and the sine of some multiples, tapered, in each subcarrier beside breathing's weights.</summary>
    private void Fit(ReadOnlySpan<double> breathing, int fromMultiple, int toMultiple)
    {
        for (var multiple = fromMultiple; multiple <= toMultiple; multiple++)
        {
            var (cosines, sines) = (series[2 * (multiple - 1)], series[(2 * multiple) - 1]);
            for (var i = 0; i < window.Length; i++)
            {
                powers[i] = multiple == 1 ? (phase[i].Real * window.Taper(i), phase[i].Imaginary * window.Taper(i)) : BreathWaveform.Times(powers[i], phase[i]);
                (cosines[i], sines[i]) = powers[i];
            }

            Orthogonalize(2 * (multiple - 1));
            Orthogonalize((2 * multiple) - 1);
        }

        var fitted = weights.AsSpan(2 * (fromMultiple - 1), 2 * (toMultiple - fromMultiple + 1));
        window.Weigh(series.AsSpan(2 * (fromMultiple - 1), fitted.Length), fitted);
        foreach (var row in fitted)
        {
            Quads.Subtract(row, breathing, Quads.Dot(row, breathing));
        }
    }

    /// <summary>Makes a series one of length 1 at right angles to those before it; all 0 where nothing of its own is left.</summary>
    private void Orthogonalize(int j)
    {
        // Four samples at a time, with zeros after the last.
        var own = series[j].AsSpan(0, Quads.Padded(window.Length));
        own[window.Length..].Clear();
        var before = Power(own);
        for (var other = 0; other < j; other++)
        {
            var earlier = series[other].AsSpan(0, own.Length);
            Quads.Subtract(own, earlier, Quads.Dot(own, earlier));
        }

        var left = Power(own);
        var scale = left > LeastOwn * before ? 1.0 / Math.Sqrt(left) : 0.0;
        for (var i = 0; i < own.Length; i++)
        {
            own[i] *= scale;
        }
    }

    /// <summary>
    /// What two unit series that are tapered find of noise beside breathing's weights: from the median power of the band's bins.
    /// </summary>
    private double Noise(ReadOnlySpan<double> breathing, int first, int last)
    {
        for (var bin = window.FirstBin; bin <= window.LastBin; bin++)
        {
            var reals = window.Reals(bin);
            var imaginaries = window.Imaginaries(bin);
            var (real, imaginary) = (Quads.Dot(reals, breathing), Quads.Dot(imaginaries, breathing));
            bins[bin - window.FirstBin] = Power(reals) + Power(imaginaries) - (real * real) - (imaginary * imaginary);
        }

        var sorted = work.AsSpan(0, last - first + 1);
        bins.AsSpan(first - window.FirstBin, sorted.Length).CopyTo(sorted);
        sorted.Sort();
        return 2.0 * NoiseShare * sorted[sorted.Length / 2] / window.Length;
    }

    private static double Power(ReadOnlySpan<double> row) => Quads.Dot(row, row);
}
