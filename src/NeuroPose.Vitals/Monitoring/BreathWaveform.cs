using NeuroPose.Numerics;

namespace NeuroPose.Vitals.Monitoring;

/// <summary>
/// A breath whose rate and depth change, as a waveform: the movement around the breathing rate gives depth and phase at each moment, and
/// harmonics are fitted that keep to that phase. What keeps to another, such as a heartbeat, is left over.
/// </summary>
internal sealed class BreathWaveform
{
    private const int Harmonics = 5;
    private const int Rounds = 2;

    private readonly double[] rest = new double[ChannelWindow.Size];
    private readonly (double Real, double Imaginary)[] turned = new (double, double)[ChannelWindow.Size];
    private readonly (double Real, double Imaginary)[] phase = new (double, double)[ChannelWindow.Size];
    private readonly (double Real, double Imaginary)[] powers = new (double, double)[ChannelWindow.Size];
    private readonly double[] kernel = new double[ChannelWindow.Size];
    private readonly (double Real, double Imaginary)[] smooth = new (double, double)[ChannelWindow.Size];
    private readonly double[] depth = new double[ChannelWindow.Size];
    private readonly (double Real, double Imaginary)[] amplitudes = new (double, double)[Harmonics];
    private double middleDepth;

    /// <summary>The amplitude of a harmonic, from the first on, in the middle of the window.</summary>
    public double Amplitude(int multiple)
    {
        var (real, imaginary) = amplitudes[multiple - 1];
        return middleDepth * Math.Sqrt((real * real) + (imaginary * imaginary));
    }

    /// <summary>Fits the waveform.</summary>
    /// <param name="window">The window, for its length and taper.</param>
    /// <param name="series">The window as breathing's weights see it, without the taper.</param>
    /// <param name="hertz">About the breathing rate.</param>
    /// <param name="waveform">Room for the waveform, as long as the series.</param>
    public void Fit(ChannelWindow window, ReadOnlySpan<double> series, double hertz, Span<double> waveform)
    {
        var cyclesPerSample = hertz / window.SampleRateHz;
        FindPhase(series, cyclesPerSample);
        middleDepth = depth[series.Length / 2];
        series.CopyTo(rest);
        Array.Clear(amplitudes);
        for (var round = 0; round < Rounds; round++)
        {
            Array.Copy(phase, powers, series.Length);
            for (var harmonic = 0; harmonic < Harmonics; harmonic++)
            {
                Refit(window, harmonic, series.Length);
                for (var i = 0; i < series.Length; i++)
                {
                    powers[i] = Times(powers[i], phase[i]);
                }
            }
        }

        for (var i = 0; i < series.Length; i++)
        {
            waveform[i] = series[i] - rest[i];
        }
    }

    public static (double Real, double Imaginary) Times((double Real, double Imaginary) a, (double Real, double Imaginary) b) =>
        ((a.Real * b.Real) - (a.Imaginary * b.Imaginary), (a.Real * b.Imaginary) + (a.Imaginary * b.Real));

    /// <summary>
    /// Turns the series back by the rate and smooths it with a raised cosine of two breaths, which has its zeros at standstill and at the
    /// harmonics.
    /// </summary>
    public ReadOnlySpan<(double Real, double Imaginary)> FindPhase(ReadOnlySpan<double> series, double cyclesPerSample)
    {
        var reach = Math.Max(2, Math.Min(kernel.Length, (int)Math.Round(1.0 / cyclesPerSample)));
        var angle = 2.0 * Math.PI * cyclesPerSample;
        var turn = (ExactMath.Cos(angle), ExactMath.Sin(angle));
        var at = (Real: 1.0, Imaginary: 0.0);
        for (var i = 0; i < series.Length; i++)
        {
            turned[i] = (series[i] * at.Real, -series[i] * at.Imaginary);
            phase[i] = at;
            at = Times(at, turn);
        }

        for (var i = 0; i < reach; i++)
        {
            kernel[i] = 0.5 + (0.5 * ExactMath.Cos(Math.PI * i / reach));
        }

        for (var i = 0; i < series.Length; i++)
        {
            var (real, imaginary, all) = (0.0, 0.0, 0.0);
            var last = Math.Min(series.Length - 1, i + reach - 1);
            for (var j = Math.Max(0, i - reach + 1); j <= last; j++)
            {
                var weight = kernel[Math.Abs(j - i)];
                real += weight * turned[j].Real;
                imaginary += weight * turned[j].Imaginary;
                all += weight;
            }

            var size = Math.Sqrt((real * real) + (imaginary * imaginary));
            depth[i] = size / all;
            smooth[i] = size > 0 ? (real / size, imaginary / size) : (1.0, 0.0);
        }

        for (var i = 0; i < series.Length; i++)
        {
            phase[i] = Times(phase[i], smooth[i]);
        }

        return phase.AsSpan(0, series.Length);
    }

    /// <summary>Fits a harmonic to what the others leave, by least squares in the tapered window.</summary>
    private void Refit(ChannelWindow window, int harmonic, int length)
    {
        var (was, cosines, sines, both, alongCosine, alongSine) = (amplitudes[harmonic], 0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < length; i++)
        {
            var (cosine, sine) = (depth[i] * powers[i].Real, depth[i] * powers[i].Imaginary);
            rest[i] += (was.Real * cosine) + (was.Imaginary * sine);
            var weight = window.Taper(i) * window.Taper(i);
            cosines += weight * cosine * cosine;
            sines += weight * sine * sine;
            both += weight * cosine * sine;
            alongCosine += weight * cosine * rest[i];
            alongSine += weight * sine * rest[i];
        }

        var determinant = (cosines * sines) - (both * both);
        var isKnown = determinant > 1e-12 * cosines * sines;
        (double Real, double Imaginary) now = isKnown
            ? (((alongCosine * sines) - (alongSine * both)) / determinant, ((alongSine * cosines) - (alongCosine * both)) / determinant)
            : default;
        amplitudes[harmonic] = now;
        for (var i = 0; i < length; i++)
        {
            rest[i] -= depth[i] * ((now.Real * powers[i].Real) + (now.Imaginary * powers[i].Imaginary));
        }
    }
}
