using NeuroPose.Formats.Tests.Loading;
using NeuroPose.Numerics;
using NeuroPose.Poses;
using NeuroPose.Testing;

namespace NeuroPose.Formats.Tests.Bvh;

public sealed class BvhTests : WrittenFiles
{
    private const string Arm = """
        HIERARCHY
        ROOT Hips
        {
          OFFSET 0 10 0
          CHANNELS 6 Xposition Yposition Zposition Zrotation Xrotation Yrotation
          JOINT LeftArm
          {
            OFFSET 2 0 0
            CHANNELS 3 Yrotation Xrotation Zrotation
            End Site
            {
              OFFSET 0 3 0
            }
          }
        }
        MOTION
        Frames: 2
        Frame Time: 0.0416667
        1 20 3 0 0 0 0 0 0
        1 20 3 90 0 0 0 90 90

        """;

    [Fact]
    public void Positions_replace_offsets_and_rotations_are_applied_in_the_listed_order()
    {
        var file = BvhFile.Load(Write("arm.bvh", Arm));

        var poses = file.Recording.Poses();
        Assert.Equal(["Hips", "LeftArm", "LeftArm_End"], file.Recording.Labels);
        AssertNear(new(1, 20, 3), poses[0, "Hips"]);
        AssertNear(new(3, 20, 3), poses[0, "LeftArm"]);
        AssertNear(new(3, 23, 3), poses[0, "LeftArm_End"]);
        AssertNear(new(1, 22, 3), poses[1, "LeftArm"]);

        // R = Rz(90) · Rx(90) · Rz(90) takes (0, 3, 0) to (0, -3, 0). In another order the end would lie at z = 6.
        AssertNear(new(1, 19, 3), poses[1, "LeftArm_End"]);
    }

    [Fact]
    public void The_hierarchy_the_rate_and_the_axes_are_known_and_the_unit_is_not()
    {
        var file = BvhFile.Load(Write("arm.bvh", Arm));

        Assert.Equal((24, "Frame Time"), (file.Recording.FramesPerSecond, file.Recording.RateSource));
        Assert.Equal((Axes.YUp, LengthUnit.Unknown), (file.Recording.Axes, file.Recording.Unit));
        Assert.Equal([-1, 0, 1], file.Joints.Select(joint => joint.Parent));
        Assert.Equal([new(0, 1, Side.Left), new(1, 2, Side.Left)], file.Recording.Persons[0].Skeleton!.Bones);
        Assert.Equal([BvhChannel.YRotation, BvhChannel.XRotation, BvhChannel.ZRotation], file.Joints[1].Channels);
        Assert.Equal([0, 90, 90], file.Channels(1, 1).ToArray());
        Assert.Equal(LengthUnit.Centimeter, MotionFile.Load(PathTo("arm.bvh"), new() { Unit = LengthUnit.Centimeter }).Unit);
    }

    [Fact]
    public void Rotations_are_known_for_each_joint_and_frame()
    {
        var file = BvhFile.Load(Write("arm.bvh", Arm));

        AssertNear(new(0, 1, 0), file.LocalRotation(1, 0).X);
        AssertNear(file.WorldRotation(1, 0) * file.LocalRotation(1, 1).Y, file.WorldRotation(1, 1).Y);
        Assert.Equal(Matrix3.Identity, file.LocalRotation(1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => file.LocalRotation(2, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => file.WorldRotation(0, 3));
    }

    [Theory]
    [InlineData("0.0416667", 24)]
    [InlineData(".0083333", 120)]
    [InlineData("0.00833", 120)]
    [InlineData("0.033333", 30)]
    [InlineData("0.0333667", 30000.0 / 1001)]
    [InlineData("0.016666666666666666", 60)]
    [InlineData("0.0125", 80)]
    public void The_rate_is_the_roundest_that_the_digits_of_the_frame_time_allow(string time, double rate) =>
        Assert.Equal(rate, Load(Arm.Replace("0.0416667", time, StringComparison.Ordinal)).FramesPerSecond, 1e-12);

    [Fact]
    public void Words_may_stand_on_any_line_and_keys_in_any_case()
    {
        var hierarchy = Arm[..Arm.IndexOf("MOTION", StringComparison.Ordinal)];
        var text = hierarchy.ReplaceLineEndings(" ").Replace("ROOT", "root",
            StringComparison.Ordinal) + "\r\nMOTION\r\nFrames:\t2\r\nframe time:0.5\r\n1 20 3\r\n0 0 0 0 0 0 1 20\r\n3 90 0 0 0 90 90";

        Assert.Equal(Load(Arm).Persons[0].Coordinates.ToArray(), Load(text).Persons[0].Coordinates.ToArray());
    }

    [Fact]
    public void Rows_win_over_the_count_in_the_header()
    {
        var recording = Load(Arm.Replace("Frames: 2", "Frames: 9", StringComparison.Ordinal));

        Assert.Equal(2, recording.FrameCount);
        Assert.Equal(["The number of rows is 2, Frames says 9. The rows were used."], recording.Notices);
    }

    [Fact]
    public void A_last_frame_that_is_cut_short_is_refused_unless_the_whole_ones_are_asked_for()
    {
        var text = Arm.TrimEnd()[..^6];

        Assert.StartsWith("cut short: the last frame has 7 of 9 numbers. AllowTruncated = true", Refused(text).Problem,
            StringComparison.Ordinal);
        var recording = Load(text, new() { AllowTruncated = true });
        Assert.Equal(1, recording.FrameCount);
        Assert.Contains("The file is cut short: the last frame has 7 of 9 numbers; it was left out.", recording.Notices);
    }

    [Fact]
    public void An_angle_that_is_no_number_makes_what_hangs_on_it_missing()
    {
        var person = Load(Arm.Replace("1 20 3 90", "1 20 3 nan", StringComparison.Ordinal)).Persons[0];

        Assert.Equal(2, person.MissingCount);
        Assert.Equal(20, person.Coordinates.Span[10]);
    }

    [Fact]
    public void Angles_of_any_number_of_turns_are_read()
    {
        var turned = Load(Arm.Replace(
            "1 20 3 90 0 0 0 90 90", "1 20 3 36000000090 0 0 0 90 -270", StringComparison.Ordinal)).Persons[0].Coordinates.ToArray();

        Assert.All(Load(Arm).Persons[0].Coordinates.ToArray().Zip(turned), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
    }

    [Fact]
    public void The_prefix_of_a_character_is_no_part_of_the_labels()
    {
        var person = Load(Arm.Replace("Hips", "mixamorig:Hips", StringComparison.Ordinal).Replace(
            "LeftArm", "mixamorig:LeftArm", StringComparison.Ordinal)).Persons[0];

        Assert.Equal("mixamorig", person.Name);
        Assert.Equal(["Hips", "LeftArm", "LeftArm_End"], person.Labels);
    }

    [Fact]
    public void Joints_with_one_name_get_a_number() =>
        Assert.Equal(["Hips", "Hips_2", "Hips_End"], Load(Arm.Replace("LeftArm", "Hips", StringComparison.Ordinal)).Labels);

    [Fact]
    public void A_hierarchy_of_any_depth_cannot_exhaust_the_stack()
    {
        var text = "HIERARCHY\n" + string.Concat(Enumerable.Range(0, 100_000).Select(_ => "JOINT a {\n"));

        Assert.Equal("the hierarchy is deeper than 256 joints.", Refused(text).Problem);
    }

    [Fact]
    public void Joints_that_nothing_moves_cannot_fill_the_memory()
    {
        var ends = string.Concat(Enumerable.Range(0, 100_000).Select(_ => "End Site { OFFSET 1 1 1 }\n"));
        var text = "HIERARCHY\nROOT a { CHANNELS 1 Xposition\n" + ends + "}\nMOTION\nFrames: 1\nFrame Time: 1\n" + string.Concat(
            Enumerable.Repeat("0\n", 100_000));

        Assert.StartsWith("the hierarchy has 100,001 joints and only 1 channels", Refused(text).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HIERARCHY\nROOT a\n{\nOFFSET 0 0", "the file is cut short")]
    [InlineData("HIERARCHY\nROOT a\n{\nOFFSET 0 0 x", "\"x\" in the column")]
    [InlineData("HIERARCHY\nROOT a\n{\nCHANNELS 1 Wrotation", "\"Wrotation\" in the column")]
    [InlineData("HIERARCHY\nROOT a\n{\nSPHERE 1", "\"SPHERE\" in the column")]
    [InlineData("HIERARCHY\nMOTION\n", "the hierarchy has no joint that moves")]
    [InlineData("HIERARCHY\nOFFSET 0 0 0\n", "\"OFFSET\" in the column")]
    [InlineData("HIERARCHY\nROOT a { }\nMOTION\n", "the hierarchy has no joint that moves")]
    [InlineData("HIERARCHY\nROOT a { CHANNELS 1 Xposition }\nMOTION\nFrames 2\n", "expected \"Frames:\" and a number.")]
    [InlineData("HIERARCHY\nROOT a { CHANNELS 1 Xposition }\nMOTION\nFrames: 2\nFrame Time: 1,5\n",
        "expected \"Frame Time:\" and a number.")]
    public void A_file_that_breaks_the_format_is_refused(string text, string problem) =>
        Assert.StartsWith(problem, Refused(text).Problem, StringComparison.Ordinal);

    [RealFileFact("bvh/walk01_pos.csv")]
    public void World_positions_are_those_of_another_program()
    {
        var poses = MotionFile.Load(RealFiles.PathTo("bvh/walk01.bvh")).Poses();
        var lines = File.ReadAllLines(RealFiles.PathTo("bvh/walk01_pos.csv"));
        var columns = lines[0].Split(',');

        var furthest = 0.0;
        for (var frame = 0; frame < poses.FrameCount; frame++)
        {
            var cells = lines[frame + 1].Split(',');
            for (var column = 1; column < columns.Length; column++)
            {
                var joint = poses.Skeleton.IndexOf(columns[column][..^2]);
                var number = poses.Frame(frame)[(3 * joint) + "xyz".IndexOf(columns[column][^1], StringComparison.Ordinal)];
                furthest = Math.Max(furthest,
                    Math.Abs(double.Parse(cells[column], System.Globalization.CultureInfo.InvariantCulture) - number));
            }
        }

        Assert.Equal((101, 73), (lines.Length - 1, columns.Length));
        Assert.InRange(furthest, 0, 5.01e-6);
    }

    private static void AssertNear(Point3 expected, Point3 found) =>
        Assert.True((expected - found).Length < 1e-9, $"expected {expected}, found {found}");
}
