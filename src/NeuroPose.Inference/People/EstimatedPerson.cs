using NeuroPose.Numerics;

namespace NeuroPose.Inference.People;

/// <summary>A keypoint in the picture.</summary>
/// <param name="X">From the left edge of the frame, in pixels; the middle of the first pixel is at 0.5. NaN where it was not found.</param>
/// <param name="Y">From the upper edge, in pixels.</param>
/// <param name="Score">How sure the model is, in its own scale.</param>
public readonly record struct Keypoint(double X, double Y, double Score)
{
    /// <summary>A keypoint that was not found.</summary>
    public static Keypoint Unknown { get; } = new(double.NaN, double.NaN, 0);

    /// <summary>Whether it was found.</summary>
    public bool IsKnown => double.IsFinite(X) && double.IsFinite(Y);
}

/// <summary>A box around a person, in pixels of the frame.</summary>
/// <param name="X">Its left edge.</param>
/// <param name="Y">Its upper edge.</param>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
/// <param name="Score">How sure it is that a person is there.</param>
public readonly record struct PersonBox(double X, double Y, double Width, double Height, double Score)
{
    /// <summary>The share of both boxes' area that they have in common, 0 to 1.</summary>
    public double Overlap(PersonBox other)
    {
        var width = Math.Min(X + Width, other.X + other.Width) - Math.Max(X, other.X);
        var height = Math.Min(Y + Height, other.Y + other.Height) - Math.Max(Y, other.Y);
        if (!(width > 0 && height > 0))
        {
            return 0;
        }

        var common = width * height;
        return common / ((Width * Height) + (other.Width * other.Height) - common);
    }

    /// <summary>The box around keypoints that were found; its score is their mean.</summary>
    internal static PersonBox Around(IReadOnlyList<Keypoint> keypoints)
    {
        var (left, right, top, bottom, sum) = (double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity, double.NegativeInfinity, 0.0);
        foreach (var keypoint in keypoints)
        {
            sum += keypoint.Score;
            if (keypoint.IsKnown)
            {
                (left, right) = (Math.Min(left, keypoint.X), Math.Max(right, keypoint.X));
                (top, bottom) = (Math.Min(top, keypoint.Y), Math.Max(bottom, keypoint.Y));
            }
        }

        return right >= left ? new(left, top, right - left, bottom - top, sum / keypoints.Count) : new(double.NaN, double.NaN, double.NaN, double.NaN, 0);
    }
}

/// <summary>A person that a model has found in a frame.</summary>
/// <param name="Box">Where the person is.</param>
/// <param name="Keypoints">The keypoints in the picture, in the order of the skeleton.</param>
/// <param name="Joints">The joints in space in millimeters, x to the right, y down, z away from the camera; null of models without.</param>
public sealed record EstimatedPerson(PersonBox Box, IReadOnlyList<Keypoint> Keypoints, IReadOnlyList<Point3>? Joints = null)
{
    /// <summary>The mean of the keypoints' scores.</summary>
    public double MeanScore => Keypoints.Count == 0 ? 0 : Keypoints.Sum(keypoint => keypoint.Score) / Keypoints.Count;

    /// <summary>
    /// Of models that give depths beside a picture: how much farther away than the middle of the hips each keypoint is, in millimeters. They
    /// make no pose in space, as the other two coordinates are in pixels. Null of models without.
    /// </summary>
    public IReadOnlyList<double>? DepthsMillimeters { get; init; }
}
