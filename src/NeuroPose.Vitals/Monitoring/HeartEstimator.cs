using NeuroPose.Vitals.Readings;

namespace NeuroPose.Vitals.Monitoring;

/// <summary>Beats a minute from the newest 26 seconds; a multiple of the breathing rate that breathing itself explains is no heartbeat.</summary>
internal sealed class HeartEstimator
{
    private const double LowestHz = 40.0 / 60.0;
    private const double HighestHz = 180.0 / 60.0;
    private const double LeastSeconds = 8.0;
    private const double MostUseless = 0.15;
    private const double LikeBreathing = 0.5;

    private static readonly Likelihood Learned = new(-7.2, 3.274, 2.774, -5.237, 1.899);

    private readonly ChannelWindow window;
    private readonly PrincipalComponent component;
    private readonly double[] work = new double[ChannelWindow.Size];
    private readonly HarmonicRemoval harmonics;
    private readonly int first;
    private readonly int last;

    public HeartEstimator(int subcarriers)
    {
        window = new ChannelWindow(subcarriers, ticksPerSample: 1, lowHz: 0.05, highHz: 3.4);
        component = new PrincipalComponent(subcarriers, window);
        harmonics = new HarmonicRemoval(window);
        first = (int)Math.Floor(0.63 / window.HertzPerBin);
        last = (int)Math.Ceiling(3.1 / window.HertzPerBin);
    }

    public RateTracker Tracker { get; } = new(3.0, Learned);

    public VitalEstimate Estimate(ChannelHistory history, BreathingEstimator breathing)
    {
        if (!window.Fill(history, LeastSeconds) || window.UselessShare > MostUseless)
        {
            Tracker.Forget();
            return VitalEstimate.Unavailable;
        }

        harmonics.Clear();
        if (breathing.Hertz > 0)
        {
            harmonics.From(breathing.Component.Weights, breathing.Hertz);
        }

        component.Find(window, first, last);
        var lines = IsLike(breathing.Component.Weights) ? harmonics.Lines : [];
        var bin = Largest(lines);
        if (bin < 0 || IsDouble(bin))
        {
            return VitalEstimate.Unavailable;
        }

        component.Project(window);
        var peak = SpectralPeak.At(component, window, bin, first, last, isTilted: false, lines, work);
        return peak.Hertz is >= LowestHz and <= HighestHz ? Tracker.Judge(peak, component.Share) : VitalEstimate.Unavailable;
    }

    /// <summary>The smallest distance of two lines that can be told apart, in hertz.</summary>
    private double Cell => window.SampleRateHz / window.Length;

    /// <summary>Whether the component weighs the subcarriers as breathing does, so that what is left of a harmonic would show in it.</summary>
    private bool IsLike(ReadOnlySpan<double> weights)
    {
        var product = Quads.Dot(weights, component.Weights);
        return product * product > LikeBreathing;
    }

    /// <summary>Whether a stronger line was taken for breathing at half the frequency: it may have been the heart, and this its double.</summary>
    private bool IsDouble(int bin) => harmonics.PowerNear(bin * window.HertzPerBin / 2.0, 1.2 * Cell) > Power(bin);

    /// <summary>The bin of the largest local maximum that nothing else explains; −1 without one.</summary>
    private int Largest(ReadOnlySpan<double> lines)
    {
        var (best, at) = (0.0, -1);
        var near = 1.2 * Cell;
        for (var bin = first; bin <= last; bin++)
        {
            var isMaximum = Power(bin) > Power(bin - 1) && Power(bin) >= Power(bin + 1);
            if (isMaximum && Power(bin) > best && !SpectralPeak.IsNear(bin * window.HertzPerBin, lines, near))
            {
                (best, at) = (Power(bin), bin);
            }
        }

        return at;
    }

    private double Power(int bin) => component.Power[bin - window.FirstBin];
}
