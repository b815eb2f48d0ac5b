using System.Globalization;

namespace NeuroPose.Vitals.Poses;

/// <summary>Where one keypoint of a person is believed to be.</summary>
/// <param name="Type">Which keypoint.</param>
/// <param name="X">The horizontal coordinate, in the units of its source.</param>
/// <param name="Y">The vertical coordinate, in the units of its source.</param>
/// <param name="Z">The depth, in the units of its source; null where only two coordinates are estimated.</param>
/// <param name="Confidence">How sure the estimate is.</param>
public readonly record struct Keypoint(KeypointType Type, double X, double Y, double? Z, Confidence Confidence)
{
    /// <summary>Whether the confidence is high: below, the reference takes the keypoint for hidden.</summary>
    public bool IsVisible => Confidence.IsHigh;

    /// <summary>
    /// How far another keypoint is, in the units of their source: in three dimensions when both have a depth, else in two.
    /// </summary>
    /// <param name="other">The other keypoint.</param>
    public double DistanceTo(Keypoint other)
    {
        var (x, y, z) = (X - other.X, Y - other.Y, Z - other.Z ?? 0.0);
        return Math.Sqrt((x * x) + (y * y) + (z * z));
    }

    /// <summary>In words, such as <c>left_knee (320, 240), confidence 0.80</c>.</summary>
    public override string ToString()
    {
        var depth = Z is { } z ? string.Create(CultureInfo.InvariantCulture, $", {z:0.###}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{Type.Name()} ({X:0.###}, {Y:0.###}{depth}), confidence {Confidence}");
    }
}
