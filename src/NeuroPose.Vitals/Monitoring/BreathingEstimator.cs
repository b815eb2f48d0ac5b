using NeuroPose.Vitals.Readings;

namespace NeuroPose.Vitals.Monitoring;

/// <summary>Breaths a minute from the newest 51 seconds.</summary>
internal sealed class BreathingEstimator
{
    public const double LowestHz = 4.0 / 60.0;

    /// <summary>Half a breath more than is promised, so that one of 40 a minute is not lost to its noise.</summary>
    public const double HighestHz = 40.5 / 60.0;

    private const int TicksPerSample = 2;
    private const double SamplesPerSecond = (double)ChannelHistory.TicksPerSecond / TicksPerSample;
    private const int MostFollowed = 180;
    private const double LeastSeconds = 10.0;

    /// <summary>A line of fewer breaths than this cannot be told from drift.</summary>
    private const double FewestBreaths = 2.5;

    /// <summary>
    /// The share of a line's power that another at half its frequency needs to be the breath itself, the first being its double.
    /// </summary>
    private const double SubharmonicShare = 0.2;

    /// <summary>Times a line of phases up to which drift is thought to fall; noise above it is level.</summary>
    private const double MostTilt = 2.5;

    /// <summary>The share of a line's width that one of its many harmonics may take of what the line is compared with.</summary>
    private const double HarmonicReach = 2.0 / 3.0;

    /// <summary>Bins, in a full window, by which harmonics must be apart for something to be left between them.</summary>
    private const double BinsApart = 4.5;

    private const double LogarithmOfTwo = 0.6931471805599453;

    /// <summary>Fewer breaths than this in the newest seconds cannot be followed.</summary>
    private const double FewestToFollow = 3.0;

    /// <summary>
    /// The seconds after a held breath, or after one that came unevenly, in which a window of the heart's length holds no even breathing.
    /// </summary>
    private const int UnevenTicks = 27 * ChannelHistory.TicksPerSecond;

    /// <summary>
    /// The newest part of a breath's length, in breaths and at least in seconds, that must move as breathing does, and the share of its
    /// usual movement.
    /// </summary>
    private const double CarriedBreaths = 0.8;
    private const double CarriedSeconds = 3.0;
    private const double CarriedShare = 0.4;

    /// <summary>Seconds with a radio's comb count two, others minus one; from a few on nothing is believed, for at most as many seconds as are kept.</summary>
    private const int FewCombs = 5;
    private const int MostCombs = 20;

    /// <summary>The share of breathing's amplitude that a heartbeat does not exceed.</summary>
    private const double LargestHeart = 0.5;

    /// <summary>Breathing that was not reported for so long is not seen any more, and in the end not known.</summary>
    private const int SeenTicks = 5 * ChannelHistory.TicksPerSecond;
    private const int KnownTicks = 90 * ChannelHistory.TicksPerSecond;

    /// <summary>Amplitudes that are all there is.</summary>
    private static readonly Likelihood LearnedAlone = new()
    {
        Base = 0.363,
        Contrast = 0.293,
        Share = 1.208,
        Restlessness = 0.549,
        Swing = -1.917,
        Surprise = -0.990,
        Lean = 0.360,
        Lost = -3.910,
    };

    /// <summary>Amplitudes beside phases.</summary>
    private static readonly Likelihood LearnedOfAmplitudes = new()
    {
        Base = 0.509,
        Contrast = -0.067,
        Concentration = 0.774,
        Share = 0.715,
        Restlessness = 0.559,
        Swing = -0.456,
        RestlessSwing = -0.239,
        Surprise = -1.186,
        Lean = -1.427,
        Lost = -1.001,
        Fullness = -2.783,
        FullContrast = 0.618,
        FullConcentration = 1.793,
    };

    /// <summary>Phases between antennas.</summary>
    private static readonly Likelihood LearnedOfPhases = new()
    {
        Base = 1.731,
        Contrast = 0.731,
        Concentration = 1.009,
        Share = -0.714,
        Restlessness = 0.683,
        Swing = -0.206,
        RestlessSwing = 0.733,
        Surprise = -1.318,
        Lean = -1.722,
        Lost = -1.367,
        Fullness = -3.561,
        FullContrast = 0.258,
        FullConcentration = 0.480,
    };

    private readonly ChannelWindow window;
    private readonly CombTest comb = new();
    private readonly PacketPace packets = new();
    private readonly double[] work = new double[ChannelWindow.Size];
    private readonly RateTrend[] trends = [new(SamplesPerSecond, 60), new(SamplesPerSecond, 90), new(SamplesPerSecond, 130), new(SamplesPerSecond, MostFollowed)];
    private readonly double[] newest = new double[MostFollowed];
    private readonly double[] harmonics = new double[5];
    private readonly int first;
    private readonly int last;
    private readonly bool isOfPhases;
    private long beginTicks;
    private long unevenTicks = long.MinValue / 2;
    private int combs;
    private long toldTicks = long.MinValue / 2;
    private double toldAmplitude;

    public BreathingEstimator(int subcarriers, SignalFamily family)
    {
        isOfPhases = family == SignalFamily.AntennaPhases;
        Tracker = new RateTracker(1.0, quiet: 8.0, ChannelWindow.Size / SamplesPerSecond, isOfPhases ? LearnedOfPhases : LearnedAlone);
        window = new ChannelWindow(subcarriers, TicksPerSample, lowHz: 0.04, highHz: 0.8);
        Component = new PrincipalComponent(subcarriers, window);
        first = (int)Math.Floor(0.055 / window.HertzPerBin);
        last = (int)Math.Ceiling(0.75 / window.HertzPerBin);
    }

    public PrincipalComponent Component { get; }

    public RateTracker Tracker { get; }

    /// <summary>The breathing's frequency, whether or not it is sure enough to be told; 0 when there is none.</summary>
    public double Hertz { get; private set; }

    /// <summary>The frequency when there was one last; 0 before.</summary>
    public double LastHertz { get; private set; }

    /// <summary>Whether breathing was not one steady rate in the last half minute, so that no pure tones describe it.</summary>
    public bool IsUneven { get; private set; }

    /// <summary>
    /// Whether a line of an amplitude, summed over the subcarriers, may be breathing that is faster than what is reported here: no
    /// breathing is seen now, and none was seen lately or it was no larger.
    /// </summary>
    public bool MayBe(double amplitude, ChannelHistory history)
    {
        var ago = history.Ticks - toldTicks;
        return ago > SeenTicks && (ago > KnownTicks || amplitude > LargestHeart * toldAmplitude);
    }

    /// <summary>There are phases too, so that amplitudes need not be enough.</summary>
    public void StandBesidePhases() => Tracker.Likelihood = LearnedOfAmplitudes;

    public VitalEstimate Estimate(ChannelHistory history, double second)
    {
        Hertz = 0;
        IsUneven = history.Ticks - unevenTicks < UnevenTicks;
        if (!window.Fill(history, LeastSeconds, history.Ticks - beginTicks))
        {
            Tracker.Forget();
            return Tracker.Without(Abstention.TooLittle);
        }

        Component.Find(window, first, last);
        Component.Project(window);
        var bin = Fundamental(Largest(first, last));
        if (bin < 0)
        {
            return Tracker.Without(Abstention.Unclear);
        }

        var rough = bin * window.HertzPerBin;
        for (var multiple = 2; multiple <= harmonics.Length + 1; multiple++)
        {
            harmonics[multiple - 2] = multiple * rough;
        }

        var isApart = bin * window.Length > BinsApart * ChannelWindow.Size;
        var peak = isOfPhases
            ? SpectralPeak.At(Component, window, bin, first, last, (int)(MostTilt * bin), harmonics.AsSpan(0, isApart ? harmonics.Length : 0), HarmonicReach, work)
            : SpectralPeak.At(Component, window, bin, first, last, last, harmonics.AsSpan(0, 2), 1.0, work);
        if (isOfPhases)
        {
            peak = peak with { Contrast = Math.Min(peak.Contrast, ContrastToNoise(bin)) };
        }

        if (peak.Hertz is not (>= LowestHz and <= HighestHz) || peak.Hertz * window.LengthSeconds < FewestBreaths)
        {
            return Tracker.Without(Abstention.Unclear);
        }

        // What is slower may be a heartbeat of up to 180 a minute, folded down.
        if (peak.Hertz >= history.FramesPerSecond(window.Length * TicksPerSample) - HeartEstimator.HighestHz)
        {
            return Tracker.Without(Abstention.TooFewFrames);
        }

        var amplitude = Amplitude(bin);
        // What bursts do to all antennas alike cancels between them.
        var isComb = !isOfPhases && comb.IsComb(window, Component.Weights, peak.Hertz, amplitude * TicksPerSample);
        combs = Math.Clamp(combs + (isComb ? 2 : -1), 0, MostCombs);
        if (isComb || combs > FewCombs || packets.Sets(history, window, Component.Weights, peak.Hertz))
        {
            return Tracker.Without(Abstention.RadioArtifact);
        }

        (Hertz, LastHertz) = (peak.Hertz, peak.Hertz);
        if (!IsCarried(amplitude))
        {
            unevenTicks = history.Ticks;
            IsUneven = true;
            return Tracker.Without(Abstention.Pause);
        }

        var estimate = InRange(Tracker.Judge(peak, Component.Share, 0.0, Follow(history, peak.Hertz), window.LengthSeconds, second));
        if (estimate.PerMinute is not null)
        {
            (toldTicks, toldAmplitude) = (history.Ticks, amplitude);
        }

        unevenTicks = Tracker.IsRestless ? history.Ticks : unevenTicks;
        IsUneven |= Tracker.IsRestless;
        return estimate;
    }

    /// <summary>Breath is held: nothing is told, and what was before counts no longer.</summary>
    public VitalEstimate Hold(ChannelHistory history)
    {
        // The breath that shows that breathing is back began a little earlier.
        beginTicks = Math.Max(0, history.Ticks - (2 * ChannelHistory.TicksPerSecond));
        unevenTicks = history.Ticks;
        (Hertz, IsUneven) = (0, true);
        Tracker.Forget();
        return Tracker.Without(Abstention.Apnea);
    }

    /// <summary>
    /// How far a line stands above white noise as strong as what bends the series from sample to sample. In a short window the rest of the band is what
    /// little the line and its harmonics leave of it, and says nothing.
    /// </summary>
    private double ContrastToNoise(int bin)
    {
        var series = work.AsSpan(0, window.Length);
        window.Project(Component.Weights, series);
        var (squares, count) = (0.0, 0);
        for (var i = 2; i < series.Length; i++)
        {
            if (window.Taper(i) != 0 && window.Taper(i - 1) != 0 && window.Taper(i - 2) != 0)
            {
                var bend = series[i] - (2.0 * series[i - 1]) + series[i - 2];
                (squares, count) = (squares + (bend * bend), count + 1);
            }
        }

        // A bend has six times the variance of white noise, the taper three eighths of its power, and the median of such bins is ln 2 of their mean.
        var noise = count > 0 ? squares / (6.0 * count) * 0.375 * window.Length * LogarithmOfTwo : 0.0;
        return Power(bin) / Math.Max(noise, 1e-12 * Power(bin));
    }

    // A rate that was followed may have left the range; what lies outside is not told.
    private VitalEstimate InRange(VitalEstimate estimate) =>
        estimate.PerMinute is { } rate && rate is not (>= 60.0 * LowestHz and <= 60.0 * HighestHz) ? Tracker.Without(Abstention.Unclear) : estimate;

    /// <summary>Follows the rate through the fewest seconds that hold enough breaths; null where there are not enough.</summary>
    private TrendLine? Follow(ChannelHistory history, double hertz)
    {
        var useful = history.UsefulTicks() / TicksPerSample;
        foreach (var trend in trends)
        {
            if (trend.Seconds * hertz >= FewestToFollow && trend.Length <= Math.Min(window.Length, useful))
            {
                var series = newest.AsSpan(0, trend.Length);
                window.Project(Component.Weights, series);
                return trend.Follow(series, hertz);
            }
        }

        return null;
    }

    /// <summary>The amplitude of the line at a bin, a tick, summed over the subcarriers.</summary>
    private double Amplitude(int bin) => Math.Sqrt(Power(bin) / TaperShape.PeakPower(window.Length)) * 2.0 / TicksPerSample;

    /// <summary>Whether the newest seconds move as much as a breath of the window's amplitude does.</summary>
    private bool IsCarried(double amplitude)
    {
        var count = (int)Math.Ceiling(SamplesPerSecond * Math.Max(CarriedSeconds, CarriedBreaths / Hertz));
        var series = newest.AsSpan(0, Math.Min(newest.Length, Math.Min(count, window.Length)));
        window.Project(Component.Weights, series);
        var (sum, squares) = (0.0, 0.0);
        foreach (var value in series)
        {
            sum += value;
            squares += value * value;
        }

        var variance = (squares / series.Length) - (sum / series.Length * (sum / series.Length));
        var usual = 0.5 * amplitude * amplitude * TicksPerSample * TicksPerSample;
        return variance >= CarriedShare * CarriedShare * usual;
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
