using System.Runtime.InteropServices;

namespace NeuroPose.Numerics;

/// <summary>Coordinates seen as points, without a copy.</summary>
internal static class Points
{
    /// <summary>Points × 3 numbers, the coordinate running fastest.</summary>
    public static ReadOnlySpan<Point3> In(ReadOnlySpan<double> coordinates) => MemoryMarshal.Cast<double, Point3>(coordinates);

    /// <summary>Points × 3 numbers, the coordinate running fastest, to be written.</summary>
    public static Span<Point3> In(Span<double> coordinates) => MemoryMarshal.Cast<double, Point3>(coordinates);
}
