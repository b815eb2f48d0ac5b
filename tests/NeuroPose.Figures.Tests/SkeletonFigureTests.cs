using NeuroPose.Numerics;
using NeuroPose.Poses;
using NeuroPose.Testing;

namespace NeuroPose.Figures.Tests;

public sealed class SkeletonFigureTests
{
    [Fact]
    public void A_frame_is_drawn_from_the_front_the_side_and_above() =>
        Snapshot.Match(WalkingPoses.Make().At(12).ToFigure().ToSvg(), "svg");

    [Fact]
    public void On_a_column_the_views_stand_one_above_the_other_and_missing_joints_are_listed()
    {
        var poses = WalkingPoses.Make(missing: [(12, "lwri"), (12, "lhan1"), (12, "rfoo")]);

        var figure = poses.At(12).ToFigure() with { Width = FigureWidth.Column };

        Assert.Equal(["lwri", "lhan1", "rfoo"], figure.Undetected);
        Snapshot.Match(figure.ToSvg(), "svg");
    }

    [Fact]
    public void A_frame_without_any_joint_says_so()
    {
        var poses = new PoseSequence(Skeleton.Mhad43, 30, Enumerable.Repeat(double.NaN, 43 * 3).ToArray());

        var svg = poses.At(0).ToFigure().ToSvg();

        Assert.Contains("no joint was detected in this frame", svg, StringComparison.Ordinal);
        Assert.Contains("and 31 more", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void A_skeleton_without_names_and_bones_is_still_drawn()
    {
        var skeleton = Skeleton.Unnamed(3);

        var svg = new SkeletonFigure(skeleton, [new(0, 0, 0), new(100, 200, 50), new(-100, 400, 0)]).ToSvg();

        Assert.Contains(">joint 2</text>", svg, StringComparison.Ordinal);
        Assert.Equal(9, svg.Split("<circle").Length - 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e-300)]
    [InlineData(1e300)]
    [InlineData(double.MaxValue)]
    public void Coordinates_of_any_size_can_be_drawn(double size)
    {
        var figure = new SkeletonFigure(Skeleton.Unnamed(3), [new(-size, -size, -size), new(size, size, size), Point3.Unknown]);

        SvgCheck.IsSound(figure.ToSvg());
    }

    [Fact]
    public void A_frame_that_is_not_there_is_named_with_those_that_are()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => WalkingPoses.Make(frames: 5).At(5));

        Assert.Contains("frames 0 to 4", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_middle_frame_is_the_complete_one_nearest_to_the_middle()
    {
        var poses = WalkingPoses.Make(frames: 11, missing: [(5, "head"), (4, "lkne")]);

        Assert.Equal(6, SkeletonFrame.Middle(poses)!.Frame);
    }
}
