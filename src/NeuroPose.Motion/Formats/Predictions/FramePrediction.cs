namespace NeuroPose.Formats;

/// <summary>What was detected in one frame. People are in the order of detection, which may differ from frame to frame.</summary>
/// <param name="Name">The frame's key in the file, <c>frame_000000</c> by convention.</param>
/// <param name="Boxes">One row a person, in pixels: x, y, width, height, confidence.</param>
/// <param name="Poses3D">One entry a person: joints × 3, millimeters.</param>
/// <param name="Poses2D">One entry a person: joints × 2, pixels.</param>
public sealed record FramePrediction(
    string Name,
    NumberRows Boxes,
    IReadOnlyList<NumberRows> Poses3D,
    IReadOnlyList<NumberRows> Poses2D)
{
    /// <summary>One entry a person: the poses in space, or those in the picture where the frame has none in space.</summary>
    public IReadOnlyList<NumberRows> Poses => Poses3D.Count > 0 ? Poses3D : Poses2D;

    /// <summary>How many people have a pose in this frame.</summary>
    public int PersonCount => Poses.Count;
}
