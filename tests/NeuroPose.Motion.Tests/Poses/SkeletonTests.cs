using NeuroPose.Formats;
using NeuroPose.Kinematics;
using NeuroPose.Poses;

namespace NeuroPose.Motion.Tests.Poses;

public class SkeletonTests
{
    public static TheoryData<string> Known => new(Skeleton.Known.Select(skeleton => skeleton.Name));

    [Fact]
    public void The_known_skeletons_have_as_many_joints_as_their_owners_say()
    {
        var counts = Skeleton.Known.ToDictionary(skeleton => skeleton.Name, skeleton => skeleton.JointCount);

        Assert.Equal(
            new Dictionary<string, int>
            {
                ["berkeley_mhad_43"] = 43,
                ["COCO-17"] = 17,
                ["COCO-WholeBody-133"] = 133,
                ["Halpe-26"] = 26,
                ["BODY_25"] = 25,
                ["BODY_25B"] = 25,
                ["OpenPose-COCO-18"] = 18,
                ["BlazePose-33"] = 33,
                ["H36M-17"] = 17,
                ["SMPL-24"] = 24,
                ["Kinect-v2-25"] = 25,
                ["AzureKinect-32"] = 32,
                ["PluginGait-39"] = 39,
            },
            counts);
    }

    [Theory]
    [MemberData(nameof(Known))]
    public void Every_joint_of_a_side_has_its_partner_and_sides_of_bones_agree_with_names(string name)
    {
        var skeleton = Skeleton.Named(name);
        var partners = skeleton.MirrorPartners();

        for (var joint = 0; joint < skeleton.JointCount; joint++)
        {
            Assert.Equal(joint, partners[partners[joint]]);
        }

        foreach (var (role, joint) in skeleton.Roles)
        {
            if (role.Side is { } side)
            {
                var other = side == Side.Left ? Side.Right : Side.Left;
                Assert.Equal(skeleton.Find(role.Part, other), partners[skeleton.IndexOf(joint)]);
            }
        }

        Assert.All(skeleton.Bones.Where(bone => bone.Side is not null), bone =>
            Assert.Contains(skeleton.Bones, other => other.Side != bone.Side && other.Side is not null && partners[other.To] == bone.To));
    }

    [Theory]
    [MemberData(nameof(Known))]
    public void A_knee_angle_is_between_hip_knee_and_ankle_on_every_skeleton_that_has_a_hip(string name)
    {
        var skeleton = Skeleton.Named(name);
        if (name == "PluginGait-39")
        {
            // Its hips are computed from markers of the pelvis.
            Assert.Null(AngleDefinition.Find(skeleton, "left knee"));
            return;
        }

        var angle = AngleDefinition.Named(skeleton, "right knee");
        var coordinates = Enumerable.Repeat(double.NaN, skeleton.JointCount * 3).ToArray();
        void Put(Joint joint, double x, double y) => new[] { x, y, 0 }.CopyTo(coordinates, joint.IndexIn(skeleton) * 3);
        Put(angle.A, 0, 0);
        Put(angle.B, 0, 400);
        Put(angle.C, 400, 400);

        Assert.Equal(Math.PI / 2, JointAngles.Compute(new PoseSequence(skeleton, 30, coordinates), angle)[0], 1e-15);
        Assert.Contains("nee", skeleton.JointNames[angle.B.IndexIn(skeleton)] + "nee", StringComparison.Ordinal);
        Assert.Equal(skeleton.Find(BodyPart.Knee, Side.Right), angle.B.IndexIn(skeleton));
    }

    [Fact]
    public void A_misspelled_joint_skeleton_or_angle_names_the_nearest()
    {
        var joint = Assert.Throws<ArgumentException>(() => Skeleton.Coco17.IndexOf("left_kne"));
        var skeleton = Assert.Throws<ArgumentException>(() => Skeleton.Named("BODY25"));
        var angle = Assert.Throws<ArgumentException>(() => AngleDefinition.Named(Skeleton.Coco17, "left kne"));
        var lacking = Assert.Throws<ArgumentException>(() => AngleDefinition.Named(Skeleton.Coco17, "left ankle"));

        Assert.Contains("Did you mean \"left_knee\"?", joint.Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean \"BODY_25\"?", skeleton.Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean \"left knee\"?", angle.Message, StringComparison.Ordinal);
        Assert.Contains("it needs the left knee, the left ankle, the left toe", lacking.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_of_a_known_skeleton_in_another_order_keep_its_roles_and_bones()
    {
        string[] labels = ["LANK", "LKNE", "LASI", "extra", "LHEE", "LTOE"];

        var skeleton = Skeleton.ForLabels(labels);

        Assert.Equal(labels, skeleton.JointNames);
        Assert.Equal(1, skeleton.Find(BodyPart.Knee, Side.Left));
        Assert.Contains(skeleton.Bones, bone => bone is { From: 0, To: 4, Side: Side.Left });
        Assert.Same(Skeleton.Body25, Skeleton.ForLabels(Skeleton.Body25.JointNames));
        Assert.Empty(Skeleton.ForLabels(["snout", "tail"]).Roles);
    }

    [Fact]
    public void A_skeleton_of_ones_own_is_ten_lines_of_YAML()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, """
            name: my markers
            joints: [LHIP, LKNE, LANK, LHEE, LTOE, RHIP, RKNE, RANK, RHEE, RTOE]
            bones:
              - [LHIP, LKNE, LANK, LHEE, LTOE]
              - [RHIP, RKNE, RANK, RHEE, RTOE]
            roles: {left hip: LHIP, left knee: LKNE, left ankle: LANK, left heel: LHEE, left toe: LTOE,
                    right hip: RHIP, right knee: RKNE, right ankle: RANK, right heel: RHEE, right toe: RTOE}
            """);

        var skeleton = SkeletonFile.Load(file);

        Assert.Equal("my markers", skeleton.Name);
        Assert.Equal(8, skeleton.Bones.Count);
        Assert.Equal(4, skeleton.Bones.Count(bone => bone.Side == Side.Right));
        Assert.NotNull(AngleDefinition.Find(skeleton, "right ankle"));
        File.Delete(file);
    }

    [Theory]
    [InlineData("name: a\njoints: [b, b]", "Two joints are named \"b\"")]
    [InlineData("name: a\njoints: [b]\nroles: {left knie: b}", "Did you mean \"left knee\"?")]
    [InlineData("name: a\njoints: [b]\nroles: {left knee: c}", "there is no such joint")]
    [InlineData("name: a\njoints: [b]\nbones: [[b, c]]", "no joint \"c\"")]
    [InlineData("name: a\njoints: [b]\nbones: [b]", "expected a chain of joints")]
    [InlineData("name: a", "\"joints\" is missing")]
    public void What_is_wrong_with_a_skeleton_of_ones_own_is_said(string text, string problem)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, text);

        var refused = Assert.Throws<FileFormatException>(() => SkeletonFile.Load(file));

        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
        File.Delete(file);
    }
}
