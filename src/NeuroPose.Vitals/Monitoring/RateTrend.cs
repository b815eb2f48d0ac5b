using System.Runtime.Intrinsics;
using NeuroPose.Numerics;

namespace NeuroPose.Vitals.Monitoring;

/// <summary>
/// Where a rate is now, when it moves: the newest seconds, tapered, are compared with tones that rise or fall evenly, and the best of
/// them is followed to
/// its end. The middle of a window of tens of seconds is long past; the end of such a tone is this moment.
/// </summary>
/// <remarks>The seconds are turned back by the rate of the long window, so that one small table holds the tones around any rate.</remarks>
internal sealed class RateTrend
{
    private const int Tones = 5;
    private const int Bends = 4;
    private const int ToneCount = (2 * Tones) + 1;
    private const int BendCount = (2 * Bends) + 1;

    /// <summary>Groups of four tones; the last of them has one to spare.</summary>
    private const int Groups = 3;

    /// <summary>Steps of the grid: of a tone in 1 / length, of its change in 1 / length².</summary>
    private const double ToneStep = 0.4;
    private const double BendStep = 1.0;

    private readonly double sampleRateHz;
    private readonly double[] taper;
    private readonly (Vector256<double> Real, Vector256<double> Imaginary)[] tones;
    private readonly (double Real, double Imaginary)[] bends;
    private readonly (double Real, double Imaginary)[] turned;
    private readonly double[] power = new double[BendCount * 4 * Groups];

    public RateTrend(double sampleRateHz, int length)
    {
        this.sampleRateHz = sampleRateHz;
        (taper, turned) = (new double[length], new (double, double)[length]);
        (tones, bends) = (new (Vector256<double>, Vector256<double>)[Groups * length], new (double, double)[BendCount * length]);
        for (var i = 0; i < length; i++)
        {
            taper[i] = 0.5 - (0.5 * ExactMath.Cos(2.0 * Math.PI * (i + 0.5) / length));
            var place = ((i + 0.5) / length) - 0.5;
            for (var group = 0; group < Groups; group++)
            {
                var (a, b, c, d) = (Tone(4 * group, place), Tone((4 * group) + 1, place), Tone((4 * group) + 2, place), Tone((4 * group) + 3, place));
                tones[(i * Groups) + group] = (Vector256.Create(a.Real, b.Real, c.Real, d.Real), Vector256.Create(a.Imaginary, b.Imaginary, c.Imaginary, d.Imaginary));
            }

            for (var bend = 0; bend < BendCount; bend++)
            {
                bends[(bend * length) + i] = Turn(-Math.PI * (bend - Bends) * BendStep * place * place);
            }
        }
    }

    /// <summary>Samples that it looks at.</summary>
    public int Length => taper.Length;

    public double Seconds => Length / sampleRateHz;

    /// <summary>Follows a rate to this moment.</summary>
    /// <param name="series">The newest samples, as many as <see cref="Length"/>, the newest last.</param>
    /// <param name="hertz">The rate of a longer window.</param>
    public TrendLine Follow(ReadOnlySpan<double> series, double hertz)
    {
        Turn(series, hertz);
        for (var bend = 0; bend < BendCount; bend++)
        {
            Measure(bend);
        }

        var best = 0;
        for (var bend = 0; bend < BendCount; bend++)
        {
            for (var at = bend * 4 * Groups; at < (bend * 4 * Groups) + ToneCount; at++)
            {
                best = power[at] > power[best] ? at : best;
            }
        }

        var (tone, change) = (best % (4 * Groups), best / (4 * Groups));
        var isInside = tone is > 0 and < ToneCount - 1 && change is > 0 and < BendCount - 1;
        var middle = hertz + ((tone - Tones + (isInside ? Top(best, 1) : 0.0)) * ToneStep / Seconds);
        var slope = (change - Bends + (isInside ? Top(best, 4 * Groups) : 0.0)) * BendStep / (Seconds * Seconds);
        return new(middle + (0.5 * Seconds * slope), slope, Seconds, isInside);
    }

    private static (double Real, double Imaginary) Turn(double angle) => (ExactMath.Cos(angle), ExactMath.Sin(angle));

    private static (double Real, double Imaginary) Tone(int tone, double place) => Turn(-2.0 * Math.PI * (tone - Tones) * ToneStep * place);

    /// <summary>Tapers the samples and turns them back, by the phase of the rate in the middle of them.</summary>
    private void Turn(ReadOnlySpan<double> series, double hertz)
    {
        var angle = -2.0 * Math.PI * hertz / sampleRateHz;
        var turn = Turn(angle);
        var (real, imaginary) = Turn(-angle * 0.5 * (Length - 1));
        for (var i = 0; i < turned.Length; i++)
        {
            var value = series[i] * taper[i];
            turned[i] = (value * real, value * imaginary);
            (real, imaginary) = ((real * turn.Real) - (imaginary * turn.Imaginary), (real * turn.Imaginary) + (imaginary * turn.Real));
        }
    }

    /// <summary>The powers of all tones that change alike.</summary>
    private void Measure(int bend)
    {
        var (real0, real1, real2) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        var (imaginary0, imaginary1, imaginary2) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        var bent = bends.AsSpan(bend * turned.Length, turned.Length);
        for (var i = 0; i < bent.Length; i++)
        {
            var (a, b) = turned[i];
            var (c, d) = bent[i];
            var (e, f) = (Vector256.Create((a * c) - (b * d)), Vector256.Create((a * d) + (b * c)));
            var tone = tones.AsSpan(i * Groups, Groups);
            real0 += (e * tone[0].Real) - (f * tone[0].Imaginary);
            real1 += (e * tone[1].Real) - (f * tone[1].Imaginary);
            real2 += (e * tone[2].Real) - (f * tone[2].Imaginary);
            imaginary0 += (e * tone[0].Imaginary) + (f * tone[0].Real);
            imaginary1 += (e * tone[1].Imaginary) + (f * tone[1].Real);
            imaginary2 += (e * tone[2].Imaginary) + (f * tone[2].Real);
        }

        var powers = power.AsSpan(bend * 4 * Groups);
        ((real0 * real0) + (imaginary0 * imaginary0)).CopyTo(powers);
        ((real1 * real1) + (imaginary1 * imaginary1)).CopyTo(powers[4..]);
        ((real2 * real2) + (imaginary2 * imaginary2)).CopyTo(powers[8..]);
    }

    /// <summary>Where between the neighbors the top of the parabola through three powers lies.</summary>
    private double Top(int place, int step)
    {
        var (below, here, above) = (ExactMath.Log(power[place - step]), ExactMath.Log(power[place]), ExactMath.Log(power[place + step]));
        var bend = below - (2.0 * here) + above;
        return bend < 0 ? Math.Clamp(0.5 * (below - above) / bend, -1.0, 1.0) : 0.0;
    }
}
