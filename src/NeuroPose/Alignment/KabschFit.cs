using NeuroPose.Numerics;

namespace NeuroPose.Alignment;

/// <summary>The least-squares fit of one cloud of points onto another, point by point.</summary>
internal static class KabschFit
{
    /// <summary>A spread below this part of the points' own squared size is rounding: all points are one.</summary>
    private const double CollapsedSpread = 1e-28;

    /// <summary>Fits points × 3 numbers onto as many; all finite, at least one point.</summary>
    public static SimilarityTransform Fit(ReadOnlySpan<double> source, ReadOnlySpan<double> target, bool fitScale)
    {
        var sourceCenter = Centroid(source);
        var targetCenter = Centroid(target);
        Matrix3 covariance = default;
        var spread = 0.0;
        var size = 0.0;
        for (var index = 0; index < source.Length; index += 3)
        {
            var point = PointAt(source, index);
            var s = point - sourceCenter;
            var t = PointAt(target, index) - targetCenter;
            covariance = new(covariance.X + (t.X * s), covariance.Y + (t.Y * s), covariance.Z + (t.Z * s));
            spread += s.Dot(s);
            size += point.Dot(point);
        }

        if (spread <= CollapsedSpread * size)
        {
            return SimilarityTransform.Identity with { Translation = targetCenter - sourceCenter };
        }

        // covariance = Σ s tᵀ = U σ Vᵀ, and the rotation that brings s onto t is V Uᵀ.
        var (u, values, v) = OrthogonalFactors.Of(covariance);
        var back = u.Transposed();
        var rotation = new Matrix3(v * back.X, v * back.Y, v * back.Z);
        var scale = fitScale ? (values.X + values.Y + values.Z) / spread : 1.0;
        return new(rotation, scale, targetCenter - (scale * (rotation * sourceCenter)));
    }

    public static void Transform(ReadOnlySpan<double> points, Span<double> moved, SimilarityTransform transform)
    {
        for (var index = 0; index < points.Length; index += 3)
        {
            (moved[index], moved[index + 1], moved[index + 2]) = transform.Apply(PointAt(points, index));
        }
    }

    public static Point3 Centroid(ReadOnlySpan<double> points)
    {
        Point3 sum = default;
        for (var index = 0; index < points.Length; index += 3)
        {
            sum += PointAt(points, index);
        }

        var count = points.Length / 3;
        return new(sum.X / count, sum.Y / count, sum.Z / count);
    }

    private static Point3 PointAt(ReadOnlySpan<double> points, int index) => new(points[index], points[index + 1], points[index + 2]);
}
