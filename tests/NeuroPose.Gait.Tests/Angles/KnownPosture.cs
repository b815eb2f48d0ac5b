using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Gait.Tests;

/// <summary>
/// A walker whose segments have known angles in every frame: thighs, shanks and feet swing, the pelvis is tilted, the trunk leans. z is up;
/// the walk goes along a direction in the floor, so fast that no foot moves backward as on a belt.
/// </summary>
internal sealed record KnownPosture
{
    public const int Frames = 300;
    public const double PelvisTilt = 12;
    public const double TrunkLean = 7;
    public const double ToeOut = 8;

    /// <summary>The walking direction, counted from x toward y, in degrees.</summary>
    public double HeadingDegrees { get; init; }

    /// <summary>The joints; those that are left out are not in the poses.</summary>
    public Func<JointRole, bool> Has { get; init; } = _ => true;

    public double Thigh(int frame, Side side) => 5 + (25 * Math.Sin(Phase(frame, side)));

    public double Shank(int frame, Side side) => -15 + (35 * Math.Sin(Phase(frame, side) - 0.6));

    public double FootPitch(int frame, Side side) => -20 + (30 * Math.Sin(Phase(frame, side) + 0.3));

    public PoseSequence Poses()
    {
        List<(JointRole Role, Func<int, Point3> Place)> joints =
        [
            (new(BodyPart.FrontPelvis, Side.Left), frame => Pelvis(frame, 1, 120)),
            (new(BodyPart.FrontPelvis, Side.Right), frame => Pelvis(frame, 1, -120)),
            (new(BodyPart.BackPelvis, Side.Left), frame => Pelvis(frame, -1, 50)),
            (new(BodyPart.BackPelvis, Side.Right), frame => Pelvis(frame, -1, -50)),
        ];
        foreach (var side in Enum.GetValues<Side>())
        {
            var outward = side == Side.Left ? 1 : -1;
            joints.Add((new(BodyPart.Shoulder, side), frame => World(frame, 500 * Math.Sin(Radians(TrunkLean)), outward * 180, 900 + (500 * Math.Cos(Radians(TrunkLean))))));
            joints.Add((new(BodyPart.Hip, side), frame => Hip(frame, side)));
            joints.Add((new(BodyPart.Knee, side), frame => Knee(frame, side)));
            joints.Add((new(BodyPart.Ankle, side), frame => Ankle(frame, side)));
            joints.Add((new(BodyPart.Heel, side), frame => Ankle(frame, side) + Foot(frame, side, -60)));
            joints.Add((new(BodyPart.Toe, side), frame => Ankle(frame, side) + Foot(frame, side, 140)));
        }

        joints = [.. joints.Where(joint => Has(joint.Role))];
        var names = joints.ToDictionary(joint => joint.Role, joint => joint.Role.ToString().Replace(' ', '_'));
        var numbers = Enumerable.Range(0, Frames).SelectMany(frame => joints.Select(joint => joint.Place(frame))).SelectMany(place => new[] { place.X, place.Y, place.Z }).ToArray();
        return new(new Skeleton("posture", [.. names.Values], [], names), 100, numbers) { Label = "posture", Unit = LengthUnit.Millimeter, Axes = Axes.ZUp };
    }

    /// <summary>What a camera at the right or left of the walk sees: x along the picture, y down, in pixels.</summary>
    public PoseSequence InPicture(bool isMirrored)
    {
        var poses = (this with { HeadingDegrees = 0 }).Poses();
        var numbers = poses.Coordinates.ToArray();
        for (var at = 0; at < numbers.Length; at += 3)
        {
            (numbers[at], numbers[at + 1], numbers[at + 2]) = ((isMirrored ? -0.4 : 0.4) * numbers[at], 700 - (0.4 * numbers[at + 2]), 0);
        }

        return new(poses.Skeleton, 100, numbers) { Unit = LengthUnit.Pixel, Axes = Axes.YDown, Dimensions = 2 };
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private static double Phase(int frame, Side side) => (2 * Math.PI * frame / 110) + (side == Side.Left ? 0 : Math.PI);

    private Point3 Pelvis(int frame, int ahead, double outward) =>
        World(frame, ahead * 80 * Math.Cos(Radians(PelvisTilt)), outward, 950 - (ahead * 80 * Math.Sin(Radians(PelvisTilt))));

    private Point3 Hip(int frame, Side side) => World(frame, 0, side == Side.Left ? 90 : -90, 900);

    private Point3 Knee(int frame, Side side) => Hip(frame, side) + Segment(Thigh(frame, side), 420);

    private Point3 Ankle(int frame, Side side) => Knee(frame, side) + Segment(Shank(frame, side), 400);

    private Point3 Segment(double degrees, double length) => Turned(length * Math.Sin(Radians(degrees)), 0, -length * Math.Cos(Radians(degrees)));

    /// <summary>Along the foot, whose part along the walk is kept: the pitch is seen from the side.</summary>
    private Point3 Foot(int frame, Side side, double length)
    {
        var along = length * Math.Cos(Radians(FootPitch(frame, side)));
        return Turned(along, (side == Side.Left ? 1 : -1) * along * Math.Tan(Radians(ToeOut)), length * Math.Sin(Radians(FootPitch(frame, side))));
    }

    private Point3 World(int frame, double ahead, double left, double up) => Turned((30 * frame) + ahead, left, up);

    private Point3 Turned(double ahead, double left, double up)
    {
        var (cosine, sine) = (Math.Cos(Radians(HeadingDegrees)), Math.Sin(Radians(HeadingDegrees)));
        return new((ahead * cosine) - (left * sine), (ahead * sine) + (left * cosine), up);
    }
}
