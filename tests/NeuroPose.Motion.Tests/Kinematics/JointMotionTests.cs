using NeuroPose.Kinematics;
using NeuroPose.Poses;

namespace NeuroPose.Motion.Tests.Kinematics;

/// <summary>Speed and distance.</summary>
public class JointMotionTests
{
    private static readonly PoseSequence Moving = new(Skeleton.Unnamed(2), 50, new double[] { 0, 0, 0, 3, 4, 0, 0, 3, 4, 0, 0, 12, double.NaN, 0, 0, 0, 0, 0 });

    [Fact]
    public void Speed_per_frame_begins_with_zero_and_per_second_with_unknown()
    {
        Assert.Equal([0, 5, double.NaN], JointMotion.SpeedPerFrame(Moving, 0));
        Assert.Equal([double.NaN, 250, double.NaN], JointMotion.SpeedPerSecond(Moving, 0));
        Assert.Equal([0, 13, 12], JointMotion.SpeedPerFrame(Moving, 1));
    }

    [Fact]
    public void Without_a_frame_rate_the_speed_per_second_is_not_known()
    {
        var unknown = new PoseSequence(Moving.Skeleton, double.NaN, Moving.Coordinates.ToArray());

        Assert.All(JointMotion.SpeedPerSecond(unknown, 1), speed => Assert.True(double.IsNaN(speed)));
    }

    [Fact]
    public void The_distance_of_two_joints_is_unknown_where_one_is()
    {
        Assert.Equal([5, Math.Sqrt(9 + 64), double.NaN], JointMotion.Distance(Moving, 0, 1));
    }

    [Fact]
    public void A_joint_that_is_not_there_is_refused_with_the_range()
    {
        var refused = Assert.Throws<ArgumentException>(() => JointMotion.Distance(Moving, 0, 2));

        Assert.Contains("There is no joint 2: the skeleton unnamed (2 joints) has joints 0 to 1.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_frame_has_no_speed()
    {
        var refused = Assert.Throws<ArgumentException>(() => JointMotion.SpeedPerFrame(Moving.Slice(0, 1), 0));

        Assert.Contains("1 frames; a speed needs 2 or more", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Statistics_of_nothing_are_refused() =>
        Assert.Throws<ArgumentException>(() => SignalStatistics.Of([]));
}
