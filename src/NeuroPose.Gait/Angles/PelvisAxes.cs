using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Gait;

/// <summary>
/// The pelvis from its front and its back. Its origin is the middle of the front; y points from the right front to the left one, x forward
/// at right angles in the plane of front and back, z up.
/// </summary>
internal sealed class PelvisAxes(BodyPoint leftFront, BodyPoint rightFront, BodyPoint back)
{
    private readonly BodyPoint front = BodyPoints.Middle(leftFront, rightFront)!;

    /// <summary>The middle of front and back.</summary>
    public BodyPoint Center { get; } = BodyPoints.Middle(BodyPoints.Middle(leftFront, rightFront), back)!;

    public string Source => $"{leftFront.Source}, {rightFront.Source} and {back.Source}";

    /// <summary>The height of the back over the front, seen from their horizontal distance, in degrees.</summary>
    public double Tilt(int frame, Point3 up)
    {
        var line = back.Places[frame] - front.Places[frame];
        var height = line.Dot(up);
        return Degrees.Of(height, (line - (height * up)).Length);
    }

    /// <summary>The axes in a frame, by columns; NaN where a point is not known.</summary>
    public Matrix3 At(int frame)
    {
        var left = Unit(leftFront.Places[frame] - rightFront.Places[frame]);
        var ahead = front.Places[frame] - back.Places[frame];
        var forward = Unit(ahead - (ahead.Dot(left) * left));
        return new(forward, left, forward.Cross(left));
    }

    /// <summary>
    /// The hip's center by regression on the pelvis's depth and width, each the mean over the frames in which it was seen. Null where it
    /// never was. Source: Harrington, Zavatsky, Lawson, Yuan and Theologis, J Biomech 2007; 40: 595.
    /// </summary>
    public BodyPoint? HipCenter(Side side, double millimeters)
    {
        var (depths, widths, count) = (0.0, 0.0, 0);
        for (var frame = 0; frame < front.Places.Length; frame++)
        {
            var depth = (front.Places[frame] - back.Places[frame]).Length;
            var width = (leftFront.Places[frame] - rightFront.Places[frame]).Length;
            if (double.IsFinite(depth) && double.IsFinite(width))
            {
                (depths, widths, count) = (depths + depth, widths + width, count + 1);
            }
        }

        if (count == 0)
        {
            return null;
        }

        var (deep, wide) = (millimeters * depths / count, millimeters * widths / count);
        var forward = ((-0.24 * deep) - 9.9) / millimeters;
        var upward = ((-0.30 * wide) - 10.9) / millimeters;
        var outward = ((0.33 * wide) + 7.3) / millimeters * (side == Side.Left ? 1 : -1);
        var places = new Point3[front.Places.Length];
        for (var frame = 0; frame < places.Length; frame++)
        {
            places[frame] = front.Places[frame] + (At(frame) * new Point3(forward, outward, upward));
        }

        return new(places, $"the hip center by Harrington from {Source}");
    }

    public static Point3 Unit(Point3 vector) => (1 / vector.Length) * vector;
}

/// <summary>Angles in degrees, with the same bits on every machine.</summary>
internal static class Degrees
{
    /// <summary>The angle whose sine and cosine are in this proportion.</summary>
    public static double Of(double sine, double cosine) => ExactMath.Atan2(sine, cosine) * 180 / Math.PI;

    /// <summary>The angle from −90 to 90 whose sine is given.</summary>
    public static double OfSine(double sine) => Of(sine, Math.Sqrt(Math.Max(0, 1 - (sine * sine))));
}
