using System.Numerics;
using NeuroPose.Numerics;
using NeuroPose.Vitals.Signal;

namespace NeuroPose.Vitals.Monitoring;

/// <summary>
/// The newest stretch of all subcarriers as spectra within a band: straight line out, raised cosine on, transformed. Leaving the bins outside the band
/// away is a band-pass without any shift in time.
/// </summary>
internal sealed class ChannelWindow
{
    /// <summary>Samples of a transform.</summary>
    public const int Size = 256;

    private readonly int subcarriers;
    private readonly int ticksPerSample;
    private readonly FourierTransform transform = new(Size);
    private readonly Complex[] buffer = new Complex[Size];
    private readonly double[] samples;
    private readonly double[] weights = new double[Size];
    private readonly double[] taper = new double[Size];
    private readonly Complex[] spectra;
    private int taperLength;

    public ChannelWindow(int subcarriers, int ticksPerSample, double lowHz, double highHz)
    {
        (this.subcarriers, this.ticksPerSample) = (subcarriers, ticksPerSample);
        SampleRateHz = (double)ChannelHistory.TicksPerSecond / ticksPerSample;
        FirstBin = Math.Max(1, (int)Math.Floor(lowHz / HertzPerBin));
        LastBin = Math.Min((Size / 2) - 1, (int)Math.Ceiling(highHz / HertzPerBin));
        samples = new double[Size * subcarriers];
        spectra = new Complex[(LastBin - FirstBin + 1) * subcarriers];
    }

    public double SampleRateHz { get; }

    public double HertzPerBin => SampleRateHz / Size;

    public int FirstBin { get; }

    public int LastBin { get; }

    /// <summary>Samples in the window now.</summary>
    public int Length { get; private set; }

    public double LengthSeconds => Length / SampleRateHz;

    /// <summary>The share of the window that is of no use.</summary>
    public double UselessShare { get; private set; }

    /// <summary>The spectra of all subcarriers at a bin of the band.</summary>
    public ReadOnlySpan<Complex> Bin(int bin) => spectra.AsSpan((bin - FirstBin) * subcarriers, subcarriers);

    /// <summary>The same, to be changed.</summary>
    public Span<Complex> ChangeableBin(int bin) => spectra.AsSpan((bin - FirstBin) * subcarriers, subcarriers);

    /// <summary>What the window makes of a pure tone: the transform of the taper, so many cycles a sample away from the tone.</summary>
    public Complex Shape(double cyclesPerSample)
    {
        var angle = -2.0 * Math.PI * cyclesPerSample;
        var (turnReal, turnImaginary) = (ExactMath.Cos(angle), ExactMath.Sin(angle));
        var (cosine, sine, real, imaginary) = (1.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < Length; i++)
        {
            var weight = weights[i] * taper[i];
            real += weight * cosine;
            imaginary += weight * sine;
            (cosine, sine) = ((cosine * turnReal) - (sine * turnImaginary), (cosine * turnImaginary) + (sine * turnReal));
        }

        return new(real, imaginary);
    }

    /// <summary>All subcarriers at a moment, tapered.</summary>
    public ReadOnlySpan<double> Sample(int index) => samples.AsSpan(index * subcarriers, subcarriers);

    /// <summary>Takes the newest ticks; false when they are fewer than asked for.</summary>
    public bool Fill(ChannelHistory history, double leastSeconds)
    {
        Length = Math.Min(Size, history.Count / ticksPerSample);
        if (LengthSeconds < leastSeconds)
        {
            return false;
        }

        Load(history);
        if (UselessShare > 0.6)
        {
            return false;
        }

        Detrend();
        Transform();
        return true;
    }

    private void Load(ChannelHistory history)
    {
        var useless = 0;
        Array.Clear(samples);
        for (var i = 0; i < Length; i++)
        {
            weights[i] = 1.0;
            var row = samples.AsSpan(i * subcarriers, subcarriers);
            for (var tick = 0; tick < ticksPerSample; tick++)
            {
                var age = ((Length - 1 - i) * ticksPerSample) + tick;
                weights[i] = history.IsUseless(age) ? 0.0 : weights[i];
                var source = history.Row(age);
                for (var k = 0; k < row.Length; k++)
                {
                    row[k] += source[k];
                }
            }

            useless += weights[i] == 0 ? 1 : 0;
        }

        UselessShare = (double)useless / Length;
    }

    /// <summary>Takes each subcarrier's straight line out, fitted to the useful samples, and puts the taper on.</summary>
    private void Detrend()
    {
        PrepareTaper();
        var (count, moment) = (0.0, 0.0);
        for (var i = 0; i < Length; i++)
        {
            count += weights[i];
            moment += weights[i] * i;
        }

        var middle = moment / count;
        var spread = 0.0;
        for (var i = 0; i < Length; i++)
        {
            spread += weights[i] * (i - middle) * (i - middle);
        }

        for (var k = 0; k < subcarriers; k++)
        {
            var (sum, slope) = (0.0, 0.0);
            for (var i = 0; i < Length; i++)
            {
                var value = weights[i] * samples[(i * subcarriers) + k];
                sum += value;
                slope += value * (i - middle);
            }

            (sum, slope) = (sum / count, slope / spread);
            for (var i = 0; i < Length; i++)
            {
                ref var value = ref samples[(i * subcarriers) + k];
                value = weights[i] * taper[i] * (value - sum - (slope * (i - middle)));
            }
        }
    }

    private void PrepareTaper()
    {
        if (taperLength == Length)
        {
            return;
        }

        for (var i = 0; i < Length; i++)
        {
            taper[i] = 0.5 - (0.5 * ExactMath.Cos(2.0 * Math.PI * (i + 0.5) / Length));
        }

        taperLength = Length;
    }

    /// <summary>Two subcarriers at a time: one as the real, one as the imaginary part.</summary>
    private void Transform()
    {
        for (var k = 0; k < subcarriers; k += 2)
        {
            var pair = k + 1 < subcarriers ? k + 1 : k;
            Array.Clear(buffer);
            for (var i = 0; i < Length; i++)
            {
                buffer[i] = new(samples[(i * subcarriers) + k], samples[(i * subcarriers) + pair]);
            }

            transform.Forward(buffer);
            for (var bin = FirstBin; bin <= LastBin; bin++)
            {
                var (there, mirrored) = (buffer[bin], buffer[Size - bin]);
                var at = (bin - FirstBin) * subcarriers;
                spectra[at + pair] = new((there.Imaginary + mirrored.Imaginary) / 2, (mirrored.Real - there.Real) / 2);
                spectra[at + k] = new((there.Real + mirrored.Real) / 2, (there.Imaginary - mirrored.Imaginary) / 2);
            }
        }
    }
}
