using NeuroPose.Numerics;

namespace NeuroPose.Synthesis;

/// <summary>One leg's points from the center of its hip, as (forward, down, left).</summary>
/// <param name="Thigh">A marker on the outer side of the thigh.</param>
/// <param name="Knee">The knee.</param>
/// <param name="Ankle">The ankle.</param>
/// <param name="Heel">A marker on the back of the heel.</param>
/// <param name="Foot">A marker above the ball of the foot.</param>
/// <param name="Reach">How far below the hip the lowest point of the sole is.</param>
internal readonly record struct Leg(Point3 Thigh, Point3 Knee, Point3 Ankle, Point3 Heel, Point3 Foot, double Reach)
{
    /// <summary>Poses a leg by forward kinematics, from the hip down; every segment keeps its length.</summary>
    /// <param name="body">The lengths.</param>
    /// <param name="outward">1 for the left leg, −1 for the right.</param>
    /// <param name="hip">The thigh's angle from the vertical, forward positive, radians.</param>
    /// <param name="knee">Flexion, radians.</param>
    /// <param name="ankle">Dorsiflexion, radians.</param>
    /// <param name="leanLeft">The sine of the angle by which the whole leg tips to the left.</param>
    public static Leg Pose(BodyDimensions body, double outward, double hip, double knee, double ankle, double leanLeft)
    {
        Point3 Lean(Point3 p) => Turn.Left(p, leanLeft);

        var kneeAt = Turn.Forward(new(0, body.Thigh, 0), hip);
        var ankleAt = kneeAt + Turn.Forward(new(0, body.Shank, 0), hip - knee);
        var pitch = hip - knee + ankle;
        Point3 OnFoot(double forward, double aboveSole, double left) =>
            Lean(ankleAt + Turn.Forward(new Point3(0, body.AnkleHeight, 0) + body.Scaled(forward, -aboveSole, left), pitch));

        var heelContact = OnFoot(-45, 0, 0);
        var ballContact = OnFoot(135, 0, 0);
        return new(
            Lean(Turn.Forward(new Point3(0, 0.5 * body.Thigh, 0) + body.Scaled(0, 0, outward * 60), hip)),
            Lean(kneeAt),
            Lean(ankleAt),
            OnFoot(-62, 38, 0),
            OnFoot(150, 25, outward * 15),
            Math.Max(heelContact.Y, ballContact.Y));
    }
}
