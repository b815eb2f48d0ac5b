using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Synthesis;

namespace NeuroPose.Motion.Tests.Synthesis;

/// <summary>A made-up walk has what anyone would look for in a real one.</summary>
public class SyntheticMotionTests
{
    private const double DegreesToRadians = Math.PI / 180;

    private static readonly WalkingSubject Quiet = new("quiet") { NoiseMillimeters = 0 };

    public static TheoryData<string, string> RigidSegments => new()
    {
        { "lkne", "lank" }, { "rkne", "rank" }, { "lank", "lhee" }, { "rank", "rfoo" }, { "lleg", "lkne" },
        { "larm", "lelb" }, { "relb", "rwri" }, { "rwri", "rhan2" }, { "lhipb", "rhipf" }, { "lsho1", "chest" }, { "head", "lhead" },
    };

    [Theory]
    [MemberData(nameof(RigidSegments))]
    public void Bones_keep_their_length_throughout_the_walk(string from, string to)
    {
        var walk = SyntheticGait.Walk(Quiet with { LeftKneeFlexionFactor = 0.7 }, new() { HeadingDegrees = 33 }).Poses();

        var lengths = Enumerable.Range(0, walk.FrameCount).Select(frame => (walk[frame, from] - walk[frame, to]).Length).ToArray();

        // Coordinates are rounded to 0.01 mm: a length may be off by √3 · 0.01.
        Assert.InRange(lengths.Max() - lengths.Min(), 0, 0.035);
        Assert.InRange(lengths[0], 20, 800);
    }

    [Theory]
    [InlineData("left knee")]
    [InlineData("right knee")]
    public void The_knee_bends_a_little_under_load_and_much_in_swing(string knee)
    {
        // The angle is measured from a marker behind the hip, which adds about 7° to the flexion.
        var flexion = KneeFlexion(SyntheticGait.Walk(Quiet, new() { Seconds = 12 }).Poses(), knee);
        var bumps = Enumerable.Range(2, flexion.Length - 4)
            .Where(frame => flexion[frame] >= flexion[frame - 1] && flexion[frame] > flexion[frame + 1])
            .Select(frame => flexion[frame]).ToArray();

        var (swing, loading) = (bumps.Where(angle => angle > 45).ToArray(), bumps.Where(angle => angle <= 45).ToArray());
        Assert.InRange(flexion.Min(), 3, 15);
        Assert.All(swing, angle => Assert.InRange(angle, 58, 72));
        Assert.All(loading, angle => Assert.InRange(angle, 18, 30));
        Assert.InRange(swing.Length - loading.Length, -1, 1);
        Assert.InRange(swing.Length, 10, 12);
    }

    [Theory]
    [InlineData(100, 0, "lhee")]
    [InlineData(120, 3, "rhee")]
    [InlineData(85, 2, "rhee")]
    public void Cadence_measured_from_the_heels_is_the_cadence_asked_for(double cadence, double noise, string heel)
    {
        var walk = SyntheticGait.Walk(
            new WalkingSubject("s") { NoiseMillimeters = noise },
            new() { CadenceStepsPerMinute = cadence, Seconds = 30, DistanceMillimeters = 40_000 }).Poses();

        Assert.InRange(HeelStrikes.StepsPerMinute(walk, heel), cadence * 0.98, cadence * 1.02);
    }

    [Fact]
    public void The_left_heel_strikes_half_a_cycle_after_the_right_one_and_later_when_asked()
    {
        double Delay(WalkingSubject subject)
        {
            var walk = SyntheticGait.Walk(subject, new() { CadenceStepsPerMinute = 100, FramesPerSecond = 100, Seconds = 12, DistanceMillimeters = 20_000 }).Poses();
            var (right, left) = (HeelStrikes.Of(walk, "rhee"), HeelStrikes.Of(walk, "lhee"));
            var pairs = right.SkipLast(1).Select((strike, index) =>
                (double)(left.First(other => other > strike) - strike) / (right[index + 1] - strike));
            return pairs.Average();
        }

        Assert.InRange(Delay(Quiet), 0.48, 0.52);
        Assert.InRange(Delay(Quiet with { LeftStepDelay = 0.06 }), 0.54, 0.58);
    }

    [Fact]
    public void Asymmetry_shows_in_the_knee_that_has_it_alone()
    {
        var walk = SyntheticGait.Walk(new WalkingSubject("s") { LeftKneeFlexionFactor = 0.7 }).Poses();

        Assert.InRange(KneeFlexion(walk, "left knee").Max(), 40, 55);
        Assert.InRange(KneeFlexion(walk, "right knee").Max(), 60, 75);
    }

    [Fact]
    public void The_standing_foot_neither_slips_nor_sinks_and_the_other_clears_the_floor()
    {
        var options = new WalkingTrialOptions { FramesPerSecond = 100, DistanceMillimeters = 10_000 };
        var walk = SyntheticGait.Walk(Quiet, options).Poses();
        var lowest = double.MinValue;
        foreach (var joint in new[] { "lhee", "lfoo", "rhee", "rfoo" })
        {
            lowest = Math.Max(lowest, walk.Trajectory(joint, 1).Max());
        }

        // Markers sit on the skin 25 to 38 mm above the sole; they may not come below the floor.
        Assert.InRange(options.CameraHeightMillimeters - lowest, 0, 30);
        foreach (var strike in HeelStrikes.Of(walk, "rhee"))
        {
            var planted = Enumerable.Range(strike + 8, 25).Select(frame => walk[frame, "rfoo"].X).ToArray();
            Assert.InRange(planted.Max() - planted.Min(), 0, 25);
        }
    }

    [Fact]
    public void Arms_swing_against_the_legs_and_the_body_bobs_twice_a_stride()
    {
        var walk = SyntheticGait.Walk(Quiet, new() { CadenceStepsPerMinute = 120, Seconds = 10, DistanceMillimeters = 15_000 }).Poses();
        double[] Relative(string joint, string to) => [.. Enumerable.Range(0, walk.FrameCount).Select(frame => (walk[frame, joint] - walk[frame, to]).X)];

        Assert.InRange(Correlation(Relative("lwri", "lsho2"), Relative("lank", "lhipl")), -1, -0.8);
        var height = walk.Trajectory("bell", 1);
        Assert.InRange(height.Max() - height.Min(), 20, 70);
        var bobs = Enumerable.Range(1, height.Length - 2).Count(frame => height[frame] > height[frame - 1] && height[frame] >= height[frame + 1] && height[frame] > height.Average());
        Assert.InRange(bobs, 19, 21);
    }

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(90, 0, -1)]
    [InlineData(180, -1, 0)]
    public void The_walk_goes_where_it_is_sent_and_left_is_the_walkers_own_left(double heading, double right, double away)
    {
        var walk = SyntheticGait.Walk(Quiet, new() { HeadingDegrees = heading, Seconds = 3 }).Poses();
        var path = walk[walk.FrameCount - 1, "chest"] - walk[0, "chest"];

        Assert.InRange(((path.X * right) + (path.Z * away)) / path.Length, 0.99, 1);

        // Down × forward points to the walker's left: x right, y down, z away is a right-handed frame.
        var toLeft = walk[10, "lsho2"] - walk[10, "rsho2"];
        Assert.True(path.Cross(new(0, 1, 0)).Dot(toLeft) > 0);
    }

    private static double[] KneeFlexion(PoseSequence walk, string knee) =>
        [.. JointAngles.Compute(walk, AngleDefinition.Named(walk.Skeleton, knee)).Select(angle => 180 - (angle / DegreesToRadians))];

    private static double Correlation(double[] a, double[] b)
    {
        var (meanA, meanB) = (a.Average(), b.Average());
        var product = a.Zip(b, (x, y) => (x - meanA) * (y - meanB)).Sum();
        return product / Math.Sqrt(a.Sum(x => Math.Pow(x - meanA, 2)) * b.Sum(y => Math.Pow(y - meanB, 2)));
    }
}
