using NeuroPose.Vitals.Readings;

namespace NeuroPose.Vitals.Monitoring;

/// <summary>Breaths a minute from the newest 51 seconds.</summary>
internal sealed class BreathingEstimator
{
    public const double LowestHz = 4.0 / 60.0;
    public const double HighestHz = 40.0 / 60.0;

    private const double LeastSeconds = 10.0;

    /// <summary>A line of fewer breaths than this cannot be told from drift.</summary>
    private const double FewestBreaths = 2.5;

    /// <summary>The share of a line's power that another at half its frequency needs to be the breath itself, the first being its double.</summary>
    private const double SubharmonicShare = 0.2;

    private static readonly Likelihood Learned = new(-7.0, 1.71, 1.1, 4.963, 3.054);

    private readonly ChannelWindow window;
    private readonly double[] work = new double[ChannelWindow.Size];
    private readonly int first;
    private readonly int last;

    public BreathingEstimator(int subcarriers)
    {
        window = new ChannelWindow(subcarriers, ticksPerSample: 2, lowHz: 0.04, highHz: 0.8);
        Component = new PrincipalComponent(subcarriers, window);
        first = (int)Math.Floor(0.055 / window.HertzPerBin);
        last = (int)Math.Ceiling(0.75 / window.HertzPerBin);
    }

    public PrincipalComponent Component { get; }

    public RateTracker Tracker { get; } = new(1.0, Learned);

    /// <summary>The breathing's frequency, whether or not it is sure enough to be told; 0 when there is none.</summary>
    public double Hertz { get; private set; }

    public VitalEstimate Estimate(ChannelHistory history)
    {
        Hertz = 0;
        if (!window.Fill(history, LeastSeconds))
        {
            Tracker.Forget();
            return VitalEstimate.Unavailable;
        }

        Component.Find(window, first, last);
        Component.Project(window);
        var bin = Fundamental(Largest(first, last));
        if (bin < 0)
        {
            return VitalEstimate.Unavailable;
        }

        var rough = bin * window.HertzPerBin;
        var peak = SpectralPeak.At(Component, window, bin, first, last, isTilted: true, [2 * rough, 3 * rough], work);
        if (peak.Hertz is not (>= LowestHz and <= HighestHz) || peak.Hertz * window.LengthSeconds < FewestBreaths)
        {
            return VitalEstimate.Unavailable;
        }

        Hertz = peak.Hertz;
        return Tracker.Judge(peak, Component.Share);
    }

    /// <summary>The bin of the largest local maximum; −1 without one.</summary>
    private int Largest(int from, int to)
    {
        var (best, at) = (0.0, -1);
        for (var bin = Math.Max(from, window.FirstBin + 1); bin <= to; bin++)
        {
            var power = Component.Power[bin - window.FirstBin];
            if (IsMaximum(bin) && power > best)
            {
                (best, at) = (power, bin);
            }
        }

        return at;
    }

    private int Fundamental(int bin)
    {
        if (bin < 0)
        {
            return bin;
        }

        for (var half = (bin / 2) - 1; half <= (bin / 2) + 1; half++)
        {
            if (half > first && half < bin - 2 && IsMaximum(half) && Power(half) >= SubharmonicShare * Power(bin))
            {
                return half;
            }
        }

        return bin;
    }

    private bool IsMaximum(int bin) => Power(bin) > Power(bin - 1) && Power(bin) >= Power(bin + 1);

    private double Power(int bin) => Component.Power[bin - window.FirstBin];
}
