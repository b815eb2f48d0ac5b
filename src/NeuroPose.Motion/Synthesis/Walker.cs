using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Synthesis;

/// <summary>A walking body: all joints at any moment, as (forward, down, left) from a point on the floor where the walk began.</summary>
internal sealed class Walker
{
    /// <summary>How high the heel's marker sits, on a body of 1750 mm.</summary>
    private const double MarkerAboveSole = 38;

    private const double DegreesToRadians = Math.PI / 180;

    private readonly WalkingSubject subject;
    private readonly BodyDimensions body;

    public Walker(WalkingSubject subject)
    {
        this.subject = subject;
        body = new(subject.HeightMillimeters);
        StrideLength = Stride();
    }

    /// <summary>
    /// How far the body goes in one cycle: as far as the ankle goes back beneath it while the foot stands, so that feet hardly slip.
    /// </summary>
    private double StrideLength { get; }

    /// <summary>How far the body has gone.</summary>
    /// <param name="time">Gait cycles since a right heel strike, in even time.</param>
    public double Progress(double time) => StrideLength * Uneven(time);

    /// <summary>All joints of the skeleton, in its order.</summary>
    /// <param name="time">Gait cycles since a right heel strike, in even time.</param>
    /// <param name="vigor">How far the limbs swing at this moment, relative to the subject's habit.</param>
    /// <param name="walking">How much of a walk it is: 1 while walking, 0 while standing upright.</param>
    public Point3[] At(double time, double vigor, double walking = 1)
    {
        vigor *= walking;
        var cycles = Uneven(time);
        var skeleton = Skeleton.Mhad43;
        var joints = new Point3[skeleton.JointCount];
        var rightSwing = walking * ExactMath.Cos(2 * Math.PI * (cycles - Math.Floor(cycles)));
        var sway = walking * -0.012 * body.Height * ExactMath.Cos(2 * Math.PI * (cycles - 0.3 - Math.Floor(cycles - 0.3)));

        var right = PoseLeg(-1, cycles, vigor, sway, walking);
        var leftCycles = cycles + 0.5;
        var left = PoseLeg(1, leftCycles, vigor, sway, walking);
        var (leftSupport, rightSupport) = (NormalGait.Support(leftCycles), NormalGait.Support(cycles));
        var height = ((leftSupport * left.Reach) + (rightSupport * right.Reach)) / (leftSupport + rightSupport);
        var pelvis = new Point3(Progress(time), -height, sway);

        Point3 OnPelvis(Point3 p) => pelvis + Turn.RightForward(p, 5 * DegreesToRadians * rightSwing);
        Point3 OnChest(Point3 p) => pelvis + Turn.RightForward(Turn.Forward(p, -3 * DegreesToRadians), -4 * DegreesToRadians * rightSwing);
        Point3 OnHead(Point3 p) => pelvis + Turn.Forward(p, -2 * DegreesToRadians);
        void Place(IReadOnlyList<(string Joint, double Forward, double Down, double Left)> markers, Func<Point3, Point3> onPart)
        {
            foreach (var (joint, forward, down, toLeft) in markers)
            {
                joints[skeleton.IndexOf(joint)] = onPart(body.Scaled(forward, down, toLeft));
            }
        }

        Place(TrunkMarkers.Pelvis, OnPelvis);
        Place(TrunkMarkers.Chest, OnChest);
        Place(TrunkMarkers.Head, OnHead);
        foreach (var (letter, outward, leg, swing) in new[] { ('l', 1.0, left, -rightSwing), ('r', -1.0, right, rightSwing) })
        {
            var hip = OnPelvis(new(0, 0, outward * body.HipHalfWidth));
            (string Name, Point3 From)[] legPoints = [("leg", leg.Thigh), ("kne", leg.Knee), ("ank", leg.Ankle), ("hee", leg.Heel), ("foo", leg.Foot)];
            foreach (var (name, from) in legPoints)
            {
                joints[skeleton.IndexOf(letter + name)] = hip + from;
            }

            ref var heel = ref joints[skeleton.IndexOf(letter + "hee")];
            ref var foot = ref joints[skeleton.IndexOf(letter + "foo")];
            heel = heel with { Y = HeelDown(heel.Y, outward > 0 ? leftCycles : cycles, walking) };
            (heel, foot) = (Lifted(heel, MarkerAboveSole), Lifted(foot, 25));

            // The arm is back while the same side's leg is in front.
            var forward = -swing * subject.ArmSwingFactor * vigor;
            var arm = Arm.Pose(body, outward, (20 * forward * DegreesToRadians) - (2 * DegreesToRadians), (24 + (10 * forward)) * DegreesToRadians);
            var shoulder = OnChest(new(0, -body.ShoulderRise, outward * body.ShoulderHalfWidth));
            (string Name, Point3 From)[] armPoints =
                [("arm", arm.Upper), ("elb", arm.Elbow), ("wri", arm.Wrist), ("han1", arm.Hand[0]), ("han2", arm.Hand[1]), ("han3", arm.Hand[2])];
            foreach (var (name, from) in armPoints)
            {
                joints[skeleton.IndexOf(letter + name)] = shoulder + from;
            }
        }

        return joints;
    }

    /// <summary>
    /// The body's own clock: it reads one half, the left heel strike, when half a cycle and the delay have passed. Both legs follow it,
    /// so that each is carried while the other swings.
    /// </summary>
    public double Uneven(double time)
    {
        var lag = 2 * subject.LeftStepDelay / (1 + ExactMath.Cos(2 * Math.PI * subject.LeftStepDelay));
        return time - (lag * (1 - ExactMath.Cos(2 * Math.PI * (time - Math.Floor(time)))) / 2);
    }

    /// <summary>Where the heel's marker is while the foot stands, downward from the floor, by the subject's habit.</summary>
    private double HeelDown(double natural, double cycles, double walking)
    {
        if (subject.Heels == HeelInStance.Rising)
        {
            return natural;
        }

        var phase = cycles - Math.Floor(cycles);
        var stands = phase > 0.5 ? NormalGait.SmoothStep((phase - 0.97) / 0.03) : 1 - NormalGait.SmoothStep((phase - 0.40) / 0.10);
        var level = -body.Scaled(0, MarkerAboveSole, 0).Y;
        if (subject.Heels == HeelInStance.TwoPeaks)
        {
            var lifted = NormalGait.SmoothStep((phase - 0.03) / 0.10) * (1 - NormalGait.SmoothStep((phase - 0.20) / 0.10));
            var sunk = NormalGait.SmoothStep((phase - 0.20) / 0.10);
            level += walking * body.Scaled(0, phase > 0.5 ? 0 : (4 * sunk) - (30 * lifted), 0).Y;
        }

        return natural + (stands * (level - natural));
    }

    private Point3 Lifted(Point3 marker, double aboveSole)
    {
        var level = -body.Scaled(0, aboveSole, 0).Y;
        return subject.FootLiftFactor == 1 ? marker : marker with { Y = level + (subject.FootLiftFactor * (marker.Y - level)) };
    }

    private Leg PoseLeg(double outward, double cycles, double vigor, double sway, double walking = 1)
    {
        var kneeFactor = outward > 0 ? 1 + ((subject.LeftKneeFlexionFactor - 1) * NormalGait.Swing(cycles)) : 1;

        // The leg tips so that the foot stays on its line while the pelvis sways above it.
        var footFromHip = (outward * (body.TrackHalfWidth - body.HipHalfWidth)) - sway;
        return Leg.Pose(
            body,
            outward,
            subject.StepLengthFactor * vigor * NormalGait.Hip.At(cycles),
            kneeFactor * vigor * NormalGait.Knee.At(cycles),
            walking * NormalGait.Ankle.At(cycles),
            footFromHip / (body.Thigh + body.Shank + body.AnkleHeight));
    }

    private double Stride()
    {
        const double Early = 0.10;
        const double Late = 0.40;
        double AnkleForward(double phase) => PoseLeg(-1, phase, 1, 0).Ankle.X;
        return (AnkleForward(Early) - AnkleForward(Late)) / (Late - Early);
    }
}
