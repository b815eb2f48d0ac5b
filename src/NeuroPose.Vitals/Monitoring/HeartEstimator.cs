using NeuroPose.Numerics;
using NeuroPose.Vitals.Readings;

namespace NeuroPose.Vitals.Monitoring;

/// <summary>
/// Beats a minute from the newest 26 seconds; a multiple of the breathing rate that breathing itself explains is no heartbeat.
/// </summary>
internal sealed class HeartEstimator
{
    public const double HighestHz = 180.0 / 60.0;
    private const double LowestHz = 40.0 / 60.0;

    /// <summary>People breathe no faster; what repeats more slowly may be breathing.</summary>
    private const double FastestBreathingHz = 75.0 / 60.0;

    /// <summary>Frames that must arrive in the time of the fastest beat: more than two, so that none looks slower than it is.</summary>
    private const double FramesPerBeat = 2.02;

    /// <summary>After a movement a shorter window will do: breathing is known from before.</summary>
    private const double LeastSecondsAfterMovement = 10.0;

    /// <summary>
    /// In less, the third or fourth harmonic of breathing cannot be told from a heartbeat; nor in less than a full window while breathing
    /// is unknown.
    /// </summary>
    private const double LeastSeconds = 18.0;
    private const double LeastSecondsAlone = 25.0;
    private const double MostUseless = 0.15;
    private const double LikeBreathing = 0.5;
    private const int LargerHarmonics = 4;

    /// <summary>How much more power a harmonic may have than it shows, when a heartbeat close by weakens it.</summary>
    private const double MayWeaken = 1.2;

    /// <summary>
    /// Cells of resolution within which half a rate lies at a line, and within which that line may hide a heartbeat that weighs the
    /// subcarriers as
    /// breathing does.
    /// </summary>
    private const double Near = 1.2;
    private const double NearHidden = 0.6;

    /// <summary>Cells around an overtone in which what is left of it may look like a line.</summary>
    private const double NearOvertone = 1.0;

    /// <summary>The share of a line's power that one two breathing rates away may have.</summary>
    private const double MostTwoAway = 0.5;

    /// <summary>The share of the slowest heart at which half a rate is still looked at while breathing is uneven.</summary>
    private const double SlowestHalf = 0.95;

    /// <summary>Samples through which a rate that moves is followed: ten seconds.</summary>
    private const int Followed = 10 * ChannelHistory.TicksPerSecond;

    private static readonly Likelihood Learned = new()
    {
        Base = -0.633,
        Contrast = 1.466,
        Concentration = 2.974,
        Share = -2.462,
        Nearness = -1.719,
        Swing = 0.147,
        Surprise = -2.184,
        Lean = -0.668,
        Lost = -1.630,
    };

    private readonly ChannelWindow window;
    private readonly PrincipalComponent component;
    private readonly double[] work = new double[ChannelWindow.Size];
    private readonly HarmonicRemoval harmonics;
    private readonly OvertoneRemoval overtones;
    private readonly PacketPace packets = new();
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
        harmonics = new HarmonicRemoval(window, subcarriers);
        overtones = new OvertoneRemoval(window, subcarriers);
        first = (int)Math.Floor(0.63 / window.HertzPerBin);
        last = (int)Math.Ceiling(3.1 / window.HertzPerBin);
    }

    public RateTracker Tracker { get; } = new(3.0, quiet: 5.0, (double)ChannelWindow.Size / ChannelHistory.TicksPerSecond, Learned);

    public VitalEstimate Estimate(ChannelHistory history, BreathingEstimator breathing, double second)
    {
        if (history.FramesPerSecond(Math.Min(history.Count, ChannelWindow.Size)) < FramesPerBeat * HighestHz)
        {
            Tracker.Forget();
            return Tracker.Without(Abstention.TooFewFrames);
        }

        if (!Fill(history, breathing))
        {
            Tracker.Forget();
            return Tracker.Without(Abstention.TooLittle);
        }

        TakeOut(breathing);
        component.Find(window, first, last);
        var isLike = IsLike(breathing.Component.Weights);
        var lines = isLike ? harmonics.Lines : [];
        var bin = Largest(isLike);
        if (bin < 0 || IsDouble(bin, isLike) || (overtones.Any && IsBesideHeart(bin, breathing.LastHertz)))
        {
            return Tracker.Without(Abstention.Unclear);
        }

        component.Project(window, harmonics);
        var peak = SpectralPeak.At(component, window, bin, first, last, tilted: 0, lines, 1.0, work);
        if (!IsInRange(peak.Hertz))
        {
            return Tracker.Without(Abstention.Unclear);
        }

        if (packets.Sets(history, window, component.Weights, peak.Hertz))
        {
            return Tracker.Without(Abstention.RadioArtifact);
        }

        if (peak.Hertz < FastestBreathingHz && breathing.MayBe(2.0 * Math.Sqrt(peak.Power / TaperShape.PeakPower(window.Length)), history))
        {
            return Tracker.Without(Abstention.MayBeBreathing);
        }

        var nearness = isLike && breathing.IsUneven ? Nearness(peak.Hertz, breathing.LastHertz) : 0.0;
        var estimate = Tracker.Judge(peak, component.Share, nearness, Follow(breathing, peak.Hertz), window.LengthSeconds, second);

        // What overtones leave in a few seconds leads a rate that is followed astray.
        if (overtones.Any && (Tracker.IsRestless || breathing.IsUneven))
        {
            return Tracker.Without(Abstention.Unclear);
        }

        return estimate.PerMinute is { } rate && !IsInRange(rate / 60.0) ? Tracker.Without(Abstention.Unclear) : estimate;
    }

    /// <summary>Takes the newest ticks, or those since the last movement when much of them is of no use.</summary>
    private bool Fill(ChannelHistory history, BreathingEstimator breathing)
    {
        var isKnown = breathing.Hertz > 0 || breathing.IsUneven;
        var isFull = window.Fill(history, isKnown ? LeastSeconds : LeastSecondsAlone);
        return isFull && window.UselessShare <= MostUseless
            || (isFull && isKnown && window.Fill(history, LeastSecondsAfterMovement, history.UsefulTicks()));
    }

    private static bool IsInRange(double hertz) => hertz is >= LowestHz and <= HighestHz;

    /// <summary>Steady breathing is a row of tones, other breathing a waveform; both are fitted and subtracted.</summary>
    private void TakeOut(BreathingEstimator breathing)
    {
        harmonics.Clear();
        overtones.Clear();
        if (breathing.LastHertz > 0 && (breathing.IsUneven || breathing.Hertz > 0))
        {
            overtones.From(breathing.Component.Weights, breathing.LastHertz, breathing.IsUneven, first, last);
        }

        if (breathing.IsUneven)
        {
            harmonics.FromUneven(breathing.Component.Weights, breathing.LastHertz);
        }
        else if (breathing.Hertz > 0)
        {
            harmonics.From(breathing.Component.Weights, breathing.Hertz);
        }
    }

    /// <summary>
    /// Follows the rate through the newest seconds: without breathing's tones where the heart moves the subcarriers as breathing does, else
    /// in what does not move as breathing does; null where there are not enough.
    /// </summary>
    private TrendLine? Follow(BreathingEstimator breathing, double hertz)
    {
        if (trend.Length > window.Length)
        {
            return null;
        }

        component.Weights.CopyTo(direction);
        var share = Quads.Dot(breathing.Component.Weights, component.Weights);
        var isLike = share * share > LikeBreathing;
        if ((breathing.Hertz > 0 || breathing.IsUneven) && !isLike)
        {
            Quads.Subtract(direction, breathing.Component.Weights, share);
        }

        window.Project(direction, newest);
        for (var i = 0; isLike && i < newest.Length; i++)
        {
            newest[i] -= share * harmonics.Tones[window.Length - newest.Length + i];
        }

        return trend.Follow(newest, hertz);
    }

    /// <summary>How near a rate is to one of the larger harmonics of breathing that is not steady: 1 at it, 0 from four cells on.</summary>
    private double Nearness(double hertz, double breathing)
    {
        var nearest = double.PositiveInfinity;
        for (var multiple = 2; multiple <= LargerHarmonics; multiple++)
        {
            nearest = Math.Min(nearest, Math.Abs(hertz - (multiple * breathing)));
        }

        return Math.Max(0.0, 1.0 - (nearest / (4.0 * Cell)));
    }

    /// <summary>The smallest distance of two lines that can be told apart, in hertz.</summary>
    private double Cell => window.SampleRateHz / window.Length;

    /// <summary>
    /// Whether the component weighs the subcarriers as breathing does, so that what is left of a harmonic would show in it.
    /// </summary>
    private bool IsLike(ReadOnlySpan<double> weights)
    {
        var product = Quads.Dot(weights, component.Weights);
        return product * product > LikeBreathing;
    }

    /// <summary>
    /// Whether a line at half the frequency was taken for breathing that may have been the heart, or is stronger, and this its double:
    /// where one chest moves both, a harmonic and the heart can weaken each other.
    /// </summary>
    private bool IsDouble(int bin, bool isLike)
    {
        var half = bin * window.HertzPerBin / 2.0;
        var isHidden = isLike && !harmonics.IsUneven;
        var largest = harmonics.PowerNear(half, (isHidden ? NearHidden : Near) * Cell, harmonics.IsUneven ? 1 : isLike ? 2 : 3);
        if (half < (harmonics.IsUneven ? SlowestHalf : 1.0) * LowestHz)
        {
            return false;
        }

        if (!isLike)
        {
            return largest > Power(bin);
        }

        var reach = Cell / window.HertzPerBin;
        for (var at = (int)Math.Max(first, (bin / 2.0) - reach); at <= (bin / 2.0) + reach; at++)
        {
            if (Power(at) > Power(bin))
            {
                return true;
            }
        }

        return MayWeaken * largest > Power(bin);
    }

    /// <summary>
    /// Whether a line may lie one breathing rate beside the heart: a room that makes overtones makes such lines too, on both sides of the
    /// heart, and none two rates away from it.
    /// </summary>
    private bool IsBesideHeart(int bin, double breathingHertz)
    {
        var own = Total(bin);
        var away = breathingHertz / window.HertzPerBin;
        return Total(bin - away) > own || Total(bin + away) > own || Math.Max(Total(bin - (2.0 * away)), Total(bin + (2.0 * away))) > MostTwoAway * own;
    }

    /// <summary>The power of all subcarriers about a place between bins; 0 outside the band.</summary>
    private double Total(double place)
    {
        var most = 0.0;
        for (var bin = (int)Math.Floor(place); bin <= (int)Math.Ceiling(place); bin++)
        {
            if (bin >= first && bin <= last)
            {
                var reals = window.Reals(bin);
                var imaginaries = window.Imaginaries(bin);
                most = Math.Max(most, Quads.Dot(reals, reals) + Quads.Dot(imaginaries, imaginaries));
            }
        }

        return most;
    }

    /// <summary>The bin of the largest local maximum that nothing else explains; −1 without one.</summary>
    private int Largest(bool isLike)
    {
        var (best, at) = (0.0, -1);
        for (var bin = first; bin <= last; bin++)
        {
            var isMaximum = Power(bin) > Power(bin - 1) && Power(bin) >= Power(bin + 1);
            if (isMaximum && Power(bin) > best && !(isLike && harmonics.Explains(Place(bin) * window.HertzPerBin))
                && !SpectralPeak.IsNear(Place(bin) * window.HertzPerBin, overtones.Lines, NearOvertone * Cell))
            {
                (best, at) = (Power(bin), bin);
            }
        }

        return at;
    }

    /// <summary>Where between its neighbors a line is, by the parabola through the logarithms of three powers.</summary>
    private double Place(int bin)
    {
        var (below, here, above) = (ExactMath.Log(Power(bin - 1)), ExactMath.Log(Power(bin)), ExactMath.Log(Power(bin + 1)));
        var bend = below - (2.0 * here) + above;
        return bend < 0 ? bin + Math.Clamp(0.5 * (below - above) / bend, -0.5, 0.5) : bin;
    }

    private double Power(int bin) => component.Power[bin - window.FirstBin];
}
