using NeuroPose.Numerics;

namespace NeuroPose.Synthesis;

/// <summary>An angle over the gait cycle: a mean and a few harmonics, in degrees, phase 0 at the leg's own heel strike.</summary>
internal sealed class GaitCurve(double mean, params (double Cosine, double Sine)[] harmonics)
{
    /// <summary>The angle in radians after so many cycles; only the fraction counts.</summary>
    public double At(double cycles)
    {
        var turn = 2 * Math.PI * (cycles - Math.Floor(cycles));
        var degrees = mean;
        for (var order = 1; order <= harmonics.Length; order++)
        {
            var (cosine, sine) = harmonics[order - 1];
            degrees += (cosine * ExactMath.Cos(order * turn)) + (sine * ExactMath.Sin(order * turn));
        }

        return degrees * (Math.PI / 180);
    }
}
