using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Figures.Skeletons;

/// <summary>
/// From where a body is seen: which coordinate goes to the right, which is vertical, and whether the vertical one grows downward. A view never
/// mirrors the body.
/// </summary>
/// <param name="Name">The view in words, with its axes.</param>
/// <param name="Across">The coordinate that grows to the right: 0 for x, 1 for y, 2 for z.</param>
/// <param name="Along">The vertical coordinate.</param>
/// <param name="Down">True where the vertical coordinate grows downward.</param>
internal sealed record View(string Name, int Across, int Along, bool Down)
{
    /// <summary>The front, the side and from above; one view for poses in a picture. Where up is not known, y is taken to point down, as the view's name says.</summary>
    public static IReadOnlyList<View> All(Axes axes, int dimensions)
    {
        var up = axes.Up ?? Axis.MinusY;
        var vertical = up.Coordinate();
        var (first, second) = (vertical == 0 ? 1 : 0, vertical == 2 ? 1 : 2);
        var down = up.Sign() < 0;
        if (dimensions == 2)
        {
            return [Of("picture", first, vertical, down)];
        }

        // From above the vertical axis points at the viewer: where the other two would mirror the body, one of them is turned round.
        var isRightHanded = (first, second, up.Sign()) is (0, 1, > 0) or (0, 2, < 0) or (1, 2, > 0);
        return
        [
            Of(up == Axis.MinusY ? "camera’s view" : "from the front", first, vertical, down),
            Of("from the side", second, vertical, down),
            Of("from above", first, second, !isRightHanded),
        ];
    }

    /// <summary>
    /// The view from the front or from the side, in which the joints' ranges add up to more: a walk to the right is seen by the camera, one
    /// towards it from the side.
    /// </summary>
    public static View OfMovement(PoseSequence poses) =>
        All(poses.Axes, poses.Dimensions) is [var front, var side, _] && !(Ranges(poses, front.Across) > Ranges(poses, side.Across)) ? side : All(poses.Axes, poses.Dimensions)[0];

    /// <summary>How far to the right a point is.</summary>
    public double Horizontal(Point3 point) => Coordinate(point, Across);

    /// <summary>The point's vertical coordinate.</summary>
    public double Vertical(Point3 point) => Coordinate(point, Along);

    private static View Of(string name, int across, int along, bool down) => new($"{name} ({"xyz"[across]} →, {"xyz"[along]} {(down ? '↓' : '↑')})", across, along, down);

    private static double Coordinate(Point3 point, int coordinate) => coordinate == 0 ? point.X : coordinate == 1 ? point.Y : point.Z;

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
