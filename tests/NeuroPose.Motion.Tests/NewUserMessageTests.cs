using NeuroPose.Datasets;
using NeuroPose.Kinematics;
using NeuroPose.Poses;

namespace NeuroPose.Motion.Tests;

/// <summary>What somebody reads who does not know the library yet: the words of each message say what to do.</summary>
public sealed class NewUserMessageTests
{
    private static readonly PoseSequence Poses = new(Skeleton.Coco17, 30, new double[10 * 17 * 3]);

    [Theory]
    [InlineData(8, 2, "The start 8 is behind the end 2. Exchange them: Slice(2, 8).")]
    [InlineData(5, 5, "Slice(5, 5) has no frame: the end is excluded. Slice(5, 6) is frame 5 alone.")]
    [InlineData(10, 10, "Slice(10, 10) has no frame: the end is excluded.")]
    [InlineData(2, 300, "Slice(2, 300) leaves the frames, which are 0 to 9: start and end must be between 0 and 10, and the end is excluded.")]
    [InlineData(-1, 3, "Slice(-1, 3) leaves the frames, which are 0 to 9: start and end must be between 0 and 10, and the end is excluded.")]
    public void A_slice_that_cannot_be_says_which_can(int start, int end, string expected)
    {
        Assert.StartsWith(expected, Assert.Throws<ArgumentOutOfRangeException>(() => Poses.Slice(start, end)).Message, StringComparison.Ordinal);
        var series = Representation.Coordinates.Features(Poses);
        Assert.StartsWith(expected, Assert.Throws<ArgumentOutOfRangeException>(() => series.Slice(start, end)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("left-knee", "The skeleton COCO-17 has no joint \"left-knee\". Did you mean \"left_knee\"?")]
    [InlineData("Left Knee", "The skeleton COCO-17 has no joint \"Left Knee\". Did you mean \"left_knee\"?")]
    [InlineData("leftKne", "The skeleton COCO-17 has no joint \"leftKne\". Did you mean \"left_knee\"?")]
    [InlineData("the knee", "The skeleton COCO-17 has no joint \"the knee\". Did you mean \"left_knee\" or \"right_knee\"?")]
    [InlineData("LKnee", "The skeleton COCO-17 has no joint \"LKnee\". Its left knee is \"left_knee\".")]
    public void A_joint_that_the_skeleton_lacks_is_answered_with_the_one_that_is_meant(string joint, string expected) =>
        Assert.StartsWith(expected, Assert.Throws<ArgumentException>(() => Poses.Trajectory(joint, 0)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_joint_of_a_skeleton_with_as_many_joints_is_answered_with_the_option_that_helps()
    {
        var poses = new PoseSequence(Skeleton.Body25, 30, new double[25 * 3]);
        var missing = Skeleton.Body25B.JointNames.Except(Skeleton.Body25.JointNames)
            .First(joint => Skeleton.Body25B.Roles.Where(role => role.Value == joint).All(role => Skeleton.Body25.Find(role.Key.Part, role.Key.Side) is null));
        Assert.Contains(
            "BODY_25B has it, with as many joints: where the file is of that skeleton, give LoadOptions.Skeleton = Skeleton.Named(\"BODY_25B\").",
            Assert.Throws<ArgumentException>(() => poses.Trajectory(missing, 0)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Joints_without_names_are_answered_with_the_option_that_names_them() => Assert.Contains(
        "Its joints have no names: give LoadOptions.Skeleton.",
        Assert.Throws<ArgumentException>(() => new PoseSequence(Skeleton.Unnamed(5), 30, new double[15]).Trajectory("nonsense", 0)).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("knee", "There is no angle named \"knee\". Did you mean \"left knee\" or \"right knee\"?")]
    [InlineData("left_knee", "There is no angle named \"left_knee\". Did you mean \"left knee\"?")]
    [InlineData("Left Knee", "There is no angle named \"Left Knee\". Did you mean \"left knee\"?")]
    public void An_angle_that_is_not_known_is_answered_with_the_nearest(string angle, string expected) =>
        Assert.StartsWith(expected, Assert.Throws<ArgumentException>(() => AngleDefinition.Named(Skeleton.Coco17, angle)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_dataset_that_is_not_there_says_in_which_folder_it_was_looked_for()
    {
        var message = Assert.Throws<DatasetException>(() => Dataset.Open("../nowhere/at-all")).Message;
        Assert.Contains($"The folder is {Path.GetFullPath("../nowhere/at-all")}, which is not there.", message, StringComparison.Ordinal);
    }
}
