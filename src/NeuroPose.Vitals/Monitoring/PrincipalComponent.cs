using System.Runtime.Intrinsics;
using NeuroPose.Numerics;

namespace NeuroPose.Vitals.Monitoring;

/// <summary>
/// The weights of the subcarriers that hold most of the power of a band: the first principal component, by power iteration from the
/// weights of the
/// second before. Weights have signs, so that subcarriers which rise while others fall add up instead of canceling.
/// </summary>
internal sealed class PrincipalComponent
{
    private const int Iterations = 12;

    /// <summary>Weights that change less than this from one round to the next are found.</summary>
    private const double Settled = 1e-3;

    private readonly double[] weights;
    private readonly double[] next;
    private readonly double[] power;
    private readonly double[] series = new double[ChannelWindow.Size];

    public PrincipalComponent(int subcarriers, ChannelWindow window)
    {
        (weights, next) = (new double[Quads.Padded(subcarriers)], new double[Quads.Padded(subcarriers)]);
        power = new double[window.Bins];
        for (var k = 0; k < subcarriers; k++)
        {
            // Not a smooth shape: a start at right angles to the component would never find it.
            weights[k] = (1.0 + (0.25 * ((k * 7 % 11) - 5))) / Math.Sqrt(subcarriers);
        }
    }

    /// <summary>The weights, padded with zeros; of length 1 once found.</summary>
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
                AddProjected(window.Reals(bin));
                AddProjected(window.Imaginaries(bin));
            }

            var length = Math.Sqrt(Quads.Dot(next, next));
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
            series[i] = Quads.Dot(window.Sample(i), weights);
        }
    }

    /// <summary>The window as the component sees it, without the tones that were taken out of its spectra.</summary>
    public void Project(ChannelWindow window, HarmonicRemoval harmonics)
    {
        Project(window);
        var share = Quads.Dot(weights, harmonics.Weights);
        for (var i = 0; i < window.Length; i++)
        {
            series[i] -= share * harmonics.Tones[i] * window.Taper(i);
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

    /// <summary>Adds a row times its own weighted sum.</summary>
    private void AddProjected(ReadOnlySpan<double> row)
    {
        var values = Quads.Of(row);
        var sums = Quads.Of(next.AsSpan());
        var sum = Vector256.Create(Quads.Dot(row, weights));
        for (var k = 0; k < values.Length; k++)
        {
            sums[k] += values[k] * sum;
        }
    }

    private void Measure(ChannelWindow window, int firstBin, int lastBin)
    {
        var (all, own) = (0.0, 0.0);
        for (var bin = window.FirstBin; bin <= window.LastBin; bin++)
        {
            var reals = window.Reals(bin);
            var imaginaries = window.Imaginaries(bin);
            var (real, imaginary) = (Quads.Dot(reals, weights), Quads.Dot(imaginaries, weights));
            var here = (real * real) + (imaginary * imaginary);
            power[bin - window.FirstBin] = here;
            if (bin >= firstBin && bin <= lastBin)
            {
                own += here;
                all += Quads.Dot(reals, reals) + Quads.Dot(imaginaries, imaginaries);
            }
        }

        Share = all > 0 ? own / all : 0.0;
    }
}
