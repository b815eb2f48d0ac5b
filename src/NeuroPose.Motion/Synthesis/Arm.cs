using NeuroPose.Numerics;

namespace NeuroPose.Synthesis;

/// <summary>One arm's points from the center of its shoulder, as (forward, down, left).</summary>
/// <param name="Upper">A marker on the outer side of the upper arm.</param>
/// <param name="Elbow">The elbow.</param>
/// <param name="Wrist">The wrist.</param>
/// <param name="Hand">Three markers on the hand: its middle, outer and inner side.</param>
internal sealed record Arm(Point3 Upper, Point3 Elbow, Point3 Wrist, IReadOnlyList<Point3> Hand)
{
    /// <summary>The sine of the angle by which a relaxed arm hangs away from the body.</summary>
    private const double Abduction = 0.12;

    /// <summary>Poses an arm by forward kinematics, from the shoulder down.</summary>
    /// <param name="body">The lengths.</param>
    /// <param name="outward">1 for the left arm, −1 for the right.</param>
    /// <param name="shoulder">The upper arm's angle from the vertical, forward positive, radians.</param>
    /// <param name="elbow">Flexion, radians.</param>
    public static Arm Pose(BodyDimensions body, double outward, double shoulder, double elbow)
    {
        Point3 Spread(Point3 p) => Turn.Left(p, outward * Abduction);

        var elbowAt = Turn.Forward(new(0, body.UpperArm, 0), shoulder);
        var wristAt = elbowAt + Turn.Forward(new(0, body.Forearm, 0), shoulder + elbow);
        Point3 OnHand(double forward, double down, double left) =>
            Spread(wristAt + Turn.Forward(body.Scaled(forward, down, left), shoulder + elbow));

        return new(
            Spread(Turn.Forward(new Point3(0, 0.45 * body.UpperArm, 0) + body.Scaled(0, 0, outward * 35), shoulder)),
            Spread(elbowAt),
            Spread(wristAt),
            [OnHand(8, 75, 0), OnHand(5, 95, outward * 22), OnHand(5, 95, -outward * 22)]);
    }
}
