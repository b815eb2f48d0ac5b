using System.Numerics;
using NeuroPose.Numerics;
using NeuroPose.Vitals.Signal;

namespace NeuroPose.Vitals.Monitoring;

/// <summary>
/// The weights of the subcarriers that hold most of the power of a band: the first principal component, by power iteration from the weights of the
/// second before. Weights have signs, so that subcarriers which rise while others fall add up instead of canceling.
/// </summary>
internal sealed class PrincipalComponent
{
    private const int Iterations = 12;

    /// <summary>Weights that change less than this from one round to the next are found.</summary>
    private const double Settled = 1e-3;

    private readonly double[] weights;
    private readonly double[] next;
    private readonly Complex[] projection;
    private readonly double[] power;
    private readonly double[] series = new double[ChannelWindow.Size];

    public PrincipalComponent(int subcarriers, ChannelWindow window)
    {
        weights = new double[subcarriers];
        next = new double[subcarriers];
        projection = new Complex[window.LastBin - window.FirstBin + 1];
        power = new double[projection.Length];
        Array.Fill(weights, 1.0 / Math.Sqrt(subcarriers));
        for (var k = 0; k < subcarriers; k++)
        {
            // Not a smooth shape: a start at right angles to the component would never find it.
            weights[k] *= 1.0 + (0.25 * ((k * 7 % 11) - 5));
        }
    }

    public ReadOnlySpan<double> Weights => weights;

    /// <summary>The power at each bin of the band, the first one first.</summary>
    public ReadOnlySpan<double> Power => power;

    /// <summary>The component's share of the band's power over all subcarriers (0 to 1).</summary>
    public double Share { get; private set; }

    /// <summary>Finds the component of a window, or of a part of its band.</summary>
    public void Find(ChannelWindow window, int firstBin, int lastBin)
    {
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            Array.Clear(next);
            for (var bin = firstBin; bin <= lastBin; bin++)
            {
                var values = window.Bin(bin);
                var sum = Project(values, weights);
                for (var k = 0; k < next.Length; k++)
                {
                    next[k] += (values[k].Real * sum.Real) + (values[k].Imaginary * sum.Imaginary);
                }
            }

            var length = Math.Sqrt(Moments.SquaresAbout(next, 0));
            if (!(length > 0))
            {
                break;
            }

            var change = 0.0;
            for (var k = 0; k < next.Length; k++)
            {
                var weight = next[k] / length;
                change = Math.Max(change, Math.Abs(weight - weights[k]));
                weights[k] = weight;
            }

            if (change < Settled)
            {
                break;
            }
        }

        Measure(window, firstBin, lastBin);
    }

    /// <summary>The window as the component sees it.</summary>
    public void Project(ChannelWindow window)
    {
        for (var i = 0; i < window.Length; i++)
        {
            var row = window.Sample(i);
            var sum = 0.0;
            for (var k = 0; k < weights.Length; k++)
            {
                sum += weights[k] * row[k];
            }

            series[i] = sum;
        }
    }

    /// <summary>The power of the projected window at a frequency between bins, given in cycles a sample.</summary>
    public double PowerAt(double cyclesPerSample, int length)
    {
        var (turnReal, turnImaginary) = (ExactMath.Cos(2.0 * Math.PI * cyclesPerSample), ExactMath.Sin(2.0 * Math.PI * cyclesPerSample));
        var (cosine, sine, real, imaginary) = (1.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < length; i++)
        {
            real += series[i] * cosine;
            imaginary += series[i] * sine;
            (cosine, sine) = ((cosine * turnReal) - (sine * turnImaginary), (cosine * turnImaginary) + (sine * turnReal));
        }

        return (real * real) + (imaginary * imaginary);
    }

    /// <summary>The weighted sum of all subcarriers.</summary>
    public static Complex Project(ReadOnlySpan<Complex> values, ReadOnlySpan<double> weights)
    {
        var (real, imaginary) = (0.0, 0.0);
        for (var k = 0; k < weights.Length; k++)
        {
            real += weights[k] * values[k].Real;
            imaginary += weights[k] * values[k].Imaginary;
        }

        return new(real, imaginary);
    }

    private void Measure(ChannelWindow window, int firstBin, int lastBin)
    {
        var (all, own) = (0.0, 0.0);
        for (var bin = window.FirstBin; bin <= window.LastBin; bin++)
        {
            var values = window.Bin(bin);
            var at = bin - window.FirstBin;
            projection[at] = Project(values, weights);
            power[at] = Spectrogram.PowerOf(projection[at]);
            if (bin >= firstBin && bin <= lastBin)
            {
                own += power[at];
                foreach (var value in values)
                {
                    all += Spectrogram.PowerOf(value);
                }
            }
        }

        Share = all > 0 ? own / all : 0.0;
    }
}
