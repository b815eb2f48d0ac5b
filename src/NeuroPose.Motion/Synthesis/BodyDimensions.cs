using NeuroPose.Numerics;

namespace NeuroPose.Synthesis;

/// <summary>
/// Lengths of the body's parts in millimeters. The long bones are fractions of the height after Drillis and Contini
/// ("Body Segment Parameters", New York University, 1966); the markers' offsets are ours.
/// </summary>
internal sealed record BodyDimensions(double Height)
{
    public double Thigh => 0.245 * Height;

    public double Shank => 0.246 * Height;

    public double AnkleHeight => 0.039 * Height;

    public double UpperArm => 0.186 * Height;

    public double Forearm => 0.146 * Height;

    /// <summary>From the middle of the body to the center of a hip.</summary>
    public double HipHalfWidth => 0.050 * Height;

    /// <summary>From the middle of the track to the middle of a footprint.</summary>
    public double TrackHalfWidth => 0.026 * Height;

    public double ShoulderHalfWidth => 0.103 * Height;

    /// <summary>From the hips' level up to the shoulders' centers.</summary>
    public double ShoulderRise => 0.280 * Height;

    /// <summary>An offset that was chosen for a body of 1750 mm.</summary>
    public Point3 Scaled(double forward, double down, double left) => Height / 1750 * new Point3(forward, down, left);
}
