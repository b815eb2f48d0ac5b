namespace NeuroPose.Synthesis;

/// <summary>
/// The leg's angles in level walking. The harmonics were fitted to key points set by hand to the shape that every textbook of
/// gait analysis shows, then adjusted until the standing foot neither slips nor sinks and the heel,
/// lowest at heel strike, rises steadily from mid-stance. They are no measurement of anyone.
/// </summary>
internal static class NormalGait
{
    /// <summary>The part of the cycle in which both feet carry, at each end of a stance.</summary>
    private const double DoubleSupport = 0.13;

    /// <summary>How long before heel strike the foot begins to carry, so that weight passes smoothly.</summary>
    private const double EarlyContact = 0.03;

    /// <summary>Where swing begins to set in and to fade, each over a fifth of the cycle.</summary>
    private const double SwingStart = 0.50;
    private const double SwingEnd = 0.80;

    /// <summary>The thigh from the vertical, forward positive: about 25° at heel strike, −21° at push-off.</summary>
    public static GaitCurve Hip { get; } = new(5.5, (23.1, -1.5), (-3.3, -1.9), (-0.4, 1.1));

    /// <summary>Flexion of the knee: 18° in loading response, 60° in swing.</summary>
    public static GaitCurve Knee { get; } = new(23.7, (-4.2, -18.3), (-13.9, 5.5), (-0.3, 3.8), (-0.4, -0.1), (-0.3, 0.4));

    /// <summary>Dorsiflexion of the ankle: 10° late in stance, −17° (plantarflexion) after push-off.</summary>
    public static GaitCurve Ankle { get; } = new(0.0, (-1.1, 5.5), (1.1, -7.3), (-3.6, 0.1), (2.4, -0.4), (-0.2, -1.2), (0.5, 0.2));

    /// <summary>How much of the body the leg carries, 0 to 1: one in single support, passing smoothly from leg to leg.</summary>
    public static double Support(double cycles)
    {
        var phase = cycles + EarlyContact - Math.Floor(cycles + EarlyContact);
        return SmoothStep(phase / DoubleSupport) * (1 - SmoothStep((phase - 0.5) / DoubleSupport));
    }

    /// <summary>How much the leg is in swing, 0 to 1: nothing while it carries, all in mid-swing.</summary>
    public static double Swing(double cycles)
    {
        var phase = cycles - Math.Floor(cycles);
        return SmoothStep((phase - SwingStart) / 0.2) * (1 - SmoothStep((phase - SwingEnd) / 0.2));
    }

    /// <summary>From 0 at 0 and before to 1 at 1 and after.</summary>
    public static double SmoothStep(double x)
    {
        var t = Math.Clamp(x, 0, 1);
        return t * t * (3 - (2 * t));
    }
}
