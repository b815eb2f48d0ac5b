using NeuroPose.Numerics;

namespace NeuroPose.Formats;

/// <summary>Where a force plate lies in the laboratory.</summary>
/// <param name="Corners">Four corners of its surface.</param>
/// <param name="Center">The middle of the corners.</param>
/// <param name="Axes">Its axes by columns, the third into the ground.</param>
/// <param name="Origin">From the origin of the sensors to the middle of the surface, in the plate's axes.</param>
internal sealed record ForcePlateGeometry(IReadOnlyList<Point3> Corners, Point3 Center, Matrix3 Axes, Point3 Origin)
{
    /// <summary>The geometry of four corners in the order of the C3D manual; null where they span no surface.</summary>
    public static ForcePlateGeometry? Of(IReadOnlyList<Point3> corners, Point3 origin)
    {
        var alongX = corners[0] + corners[3] - corners[1] - corners[2];
        var alongY = corners[0] + corners[1] - corners[2] - corners[3];
        var down = alongX.Cross(alongY);
        if (!(alongX.Length > 0) || !(down.Length > 0) || !origin.IsFinite)
        {
            return null;
        }

        var (x, z) = ((1 / alongX.Length) * alongX, (1 / down.Length) * down);
        return new(corners, 0.25 * (corners[0] + corners[1] + corners[2] + corners[3]), new(x, z.Cross(x), z), origin);
    }

    /// <summary>A place that is given from the origin of the sensors in the plate's axes, in the laboratory.</summary>
    public Point3 FromSensors(Point3 place) => Center + (Axes * (place - Origin));

    /// <summary>True when the point is over or under the surface.</summary>
    public bool Contains(Point3 point)
    {
        // Inside a convex surface, the point is on the same side of each edge.
        for (var corner = 0; corner < 4; corner++)
        {
            var edge = Corners[(corner + 1) % 4] - Corners[corner];
            if (!(Axes.Z.Dot(edge.Cross(point - Corners[corner])) >= 0))
            {
                return false;
            }
        }

        return true;
    }
}
