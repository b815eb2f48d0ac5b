using NeuroPose.Vitals.Readings;

namespace NeuroPose.Vitals.Monitoring;

/// <summary>Beats a minute from the newest 26 seconds; a multiple of the breathing rate that breathing itself explains is no heartbeat.</summary>
internal sealed class HeartEstimator
{
    private const double LowestHz = 40.0 / 60.0;
    private const double HighestHz = 180.0 / 60.0;

    /// <summary>In less, the third or fourth harmonic of breathing cannot be told from a heartbeat; nor in less than a full window while breathing is unknown.</summary>
    private const double LeastSeconds = 18.0;
    private const double LeastSecondsAlone = 25.0;
    private const double MostUseless = 0.15;
    private const double LikeBreathing = 0.5;

    /// <summary>Samples through which a rate that moves is followed: ten seconds.</summary>
    private const int Followed = 10 * ChannelHistory.TicksPerSecond;

    private static readonly Likelihood Learned = new() { Base = -1.499, Contrast = 2.079, Concentration = 2.089, Share = -2.251, Surprise = -2.094, Lean = -0.51, Lost = -1.683 };

    private readonly ChannelWindow window;
    private readonly PrincipalComponent component;
    private readonly double[] work = new double[ChannelWindow.Size];
    private readonly HarmonicRemoval harmonics;
    private readonly RateTrend trend = new(ChannelHistory.TicksPerSecond, Followed);
    private readonly double[] newest = new double[Followed];
    private readonly double[] direction;
    private readonly int first;
    private readonly int last;

    public HeartEstimator(int subcarriers)
    {
        window = new ChannelWindow(subcarriers, ticksPerSample: 1, lowHz: 0.05, highHz: 3.4);
        component = new PrincipalComponent(subcarriers, window);
        direction = new double[Quads.Padded(subcarriers)];
        harmonics = new HarmonicRemoval(window);
        first = (int)Math.Floor(0.63 / window.HertzPerBin);
        last = (int)Math.Ceiling(3.1 / window.HertzPerBin);
    }

    public RateTracker Tracker { get; } = new(3.0, quiet: 5.0, Learned);

    public VitalEstimate Estimate(ChannelHistory history, BreathingEstimator breathing)
    {
        var least = breathing.Hertz > 0 || breathing.IsUneven ? LeastSeconds : LeastSecondsAlone;
        if (!window.Fill(history, least) || window.UselessShare > MostUseless)
        {
            Tracker.Forget();
            return Tracker.Without(Abstention.TooLittle);
        }

        TakeOut(breathing);
        component.Find(window, first, last);
        var lines = IsLike(breathing.Component.Weights) ? harmonics.Lines : [];
        var bin = Largest(lines);
        if (bin < 0 || IsDouble(bin))
        {
            return Tracker.Without(Abstention.Unclear);
        }

        component.Project(window);
        var peak = SpectralPeak.At(component, window, bin, first, last, isTilted: false, lines, work);
        if (!IsInRange(peak.Hertz))
        {
            return Tracker.Without(Abstention.Unclear);
        }

        var estimate = Tracker.Judge(peak, component.Share, Follow(breathing, peak.Hertz), window.LengthSeconds);
        return estimate.PerMinute is { } rate && !IsInRange(rate / 60.0) ? Tracker.Without(Abstention.Unclear) : estimate;
    }

    private static bool IsInRange(double hertz) => hertz is >= LowestHz and <= HighestHz;

    /// <summary>Steady breathing is a row of tones, which are fitted; of other breathing all goes that moves the subcarriers as it does.</summary>
    private void TakeOut(BreathingEstimator breathing)
    {
        harmonics.Clear();
        if (breathing.IsUneven)
        {
            window.Remove(breathing.Component.Weights);
        }
        else if (breathing.Hertz > 0)
        {
            harmonics.From(breathing.Component.Weights, breathing.Hertz);
        }
    }

    /// <summary>Follows the rate through the newest seconds, in what does not move as breathing does; null where there are not enough.</summary>
    private TrendLine? Follow(BreathingEstimator breathing, double hertz)
    {
        if (trend.Length > window.Length)
        {
            return null;
        }

        component.Weights.CopyTo(direction);
        if (breathing.Hertz > 0 || breathing.IsUneven)
        {
            Quads.Subtract(direction, breathing.Component.Weights, Quads.Dot(breathing.Component.Weights, component.Weights));
        }

        window.Project(direction, newest);
        return trend.Follow(newest, hertz);
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
