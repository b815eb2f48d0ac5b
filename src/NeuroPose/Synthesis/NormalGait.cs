namespace NeuroPose.Synthesis;

/// <summary>
/// The leg's angles in level walking. The harmonics were fitted to key points set by hand to the shape that every textbook of
/// gait analysis shows, then adjusted until the standing foot neither slips nor sinks. They are no measurement of anyone.
/// </summary>
internal static class NormalGait
{
    /// <summary>The part of the cycle in which both feet carry, at each end of a stance.</summary>
    private const double DoubleSupport = 0.13;

    /// <summary>How long before heel strike the foot begins to carry, so that weight passes smoothly.</summary>
    private const double EarlyContact = 0.03;

    /// <summary>The thigh from the vertical, forward positive: about 25° at heel strike, −19° at push-off.</summary>
    public static GaitCurve Hip { get; } = new(6.0, (22.6, -1.5), (-3.2, -1.7), (-0.9, 0.8));

    /// <summary>Flexion of the knee: 18° in loading response, 60° in swing.</summary>
    public static GaitCurve Knee { get; } = new(23.2, (-3.3, -19.0), (-13.4, 6.3), (-0.8, 3.6), (-0.1, -0.3), (-0.2, 0.2));

    /// <summary>Dorsiflexion of the ankle: 13° late in stance, −17° (plantarflexion) after push-off.</summary>
    public static GaitCurve Ankle { get; } = new(1.3, (-2.4, 6.7), (1.5, -8.6), (-3.1, 0.5), (2.1, 0.3), (0.1, -1.0), (0.6, 0.4));

    /// <summary>How much of the body the leg carries, 0 to 1: one in single support, passing smoothly from leg to leg.</summary>
    public static double Support(double cycles)
    {
        var phase = cycles + EarlyContact - Math.Floor(cycles + EarlyContact);
        return SmoothStep(phase / DoubleSupport) * (1 - SmoothStep((phase - 0.5) / DoubleSupport));
    }

    private static double SmoothStep(double x)
    {
        var t = Math.Clamp(x, 0, 1);
        return t * t * (3 - (2 * t));
    }
}
