using NeuroPose.Numerics;

namespace NeuroPose.Synthesis;

/// <summary>A level pinhole camera with square pixels that stands still; its frame has x right, y down, z away, in millimeters.</summary>
internal sealed class StillCamera(WalkingTrialOptions options)
{
    public const int Width = 1280;
    public const int Height = 720;

    /// <summary>In pixels: a horizontal view of about 61°.</summary>
    private const double FocalLength = 1080;

    /// <summary>Nearer than this, or behind the camera, nothing can be projected.</summary>
    public const double NearestMillimeters = 300;

    private readonly double cosine = ExactMath.Cos(options.HeadingDegrees * (Math.PI / 180));
    private readonly double sine = ExactMath.Sin(options.HeadingDegrees * (Math.PI / 180));

    /// <summary>From (forward, down, left) about the path's middle on the floor to the camera's frame.</summary>
    public Point3 See(Point3 walker) => new(
        (walker.X * cosine) + (walker.Z * sine),
        walker.Y + options.CameraHeightMillimeters,
        options.DistanceMillimeters + (walker.Z * cosine) - (walker.X * sine));

    /// <summary>Where a point that is far enough away is in the picture, in pixels from its upper left corner.</summary>
    public static (double U, double V) Project(Point3 point) =>
        ((Width / 2) + (FocalLength * point.X / point.Z), (Height / 2) + (FocalLength * point.Y / point.Z));
}
