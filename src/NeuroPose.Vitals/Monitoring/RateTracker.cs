using NeuroPose.Numerics;
using NeuroPose.Vitals.Readings;

namespace NeuroPose.Vitals.Monitoring;

/// <summary>
/// Turns lines into estimates. A rate that keeps still is that of the long window; one that moves is followed to this moment. How far the
/// line stands out,
/// how restless the rate is, and how well the seconds before foretold it say how likely the estimate is right.
/// </summary>
/// <param name="tolerancePerMinute">How far a rate may be off and still be right.</param>
/// <param name="quiet">The restlessness, see <see cref="RateEvidence"/>, that a steady rate has by its noise alone.</param>
/// <param name="fullSeconds">The length of a full window.</param>
/// <param name="likelihood">What was learned about when a rate is right.</param>
internal sealed class RateTracker(double tolerancePerMinute, double quiet, double fullSeconds, Likelihood likelihood)
{
    /// <summary>Seconds that must have foretold a rate.</summary>
    private const int Foretelling = 12;

    /// <summary>Seconds whose leans make the restlessness.</summary>
    private const int Watched = 20;

    /// <summary>The largest lean that counts: a single stray second must not count for twenty.</summary>
    private const double MostLean = 200.0;

    /// <summary>The largest swing that counts, in tolerances.</summary>
    private const double MostSwing = 2.0;

    /// <summary>
    /// The largest ratio of amplitudes that counts: where noise is lower still, what a short window makes of the harmonics moves its line,
    /// not the noise.
    /// </summary>
    private const double MostSignal = 100.0;

    private readonly (double PerMinute, double SlopePerMinute)[] recent = new (double, double)[Foretelling];
    private readonly (double Restlessness, double Swing)[] leans = new (double, double)[Watched];
    private long count;
    private long leanCount;

    /// <summary>What was learned about when a rate is right.</summary>
    public Likelihood Likelihood { get; set; } = likelihood;

    /// <summary>What the newest line looked like to the likelihood; null when there was none.</summary>
    public RateEvidence? Evidence { get; private set; }

    /// <summary>Whether the rate is moving, so that the tones of a long window do not describe it.</summary>
    public bool IsRestless { get; private set; }

    /// <summary>Judges a line.</summary>
    /// <param name="peak">The line.</param>
    /// <param name="share">The component's share of the band's power.</param>
    /// <param name="nearness">How near it is to a harmonic of something else, from 0 to 1.</param>
    /// <param name="trend">The newest seconds; null where they could not be looked at.</param>
    /// <param name="windowSeconds">The window's length.</param>
    /// <param name="second">The window's end, in seconds from the first frame.</param>
    public VitalEstimate Judge(SpectralPeak peak, double share, double nearness, TrendLine? trend, double windowSeconds, double second)
    {
        var steady = 60.0 * peak.Hertz;
        var rests = windowSeconds;
        var (lean, slope, restlessness, swing) = (0.0, 0.0, 0.0, 0.0);
        if (trend is { } line)
        {
            (restlessness, swing) = Watch(line, peak, windowSeconds);
            if (line.IsInside && restlessness > quiet)
            {
                var part = 1.0 - ((quiet / restlessness) * (quiet / restlessness));
                (lean, slope) = (part * ((60.0 * line.Hertz) - steady), part * 60.0 * line.Slope);
                rests = part > 0.5 ? line.Seconds : windowSeconds;
            }
        }

        IsRestless = restlessness > quiet;
        var perMinute = steady + lean;
        var evidence = new RateEvidence(
            perMinute,
            ExactMath.Log(Math.Max(1.0, peak.Contrast)) / ExactMath.Log(10.0),
            peak.Concentration,
            share,
            nearness,
            restlessness,
            swing,
            Surprise(perMinute),
            Math.Min(2.0, Math.Abs(lean) / tolerancePerMinute),
            restlessness > quiet ? swing * (1.0 - ((quiet / restlessness) * (quiet / restlessness))) : 0.0,
            Math.Min(1.0, windowSeconds / fullSeconds),
            trend is { IsInside: false });
        Evidence = evidence;
        recent[count % Foretelling] = (perMinute, slope);
        count++;
        var confidence = Likelihood.Of(evidence);
        return confidence < Monitoring.Likelihood.Least
            ? VitalEstimate.Without(Abstention.Unclear)
            : new(perMinute, confidence, confidence >= 0.8 ? VitalStatus.Valid : VitalStatus.Degraded)
            {
                FromSeconds = Math.Max(0.0, second - rests),
                ToSeconds = second,
            };
    }

    /// <summary>Notes that there is no line now.</summary>
    public VitalEstimate Without(Abstention why)
    {
        Evidence = null;
        return VitalEstimate.Without(why);
    }

    /// <summary>Forgets what it saw: there was nothing to see for a while.</summary>
    public void Forget()
    {
        (count, leanCount) = (0, 0);
        IsRestless = false;
    }

    /// <summary>
    /// The root mean square, over the last seconds, of how far the trend led away from the steady line: in units of what noise makes, and
    /// in tolerances.
    /// </summary>
    private (double Restlessness, double Swing) Watch(TrendLine line, SpectralPeak peak, double windowSeconds)
    {
        var signal = Math.Min(MostSignal, Math.Sqrt(peak.Contrast * line.Seconds / windowSeconds));
        var lean = Math.Min(MostLean, Math.Abs(line.Hertz - peak.Hertz) * line.Seconds * signal);
        var swing = Math.Min(MostSwing, 60.0 * Math.Abs(line.Hertz - peak.Hertz) / tolerancePerMinute);
        leans[leanCount % Watched] = (lean * lean, swing * swing);
        leanCount++;
        var (sum, swings, known) = (0.0, 0.0, (int)Math.Min(leanCount, Watched));
        for (var i = 0; i < known; i++)
        {
            sum += leans[i].Restlessness;
            swings += leans[i].Swing;
        }

        return (Math.Sqrt(sum / known), Math.Sqrt(swings / known));
    }

    /// <summary>
    /// How far off, in tolerances, this rate is from where the last seconds were heading; a second that is missing counts as one
    /// tolerance.
    /// </summary>
    private double Surprise(double perMinute)
    {
        var known = (int)Math.Min(count, Foretelling);
        var sum = (double)(Foretelling - known);
        for (var age = 1; age <= known; age++)
        {
            var (rate, slope) = recent[(count - age) % Foretelling];
            var off = Math.Min(2.0, Math.Abs(rate + (age * slope) - perMinute) / tolerancePerMinute);
            sum += off * off;
        }

        return Math.Sqrt(sum / Foretelling);
    }
}
