using NeuroPose.Alignment;
using NeuroPose.Kinematics;
using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Motion.Tests.Poses;

public class PoseUnitTests
{
    private static readonly Skeleton Two = Skeleton.Of("two", ["left_knee", "right_knee"], ("left_knee", "right_knee"));

    [Fact]
    public void Nothing_is_known_of_poses_unless_it_is_said()
    {
        var poses = new PoseSequence(Two, double.NaN, new double[12]);

        Assert.Equal(LengthUnit.Unknown, poses.Unit);
        Assert.Null(poses.Axes.Up);
        Assert.False(poses.HasConfidence);
        Assert.Contains("WithUnit", Assert.Throws<NeuroPoseException>(() => poses.ToMillimeters()).Message, StringComparison.Ordinal);
        Assert.Contains("WithAxes", Assert.Throws<NeuroPoseException>(() => poses.ToUp(Axis.PlusZ)).Message, StringComparison.Ordinal);
        Assert.Contains("LoadOptions.FramesPerSecond", Assert.Throws<NeuroPoseException>(() => poses.Speed("left_knee")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Axes_say_in_words_where_they_point()
    {
        Assert.Equal(
            ["x up", "x down", "y up", "y down", "z up", "z down", "up is not known"],
            Enum.GetValues<Axis>().Select(axis => new Axes(axis)).Append(Axes.Unknown).Select(axes => axes.ToString()));
    }

    [Fact]
    public void Units_are_stated_or_converted_and_stay_with_what_is_made_of_the_poses()
    {
        var poses = new PoseSequence(Two, 10, new double[] { 1, 2, 3, 4, 5, 6, 2, 2, 3, 4, 5, 6 }).WithUnit(LengthUnit.Meter).WithAxes(Axes.ZUp);

        var millimeters = poses.ToMillimeters();

        Assert.Equal(new Point3(1000, 2000, 3000), millimeters[0, "left_knee"]);
        Assert.Equal(LengthUnit.Millimeter, millimeters.Slice(0, 1).Select("right_knee").Relative(to: "right_knee").Unit);
        Assert.Equal(Axes.ZUp, millimeters.Slice(0, 1).Axes);
        Assert.Equal("m/s", poses.Speed("left_knee").Unit);
        Assert.Equal([10, 10], poses.Speed("left_knee").Column(0));
        Assert.Equal([10, 10], poses.Velocity(0).Column(0));
        Assert.Equal("m", Representation.Coordinates.Features(poses).Unit);
    }

    public static TheoryData<Axis, Axis> Turns
    {
        get
        {
            TheoryData<Axis, Axis> turns = [];
            foreach (var (from, to) in Enum.GetValues<Axis>().SelectMany(from => Enum.GetValues<Axis>().Select(to => (from, to))))
            {
                turns.Add(from, to);
            }

            return turns;
        }
    }

    [Theory]
    [MemberData(nameof(Turns))]
    public void Turning_the_axes_is_a_rotation_that_brings_up_to_up(Axis from, Axis to)
    {
        // Three axes of a right-handed body, the third upward.
        double[] Along(Axis axis) => [.. new double[] { 0, 1, 2 }.Select(coordinate => coordinate == axis.Coordinate() ? axis.Sign() : 0.0)];
        var side = Along((Axis)(((int)from + 2) % 6));
        var up = Along(from);
        var (u, s) = (new Point3(up[0], up[1], up[2]), new Point3(side[0], side[1], side[2]));
        var front = s.Cross(u);
        var poses = new PoseSequence(Skeleton.Unnamed(3), 1, new[] { s.X, s.Y, s.Z, u.X, u.Y, u.Z, front.X, front.Y, front.Z }).WithAxes(new(from));

        var turned = poses.ToUp(to);

        var expected = Along(to);
        Assert.Equal(new Point3(expected[0], expected[1], expected[2]), turned[0, 1]);
        Assert.Equal(turned[0, 2], turned[0, 0].Cross(turned[0, 1]));
        Assert.Equal(to, turned.Axes.Up);
    }

    [Fact]
    public void Poses_in_a_picture_have_no_z()
    {
        var poses = new PoseSequence(Two, 30, new double[] { 1, 2, 0, 4, 5, 0 }) { Dimensions = 2, Unit = LengthUnit.Pixel };

        Assert.Equal(["left_knee x", "left_knee y", "right_knee x", "right_knee y"], Representation.Coordinates.Features(poses).Names);
        Assert.Equal([1, 2, 4, 5], Representation.Coordinates.Features(poses).Values.ToArray());
        Assert.Equal(["x", "y"], Representation.Relation("left_knee", "right_knee").Features(poses).Names);
        Assert.Throws<ArgumentOutOfRangeException>(() => poses.Trajectory("left_knee", 2));
        Assert.Contains("x and y only", Assert.Throws<NeuroPoseException>(() => poses.WithAxes(Axes.YDown).ToUp(Axis.PlusZ)).Message, StringComparison.Ordinal);
        Assert.Contains("pixels", Assert.Throws<NeuroPoseException>(() => poses.ToMillimeters()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Poses_in_a_picture_are_aligned_within_it()
    {
        double[] corner = [0, 0, 0, 3, 0, 0, 0, 1, 0];
        double[] mirrored = [0, 0, 0, -3, 0, 0, 0, 1, 0];
        PoseSequence Flat(double[] points) => new(Skeleton.Unnamed(3), 1, points) { Dimensions = 2 };

        var result = Procrustes.Align(Flat(corner), Flat(mirrored));

        Assert.Equal(ProcrustesRotation.InPlane, result.Options.Rotation);
        Assert.True(result.MeanResidualRms > 0.1, "a mirror image is not reached within the plane");
    }

    [Fact]
    public void Sequences_of_other_units_or_dimensions_are_not_aligned()
    {
        var poses = new PoseSequence(Two, 30, new double[] { 1, 2, 3, 4, 5, 6 }).WithUnit(LengthUnit.Meter);

        var units = Assert.Throws<AlignmentException>(() => Procrustes.Align(poses, poses.ToMillimeters()));

        Assert.Contains("ToMillimeters", units.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Confidence_goes_with_frames_and_joints_and_chooses_them()
    {
        var poses = new PoseSequence(Two, 30, new double[] { 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4 }, new[] { 0.9, 0.2, double.NaN, 0.5 });

        var sure = poses.WhereConfident(0.5);

        Assert.Equal([true, false, false, true], new[] { (0, 0), (0, 1), (1, 0), (1, 1) }.Select(at => sure[at.Item1, at.Item2].IsFinite));
        Assert.Equal(0.5, poses.Slice(1, 2).Select("right_knee").ConfidenceOf(0, 0));
        Assert.Throws<NeuroPoseException>(() => new PoseSequence(Two, 30, new double[6]).WhereConfident(0.5));
        Assert.Throws<ArgumentException>(() => new PoseSequence(Two, 30, new double[6], new double[3]));
    }

    [Fact]
    public void A_joint_map_goes_by_the_parts_of_the_body_and_never_by_index()
    {
        var coordinates = Enumerable.Range(0, 75).Select(value => (double)value).ToArray();
        var poses = new PoseSequence(Skeleton.Body25, 30, coordinates);

        var map = JointMap.Between(Skeleton.Body25, Skeleton.Coco17);
        var coco = map.Map(poses);

        Assert.Equal(poses[0, "LKnee"], coco[0, "left_knee"]);
        Assert.Equal(poses[0, "RAnkle"], coco[0, "right_ankle"]);
        Assert.Empty(map.Missing);
        Assert.Contains("left_heel", JointMap.Between(Skeleton.Coco17, Skeleton.Halpe26).Missing);
        Assert.False(JointMap.Between(Skeleton.Coco17, Skeleton.Halpe26).Map(coco)[0, "left_heel"].IsFinite);
        Assert.Throws<ArgumentException>(() => map.Map(coco));
        Assert.Throws<ArgumentException>(() => JointMap.Between(Skeleton.Coco17, Skeleton.Unnamed(3)));
    }
}
