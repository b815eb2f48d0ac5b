using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Figures.Skeletons;

/// <summary>
/// From where a body is seen: which coordinates go to the right and along the vertical axis, and whether that one points down.
/// </summary>
internal sealed record View(string Name, Func<Point3, double> Horizontal, Func<Point3, double> Vertical, bool Down)
{
    public static View Front { get; } = new("camera’s view (x →, y ↓)", point => point.X, point => point.Y, true);

    public static View Side { get; } = new("from the side (z →, y ↓)", point => point.Z, point => point.Y, true);

    public static View Above { get; } = new("from above (x →, z ↑)", point => point.X, point => point.Z, false);

    /// <summary>
    /// The view along x or z in which the joints' ranges add up to more: a walk to the right is seen by the camera, one towards it from
    /// the side.
    /// </summary>
    public static View OfMovement(PoseSequence poses) => Ranges(poses, 0) > Ranges(poses, 2) ? Front : Side;

    private static double Ranges(PoseSequence poses, int axis)
    {
        var sum = 0.0;
        for (var joint = 0; joint < poses.JointCount; joint++)
        {
            var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
            for (var frame = 0; frame < poses.FrameCount; frame++)
            {
                var value = poses.Frame(frame)[(joint * 3) + axis];
                (low, high) = double.IsFinite(value) ? (Math.Min(low, value), Math.Max(high, value)) : (low, high);
            }

            sum += Math.Max(0, high - low);
        }

        return sum;
    }
}
