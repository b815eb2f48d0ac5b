using System.Runtime.CompilerServices;
using NeuroPose.Numerics;

namespace NeuroPose.Alignment;

/// <summary>All that a least-squares fit needs to know of two clouds of points; every sum is taken in the order of the points.</summary>
/// <param name="SourceCenter">The mean of the source's points.</param>
/// <param name="TargetCenter">The mean of the target's points.</param>
/// <param name="Covariance">Σ s tᵀ, with s and t seen from the means.</param>
/// <param name="Spread">Σ |s|², seen from the mean.</param>
/// <param name="Size">Σ |s|², seen from the origin.</param>
internal readonly record struct CloudMoments(Point3 SourceCenter, Point3 TargetCenter, Matrix3 Covariance, double Spread, double Size)
{
    /// <summary>Of points × 3 numbers and as many.</summary>
    // Inlined into a longer method, the sums would leave the processor's registers.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static CloudMoments Of(ReadOnlySpan<double> source, ReadOnlySpan<double> target)
    {
        var from = Points.In(source);
        var onto = Points.In(target)[..from.Length];
        var (sourceCenter, targetCenter) = Centers(from, onto);
        var (x, y, z) = (default(Point3), default(Point3), default(Point3));
        var (spread, size) = (0.0, 0.0);
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

        return new(sourceCenter, targetCenter, new(x, y, z), spread, size);
    }

    private static (Point3 Source, Point3 Target) Centers(ReadOnlySpan<Point3> from, ReadOnlySpan<Point3> onto)
    {
        var (source, target) = (default(Point3), default(Point3));
        for (var index = 0; index < from.Length; index++)
        {
            source += from[index];
            target += onto[index];
        }

        double count = from.Length;
        return (new(source.X / count, source.Y / count, source.Z / count), new(target.X / count, target.Y / count, target.Z / count));
    }
}
