using System.Globalization;

namespace NeuroPose.Vitals.Recordings;

/// <summary>A place where frames of a node are missing: its numbering leaves some out, or it was silent.</summary>
/// <param name="Record">The line (or packet number) of the first frame behind the gap.</param>
/// <param name="NodeId">The node; null when the recording names none.</param>
/// <param name="FromSeconds">When the last frame before the gap was taken; null when unknown.</param>
/// <param name="ToSeconds">When the first frame behind the gap was taken; null when unknown.</param>
/// <param name="MissingFrames">How many numbers are left out; null when frames are not numbered.</param>
public sealed record RecordingGap(long Record, string? NodeId, double? FromSeconds, double? ToSeconds, long? MissingFrames)
{
    /// <summary>How long the gap is; null when the times are unknown.</summary>
    public double? Seconds => ToSeconds - FromSeconds;

    /// <summary>In words.</summary>
    public override string ToString()
    {
        var length = Seconds is { } seconds ? string.Create(CultureInfo.InvariantCulture, $" {seconds:0.###} s") : "";
        var missing = MissingFrames is { } frames ? string.Create(CultureInfo.InvariantCulture, $" {frames} frames missing") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{Record}:{(NodeId is null ? "" : $" node {NodeId}:")} gap{length}{missing}");
    }
}
