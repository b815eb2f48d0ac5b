using NeuroPose.Numerics;

namespace NeuroPose.Inference.Cameras;

/// <summary>A calibrated camera: how it maps points of the room, in millimeters, to its picture.</summary>
public sealed record Camera
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Width of its pictures in pixels; 0 where the calibration does not say.</summary>
    public int Width { get; init; }

    /// <summary>Height of its pictures in pixels; 0 where the calibration does not say.</summary>
    public int Height { get; init; }

    /// <summary>Focal length along x in pixels.</summary>
    public required double FocalX { get; init; }

    /// <summary>Focal length along y in pixels.</summary>
    public required double FocalY { get; init; }

    /// <summary>The middle of the picture along x in pixels.</summary>
    public required double CenterX { get; init; }

    /// <summary>The middle of the picture along y in pixels.</summary>
    public required double CenterY { get; init; }

    /// <summary>The distortion of the lens as of OpenCV: k1, k2, p1, p2, k3; those that are absent are 0.</summary>
    public IReadOnlyList<double> Distortion { get; init; } = [0, 0, 0, 0, 0];

    /// <summary>Turns directions of the room into the camera's: x to the right, y down, z ahead.</summary>
    public required Matrix3 Rotation { get; init; }

    /// <summary>Where the origin of the room is for the camera, in millimeters.</summary>
    public required Point3 Translation { get; init; }

    /// <summary>A point of the room in the camera's frame, in millimeters.</summary>
    public Point3 InFrame(Point3 point) => (Rotation * point) + Translation;

    /// <summary>Where a point of the room is in the picture, in pixels; NaN where it is behind the camera.</summary>
    public (double X, double Y) Project(Point3 point)
    {
        var seen = InFrame(point);
        if (!(seen.Z > 0))
        {
            return (double.NaN, double.NaN);
        }

        var (x, y) = Distorted(seen.X / seen.Z, seen.Y / seen.Z);
        return ((x * FocalX) + CenterX, (y * FocalY) + CenterY);
    }

    /// <summary>The direction of a place in the picture, as x and y at the distance 1, without the lens's distortion.</summary>
    internal (double X, double Y) Direction(double x, double y)
    {
        // The distortion is taken off with what it is at the last guess; a lens that can be calibrated lets this converge.
        const int Steps = 20;
        var (towardsX, towardsY) = ((x - CenterX) / FocalX, (y - CenterY) / FocalY);
        var (guessX, guessY) = (towardsX, towardsY);
        for (var step = 0; step < Steps; step++)
        {
            var (bentX, bentY) = Distorted(guessX, guessY);
            (guessX, guessY) = (guessX + towardsX - bentX, guessY + towardsY - bentY);
        }

        return (guessX, guessY);
    }

    private (double X, double Y) Distorted(double x, double y)
    {
        var square = (x * x) + (y * y);
        var (k1, k2, p1, p2, k3) = (Distortion[0], Distortion[1], Distortion[2], Distortion[3], Distortion[4]);
        var radial = 1 + (square * (k1 + (square * (k2 + (square * k3)))));
        return (
            (x * radial) + (2 * p1 * x * y) + (p2 * (square + (2 * x * x))),
            (y * radial) + (p1 * (square + (2 * y * y))) + (2 * p2 * x * y));
    }
}
