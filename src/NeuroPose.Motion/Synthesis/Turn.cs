using NeuroPose.Numerics;

namespace NeuroPose.Synthesis;

/// <summary>
/// Rotations of points given as (forward, down, left): the camera's own axes when the walker goes to the camera's right.
/// </summary>
internal static class Turn
{
    /// <summary>Swings about the axis to the left: what hangs down swings forward.</summary>
    public static Point3 Forward(Point3 p, double radians)
    {
        var (sine, cosine) = (ExactMath.Sin(radians), ExactMath.Cos(radians));
        return new((p.X * cosine) + (p.Y * sine), (p.Y * cosine) - (p.X * sine), p.Z);
    }

    /// <summary>Turns about the vertical: the right side goes forward.</summary>
    public static Point3 RightForward(Point3 p, double radians)
    {
        var (sine, cosine) = (ExactMath.Sin(radians), ExactMath.Cos(radians));
        return new((p.X * cosine) - (p.Z * sine), p.Y, (p.X * sine) + (p.Z * cosine));
    }

    /// <summary>Tips about the forward axis: what hangs down moves to the left. The angle is given by its sine.</summary>
    public static Point3 Left(Point3 p, double sine)
    {
        var cosine = Math.Sqrt(1 - (sine * sine));
        return new(p.X, (p.Y * cosine) - (p.Z * sine), (p.Y * sine) + (p.Z * cosine));
    }
}
