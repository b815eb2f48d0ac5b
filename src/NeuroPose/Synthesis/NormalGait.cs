namespace NeuroPose.Synthesis;

/// <summary>
/// The leg's angles in level walking. The harmonics were fitted to key points that we set by hand to have the shape every textbook
/// of gait analysis shows; they are no measurement of anyone.
/// </summary>
internal static class NormalGait
{
    /// <summary>The part of the cycle in which both feet carry, at each end of a stance.</summary>
    private const double DoubleSupport = 0.13;

    /// <summary>How long before heel strike the foot begins to carry, so that weight passes smoothly.</summary>
    private const double EarlyContact = 0.03;

    /// <summary>The thigh from the vertical, forward positive: about 26° at heel strike, −20° at push-off.</summary>
    public static GaitCurve Hip { get; } = new(6.2, (22.0, 0.3), (-2.6, -3.4), (-0.2, 0.9));

    /// <summary>Flexion of the knee: 18° in loading response, 60° in swing.</summary>
    public static GaitCurve Knee { get; } = new(22.8, (-2.6, -20.1), (-13.7, 7.4), (-0.6, 3.3), (-1.0, 0.2), (-0.7, 0.2));

    /// <summary>Dorsiflexion of the ankle; −17° (plantarflexion) at push-off.</summary>
    public static GaitCurve Ankle { get; } = new(0.1, (-1.6, 6.0), (1.5, -7.5), (-3.4, 0.7), (2.1, -0.7), (-0.2, -0.9), (0.5, 0.2));

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
