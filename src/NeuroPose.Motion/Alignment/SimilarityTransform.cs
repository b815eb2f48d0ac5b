using NeuroPose.Numerics;

namespace NeuroPose.Alignment;

/// <summary>A turn, a scale and a shift, in that order: out = scale · rotation · point + translation.</summary>
/// <param name="Rotation">A proper rotation (determinant +1).</param>
/// <param name="Scale">The factor of size; 1 when it was not fitted.</param>
/// <param name="Translation">The shift in millimeters, as seen from the world's origin.</param>
public readonly record struct SimilarityTransform(Matrix3 Rotation, double Scale, Point3 Translation)
{
    /// <summary>Changes nothing.</summary>
    public static SimilarityTransform Identity { get; } = new(Matrix3.Identity, 1, default);

    /// <summary>No transform is known: every number is NaN, and every point goes to NaN.</summary>
    public static SimilarityTransform Unknown { get; } = new(
        new(UnknownPoint, UnknownPoint, UnknownPoint), double.NaN, UnknownPoint);

    /// <summary>False where no fit could be made.</summary>
    public bool IsKnown => !double.IsNaN(Scale);

    /// <summary>How far it turns, in radians from 0 to π. Below 1e-7 this is rounding: the arccosine is steep there.</summary>
    public double RotationRadians => ExactMath.Acos(Math.Clamp((Rotation.Trace - 1) / 2, -1.0, 1.0));

    private static Point3 UnknownPoint => new(double.NaN, double.NaN, double.NaN);

    /// <summary>Where a point goes. NaN goes to NaN.</summary>
    public Point3 Apply(Point3 point) => (Scale * (Rotation * point)) + Translation;
}
