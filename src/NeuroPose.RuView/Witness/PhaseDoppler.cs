using System.Numerics;
using NeuroPose.RuView.Signal;
using NeuroPose.Vitals.Csi;

namespace NeuroPose.RuView.Witness;

/// <summary>
/// The older pipeline's Doppler spectrum: the changes of the phase, averaged over antennas and subcarriers, over the last 64 frames;
/// transformed,
/// squared, and divided by the largest value.
/// </summary>
internal sealed class PhaseDoppler
{
    private const int Bins = 64;

    private readonly FourierTransform transform = new(Bins);
    private readonly Queue<double[]> phases = new();

    /// <summary>The largest change so far, in radians.</summary>
    public double LargestStep { get; private set; }

    /// <summary>Adds a frame to what later spectra look back on.</summary>
    public void Add(CsiFrame frame)
    {
        var mean = new double[frame.SubcarrierCount];
        for (var k = 0; k < mean.Length; k++)
        {
            for (var antenna = 0; antenna < frame.AntennaCount; antenna++)
            {
                mean[k] += frame.PhasesOf(antenna)[k];
            }

            mean[k] /= frame.AntennaCount;
        }

        phases.Enqueue(mean);
        if (phases.Count > Bins)
        {
            phases.Dequeue();
        }
    }

    /// <summary>The spectrum over the frames so far; zeros below two.</summary>
    public double[] Spectrum()
    {
        var powers = new double[Bins];
        if (phases.Count < 2)
        {
            return powers;
        }

        var buffer = new Complex[Bins];
        var (at, before) = (0, (double[]?)null);
        foreach (var now in phases)
        {
            if (before is not null)
            {
                var step = MeanStep(before, now);
                LargestStep = Math.Max(LargestStep, Math.Abs(step));
                buffer[at++] = step;
            }

            before = now;
        }

        transform.Forward(buffer);
        var largest = 0.0;
        for (var bin = 0; bin < Bins; bin++)
        {
            powers[bin] = (buffer[bin].Real * buffer[bin].Real) + (buffer[bin].Imaginary * buffer[bin].Imaginary);
            largest = Math.Max(largest, powers[bin]);
        }

        for (var bin = 0; bin < Bins && largest > 0; bin++)
        {
            powers[bin] /= largest;
        }

        return powers;
    }

    private static double MeanStep(double[] before, double[] now)
    {
        var (sum, count) = (0.0, Math.Min(before.Length, now.Length));
        for (var k = 0; k < count; k++)
        {
            sum += now[k] - before[k];
        }

        return sum / count;
    }
}
