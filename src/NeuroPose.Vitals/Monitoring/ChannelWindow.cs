using System.Runtime.Intrinsics;
using NeuroPose.Numerics;

namespace NeuroPose.Vitals.Monitoring;

/// <summary>
/// The newest stretch of all subcarriers as spectra within a band: straight line out, raised cosine on, transformed. Leaving the bins
/// outside the band
/// away is a band-pass without any shift in time.
/// </summary>
internal sealed class ChannelWindow
{
    /// <summary>Samples of a transform.</summary>
    public const int Size = 256;

    private readonly int padded;
    private readonly int ticksPerSample;
    private readonly LaneTransform transform = new(Size);
    private readonly Vector256<double>[] real = new Vector256<double>[Size];
    private readonly Vector256<double>[] imaginary = new Vector256<double>[Size];
    private readonly double[] samples;
    private readonly double[] means;
    private readonly double[] slopes;
    private readonly double[] weights = new double[Size];
    private readonly double[] taper = new double[Size];
    private readonly double[] reals;
    private readonly double[] imaginaries;
    private int taperLength;

    public ChannelWindow(int subcarriers, int ticksPerSample, double lowHz, double highHz)
    {
        (padded, this.ticksPerSample) = (Quads.Padded(subcarriers), ticksPerSample);
        SampleRateHz = (double)ChannelHistory.TicksPerSecond / ticksPerSample;
        FirstBin = Math.Max(1, (int)Math.Floor(lowHz / HertzPerBin));
        LastBin = Math.Min((Size / 2) - 1, (int)Math.Ceiling(highHz / HertzPerBin));
        samples = new double[Size * padded];
        (means, slopes) = (new double[padded], new double[padded]);
        (reals, imaginaries) = (new double[Bins * padded], new double[Bins * padded]);
    }

    public double SampleRateHz { get; }

    public int TicksPerSample => ticksPerSample;

    public double HertzPerBin => SampleRateHz / Size;

    public int FirstBin { get; }

    public int LastBin { get; }

    /// <summary>Bins in the band.</summary>
    public int Bins => LastBin - FirstBin + 1;

    /// <summary>Samples in the window now.</summary>
    public int Length { get; private set; }

    public double LengthSeconds => Length / SampleRateHz;

    /// <summary>The share of the window that is of no use.</summary>
    public double UselessShare { get; private set; }

    /// <summary>The real parts of all subcarriers at a bin of the band, padded.</summary>
    public Span<double> Reals(int bin) => reals.AsSpan((bin - FirstBin) * padded, padded);

    /// <summary>The imaginary parts of all subcarriers at a bin of the band, padded.</summary>
    public Span<double> Imaginaries(int bin) => imaginaries.AsSpan((bin - FirstBin) * padded, padded);

    /// <summary>All subcarriers at a moment, tapered and padded.</summary>
    public ReadOnlySpan<double> Sample(int index) => samples.AsSpan(index * padded, padded);

    /// <summary>What a sample was multiplied by: the taper, or 0 where it is of no use.</summary>
    public double Taper(int index) => weights[index] * taper[index];

    /// <summary>The newest samples of a weighted sum of the subcarriers, without the taper; a sample of no use is 0.</summary>
    public void Project(ReadOnlySpan<double> weights, Span<double> newest)
    {
        var first = Length - newest.Length;
        for (var i = 0; i < newest.Length; i++)
        {
            newest[i] = Quads.Dot(Sample(first + i), weights) / taper[first + i];
        }
    }

    /// <summary>
    /// Takes a series, given without the taper, that weighs the subcarriers in some way out of all bins; the samples stay.
    /// </summary>
    public void Subtract(ReadOnlySpan<double> series, ReadOnlySpan<double> sharedWeights)
    {
        for (var i = 0; i < Size; i++)
        {
            var place = transform.Place(i);
            (real[place], imaginary[place]) = (i < Length ? Vector256.Create(Taper(i) * series[i]) : default, default);
        }

        transform.Forward(real, imaginary);
        for (var bin = FirstBin; bin <= LastBin; bin++)
        {
            Quads.Subtract(Reals(bin), sharedWeights, real[bin].GetElement(0));
            Quads.Subtract(Imaginaries(bin), sharedWeights, imaginary[bin].GetElement(0));
        }
    }

    /// <summary>How some tapered series weigh in each subcarrier: their sums of products with it, in one pass through the samples.</summary>
    public void Weigh(ReadOnlySpan<double[]> tapered, ReadOnlySpan<double[]> weights)
    {
        foreach (var row in weights)
        {
            Array.Clear(row);
        }

        for (var i = 0; i < Length; i++)
        {
            for (var j = 0; j < tapered.Length; j++)
            {
                Quads.Subtract(weights[j], Sample(i), -tapered[j][i]);
            }
        }
    }

    /// <summary>
    /// Takes some tapered series, each in its own weights, out of the samples in one pass; the bins stay until <see cref="Renew"/>.
    /// </summary>
    public void SubtractTapered(ReadOnlySpan<double[]> tapered, ReadOnlySpan<double[]> weights)
    {
        for (var i = 0; i < Length; i++)
        {
            for (var j = 0; j < tapered.Length; j++)
            {
                Quads.Subtract(samples.AsSpan(i * padded, padded), weights[j], tapered[j][i]);
            }
        }
    }

    /// <summary>Transforms the samples again.</summary>
    public void Renew() => Transform();

    /// <summary>Takes the newest ticks; false when they are fewer than asked for.</summary>
    /// <param name="history">The ticks.</param>
    /// <param name="leastSeconds">How many must be there, in seconds.</param>
    /// <param name="mostTicks">How many to take at most.</param>
    public bool Fill(ChannelHistory history, double leastSeconds, long mostTicks = long.MaxValue)
    {
        Length = Math.Min(Size, (int)Math.Min(history.Count, mostTicks) / ticksPerSample);
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
        for (var i = 0; i < Length; i++)
        {
            weights[i] = 1.0;
            var row = Quads.Of(samples.AsSpan(i * padded, padded));
            for (var tick = 0; tick < ticksPerSample; tick++)
            {
                var age = ((Length - 1 - i) * ticksPerSample) + tick;
                weights[i] = history.IsUseless(age) ? 0.0 : weights[i];
                var source = Quads.Of(history.Row(age))[..row.Length];
                for (var k = 0; k < row.Length; k++)
                {
                    row[k] = tick == 0 ? source[k] : row[k] + source[k];
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
        var mean = Quads.Of(means.AsSpan());
        var slope = Quads.Of(slopes.AsSpan());
        for (var i = 0; i < Length; i++)
        {
            var row = Quads.Of(Sample(i))[..mean.Length];
            var (weight, lever) = (Vector256.Create(weights[i]), Vector256.Create(weights[i] * (i - middle)));
            for (var k = 0; k < mean.Length; k++)
            {
                mean[k] += weight * row[k];
                slope[k] += lever * row[k];
            }
        }

        for (var k = 0; k < mean.Length; k++)
        {
            (mean[k], slope[k]) = (mean[k] / Vector256.Create(count), slope[k] / Vector256.Create(spread));
        }

        for (var i = 0; i < Length; i++)
        {
            var row = Quads.Of(samples.AsSpan(i * padded, padded))[..mean.Length];
            var (weight, lever) = (Vector256.Create(weights[i] * taper[i]), Vector256.Create(i - middle));
            for (var k = 0; k < mean.Length; k++)
            {
                row[k] = weight * (row[k] - mean[k] - (slope[k] * lever));
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

    /// <summary>Eight subcarriers at a time: four as the real, four as the imaginary part.</summary>
    private void Transform()
    {
        var rows = Quads.Of(samples.AsSpan());
        var across = padded / 4;
        var toReals = Quads.Of(reals.AsSpan());
        var toImaginaries = Quads.Of(imaginaries.AsSpan());
        var half = Vector256.Create(0.5);
        for (var k = 0; k < across; k += 2)
        {
            for (var i = 0; i < Size; i++)
            {
                var place = transform.Place(i);
                (real[place], imaginary[place]) = i < Length ? (rows[(i * across) + k], rows[(i * across) + k + 1]) : default;
            }

            transform.Forward(real, imaginary);
            for (var bin = FirstBin; bin <= LastBin; bin++)
            {
                var (a, b, c, d) = (real[bin], imaginary[bin], real[Size - bin], imaginary[Size - bin]);
                var at = ((bin - FirstBin) * across) + k;
                (toReals[at], toImaginaries[at]) = ((a + c) * half, (b - d) * half);
                (toReals[at + 1], toImaginaries[at + 1]) = ((b + d) * half, (c - a) * half);
            }
        }
    }
}
