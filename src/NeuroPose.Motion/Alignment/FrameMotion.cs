using NeuroPose.Numerics;

namespace NeuroPose.Alignment;

/// <summary>What a transform does to the points of one frame.</summary>
/// <param name="CentroidShift">How far the points' middle moves; NaN when there are none.</param>
/// <param name="ResidualRms">The root mean square distance that is left to the target; NaN when there are no points.</param>
internal readonly record struct FrameMotion(double CentroidShift, double ResidualRms)
{
    /// <summary>
    /// Moves points and measures, in one pass; every sum is taken in the order of the points, and in x, y, z within a point.
    /// </summary>
    /// <param name="source">Points × 3 numbers.</param>
    /// <param name="target">As many.</param>
    /// <param name="moved">Room for as many, which are written.</param>
    /// <param name="transform">Where the points go.</param>
    public static FrameMotion Apply(ReadOnlySpan<double> source, ReadOnlySpan<double> target, Span<double> moved, in SimilarityTransform transform)
    {
        var from = Points.In(source);
        var onto = Points.In(target)[..from.Length];
        var to = Points.In(moved)[..from.Length];
        var (before, after) = (default(Point3), default(Point3));
        var squares = 0.0;
        for (var index = 0; index < from.Length; index++)
        {
            var point = from[index];
            var there = transform.Apply(point);
            to[index] = there;
            before += point;
            after += there;
            var rest = there - onto[index];
            squares += rest.X * rest.X;
            squares += rest.Y * rest.Y;
            squares += rest.Z * rest.Z;
        }

        double count = from.Length;
        var shift = new Point3(after.X / count, after.Y / count, after.Z / count) - new Point3(before.X / count, before.Y / count, before.Z / count);
        return new(shift.Length, BinaryScale.IsOrdinarySquare(squares) ? Math.Sqrt(squares / count) : RmsOfAnySize(to, onto));
    }

    private static double RmsOfAnySize(ReadOnlySpan<Point3> points, ReadOnlySpan<Point3> onto)
    {
        var largest = 0.0;
        for (var index = 0; index < points.Length; index++)
        {
            var rest = points[index] - onto[index];
            largest = Math.Max(largest, Math.Max(Math.Abs(rest.X), Math.Max(Math.Abs(rest.Y), Math.Abs(rest.Z))));
        }

        var exponent = BinaryScale.Exponent(largest);
        var squares = 0.0;
        for (var index = 0; index < points.Length; index++)
        {
            var rest = (points[index] - onto[index]).TimesPowerOfTwo(-exponent);
            squares += rest.X * rest.X;
            squares += rest.Y * rest.Y;
            squares += rest.Z * rest.Z;
        }

        return Math.ScaleB(Math.Sqrt(squares / points.Length), exponent);
    }

    /// <summary>Moves points without a target.</summary>
    public static void Apply(ReadOnlySpan<double> source, Span<double> moved, in SimilarityTransform transform)
    {
        var from = Points.In(source);
        var to = Points.In(moved)[..from.Length];
        for (var index = 0; index < from.Length; index++)
        {
            to[index] = transform.Apply(from[index]);
        }
    }
}
