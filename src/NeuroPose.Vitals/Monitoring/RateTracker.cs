using NeuroPose.Numerics;
using NeuroPose.Vitals.Readings;

namespace NeuroPose.Vitals.Monitoring;

/// <summary>
/// Turns lines into estimates: how far a line stands out, and how well it agrees with those of the seconds before, say how likely its rate is right.
/// </summary>
/// <param name="tolerancePerMinute">How far apart two rates may lie and still agree.</param>
/// <param name="likelihood">What was learned about when a rate is right.</param>
internal sealed class RateTracker(double tolerancePerMinute, Likelihood likelihood)
{
    private const int Remembered = 6;

    private readonly double[] recent = new double[Remembered];
    private long count;

    /// <summary>What the newest line looked like to the likelihood.</summary>
    public (double PerMinute, double Contrast, double Concentration, double Share, double Agreement) Evidence { get; private set; }

    public VitalEstimate Judge(SpectralPeak peak, double share)
    {
        var perMinute = 60.0 * peak.Hertz;
        var agreeing = 0;
        var known = (int)Math.Min(count, Remembered);
        for (var i = 0; i < known; i++)
        {
            agreeing += Math.Abs(recent[i] - perMinute) <= tolerancePerMinute ? 1 : 0;
        }

        recent[count % Remembered] = perMinute;
        count++;
        Evidence = (perMinute, ExactMath.Log(Math.Max(1.0, peak.Contrast)) / ExactMath.Log(10.0), peak.Concentration, share, (double)agreeing / Remembered);
        var confidence = likelihood.Of(Evidence.Contrast, Evidence.Concentration, Evidence.Share, Evidence.Agreement);
        return confidence < Likelihood.Least
            ? VitalEstimate.Unavailable
            : new(perMinute, confidence, confidence >= 0.8 ? VitalStatus.Valid : VitalStatus.Degraded);
    }

    /// <summary>Forgets what it saw: there was nothing to see for a while.</summary>
    public void Forget() => count = 0;
}
