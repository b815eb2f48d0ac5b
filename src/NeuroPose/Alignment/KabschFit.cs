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
        var from = Points.In(source);
        var onto = Points.In(target)[..from.Length];
        var sourceCenter = Centroid(from);
        var targetCenter = Centroid(onto);
        var (x, y, z) = (default(Point3), default(Point3), default(Point3));
        var spread = 0.0;
        var size = 0.0;
        for (var index = 0; index < from.Length; index++)
        {
            var point = from[index];
            var s = point - sourceCenter;
            var t = onto[index] - targetCenter;
            x += t.X * s;
            y += t.Y * s;
            z += t.Z * s;
            spread += s.Dot(s);
            size += point.Dot(point);
        }

        if (spread <= CollapsedSpread * size)
        {
            return SimilarityTransform.Identity with { Translation = targetCenter - sourceCenter };
        }

        // covariance = Σ s tᵀ = U σ Vᵀ, and the rotation that brings s onto t is V Uᵀ.
        var (u, values, v) = OrthogonalFactors.Of(new(x, y, z));
        var back = u.Transposed();
        var rotation = new Matrix3(v * back.X, v * back.Y, v * back.Z);
        var scale = fitScale ? (values.X + values.Y + values.Z) / spread : 1.0;
        return new(rotation, scale, targetCenter - (scale * (rotation * sourceCenter)));
    }

    /// <summary>The mean, summed in the order of the points.</summary>
    private static Point3 Centroid(ReadOnlySpan<Point3> points)
    {
        Point3 sum = default;
        foreach (var point in points)
        {
            sum += point;
        }

        var count = points.Length;
        return new(sum.X / count, sum.Y / count, sum.Z / count);
    }
}
