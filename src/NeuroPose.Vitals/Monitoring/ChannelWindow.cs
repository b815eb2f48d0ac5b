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
    private readonly double[] means;
    private readonly double[] slopes;
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
        means = new double[subcarriers];
        slopes = new double[subcarriers];
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
    /// <remarks>In closed form, three geometric sums; samples of no use, which are few, count as the others here.</remarks>
    public Complex Shape(double cyclesPerSample)
    {
        var step = 1.0 / Length;
        var half = Math.PI * step;
        var (middle, below, above) = (Kernel(cyclesPerSample), Kernel(cyclesPerSample - step), Kernel(cyclesPerSample + step));
        var (cosine, sine) = (ExactMath.Cos(half), ExactMath.Sin(half));
        return new(
            (0.5 * middle.Real) - (0.25 * ((below.Real * cosine) - (below.Imaginary * sine) + (above.Real * cosine) + (above.Imaginary * sine))),
            (0.5 * middle.Imaginary) - (0.25 * ((below.Imaginary * cosine) + (below.Real * sine) + (above.Imaginary * cosine) - (above.Real * sine))));
    }

    /// <summary>The transform of as many ones as the window has samples.</summary>
    private Complex Kernel(double cyclesPerSample)
    {
        var angle = Math.PI * cyclesPerSample;
        var denominator = ExactMath.Sin(angle);
        var size = Math.Abs(denominator) < 1e-12 ? Length : ExactMath.Sin(angle * Length) / denominator;
        var turn = angle * (Length - 1);
        return new(size * ExactMath.Cos(turn), -size * ExactMath.Sin(turn));
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

        Array.Clear(means);
        Array.Clear(slopes);
        for (var i = 0; i < Length; i++)
        {
            var row = samples.AsSpan(i * subcarriers, subcarriers);
            var (weight, lever) = (weights[i], weights[i] * (i - middle));
            for (var k = 0; k < row.Length; k++)
            {
                means[k] += weight * row[k];
                slopes[k] += lever * row[k];
            }
        }

        for (var i = 0; i < Length; i++)
        {
            var row = samples.AsSpan(i * subcarriers, subcarriers);
            var (weight, lever) = (weights[i] * taper[i], (i - middle) / spread);
            for (var k = 0; k < row.Length; k++)
            {
                row[k] = weight * (row[k] - (means[k] / count) - (slopes[k] * lever));
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
