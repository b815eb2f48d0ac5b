using NeuroPose.Kinematics;
using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Motion.Tests.Kinematics;

/// <summary>Angles by name, gaps and resampling.</summary>
public class KinematicsTests
{
    [Fact]
    public void The_left_knee_of_a_straight_leg_is_pi_and_of_a_bent_one_half_of_it()
    {
        var leg = new double[2 * 43 * 3];
        Set(leg, 0, "lhipb", new(0, 0, 0));
        Set(leg, 0, "lkne", new(0, 400, 0));
        Set(leg, 0, "lank", new(0, 800, 0));
        Set(leg, 1, "lhipb", new(0, 0, 0));
        Set(leg, 1, "lkne", new(0, 400, 0));
        Set(leg, 1, "lank", new(0, 400, 400));

        var angles = JointAngles.Compute(new(Skeleton.Mhad43, 30, leg), AngleDefinition.Named(Skeleton.Mhad43, "left knee"));

        Assert.Equal([Math.PI, Math.PI / 2], angles);
    }

    [Fact]
    public void An_unknown_angle_lists_the_known_ones()
    {
        var refused = Assert.Throws<ArgumentException>(() => Representation.Angles(Skeleton.Mhad43, "left nee"));

        Assert.Contains("left knee", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Short_gaps_are_filled_by_a_straight_line_and_longer_ones_stay_unknown()
    {
        double n = double.NaN;
        double[] x = [n, 0, n, n, 3, n, n, n, 7, n];

        var filled = OneJoint(x).FillGaps(maxFrames: 2).Trajectory("joint 0", 0);

        Assert.Equal([n, 0, 1, 2, 3, n, n, n, 7, n], filled);
    }

    [Fact]
    public void Resampling_keeps_the_ends_the_line_between_and_the_duration()
    {
        var resampled = OneJoint(0, 1, 2, 3, 4).Resample(9);

        Assert.Equal([0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4], resampled.Trajectory("joint 0", 0));
        Assert.Equal(60, resampled.FramesPerSecond);
    }

    [Fact]
    public void Two_representations_with_the_same_angles_are_equal()
    {
        Assert.Equal(Representation.Angles(Skeleton.Mhad43, "left knee"), Representation.Angles(Skeleton.Mhad43, "left knee"));
        Assert.NotEqual(Representation.Angles(Skeleton.Mhad43, "left knee"), Representation.Angles(Skeleton.Mhad43, "right knee"));
    }

    [Fact]
    public void Angles_do_not_depend_on_where_a_person_is()
    {
        var here = GoldenPoses.FromClip("pipeline/data/trial_a.json");
        var moved = here.WithCoordinates(here.Coordinates.ToArray().Select(value => value + 1000).ToArray());
        var knee = AngleDefinition.Named(Skeleton.Mhad43, "left knee");

        foreach (var (first, second) in JointAngles.Compute(here, knee).Zip(JointAngles.Compute(moved, knee)))
        {
            Assert.Equal(first, second, 1e-9);
        }
    }

    private static PoseSequence OneJoint(params double[] x) =>
        new(Skeleton.Unnamed(1), 30, x.SelectMany(value => new[] { value, 0, 0 }).ToArray());

    private static void Set(double[] frames, int frame, string joint, Point3 point)
    {
        var at = ((frame * 43) + Skeleton.Mhad43.IndexOf(joint)) * 3;
        (frames[at], frames[at + 1], frames[at + 2]) = point;
    }

    [Fact]
    public void Sequences_of_different_skeletons_are_not_padded_together()
    {
        var (two, three) = (new PoseSequence(Skeleton.Unnamed(2), 30, new double[6]).Named("two"), new PoseSequence(Skeleton.Unnamed(3), 30, new double[9]).Named("three"));

        var refused = Assert.Throws<ArgumentException>(() => Padding.Pad([two, three], 4));

        Assert.StartsWith("\"three\" has 3 joints, but \"two\" has 2.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(4, Padding.Pad([three, three], 4)[1].FrameCount);
    }
}
