using NeuroPose.Numerics;

namespace NeuroPose.Vitals.Synthesis;

/// <summary>A rate over time: its value, a slow sine around it, and irregular changes that last about fifteen seconds.</summary>
/// <param name="perMinute">The rate at the beginning; 0 for none.</param>
/// <param name="wander">How far the sine reaches.</param>
/// <param name="wanderSeconds">How long the sine takes.</param>
/// <param name="variability">The standard deviation of the irregular changes.</param>
/// <param name="random">Where these come from.</param>
internal sealed class RatePath(double perMinute, double wander, double wanderSeconds, double variability, SeededRandom random)
{
    private const double VariabilitySeconds = 15.0;

    private double middle = perMinute;
    private double irregular = variability > 0 ? variability * random.NextGaussian() : 0.0;

    /// <summary>Sets the rate around which it changes.</summary>
    public void Step(double perMinuteFromNow) => middle = perMinuteFromNow;

    /// <summary>The rate at a time, that many seconds after the last; 0 or less for none.</summary>
    public double At(double time, double seconds)
    {
        if (variability > 0)
        {
            var forgotten = Math.Min(1.0, Math.Abs(seconds) / VariabilitySeconds);
            irregular += (variability * Math.Sqrt(forgotten * (2.0 - forgotten)) * random.NextGaussian()) - (forgotten * irregular);
        }

        return middle + (wander * ExactMath.Sin(2 * Math.PI * time / wanderSeconds)) + irregular;
    }
}
