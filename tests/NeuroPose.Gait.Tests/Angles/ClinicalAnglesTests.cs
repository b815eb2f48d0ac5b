using System.Text.Json;
using NeuroPose.Numerics;
using NeuroPose.Poses;
using NeuroPose.Testing;

namespace NeuroPose.Gait.Tests;

public sealed class ClinicalAnglesTests
{
    [Fact]
    public void The_golden_frames_have_the_golden_angles()
    {
        var compared = 0;
        foreach (var file in Golden.Read("gait", "angles.json").EnumerateArray())
        {
            foreach (var row in file.TryGetProperty("frames", out var frames) ? frames.EnumerateArray().ToArray() : [])
            {
                var side = row.GetProperty("side").GetString() == "L" ? Side.Left : Side.Right;
                var parts = new[] { BodyPart.Hip, BodyPart.Knee, BodyPart.Ankle, BodyPart.Heel, BodyPart.Toe };
                var names = parts.ToDictionary(part => new JointRole(part, side), part => part.ToString());
                var numbers = parts.SelectMany(part => Numbers(row.GetProperty(part.ToString().ToLowerInvariant()))).ToArray();
                var poses = new PoseSequence(new Skeleton("golden", [.. names.Values], [], names), 100, numbers) { Unit = LengthUnit.Millimeter };
                var forward = Numbers(row.GetProperty("forward"));
                var angles = new WalkAngles(poses, new(poses, new Dictionary<JointRole, string>()), new(0, 0, 1), [new(forward[0], forward[1], forward[2])], true);
                angles.Find();

                foreach (var (angle, field) in new[]
                {
                    (ClinicalAngle.ThighToVertical, "thigh_deg"), (ClinicalAngle.ShankToVertical, "shank_deg"), (ClinicalAngle.FootToHorizontal, "foot_pitch_deg"),
                    (ClinicalAngle.KneeFlexion, "knee_sagittal_deg"), (ClinicalAngle.AnkleDorsiflexion, "ankle_deg"),
                })
                {
                    var found = angles.Curves.Single(curve => curve.Angle == angle && curve.Side == side).Values.Span[0];
                    Assert.Equal(row.GetProperty(field).GetDouble(), found, 0.01);
                    compared++;
                }
            }
        }

        Assert.True(compared >= 50);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(180)]
    [InlineData(-50)]
    public void A_known_posture_has_its_angles_whichever_way_it_walks(double heading)
    {
        var posture = new KnownPosture { HeadingDegrees = heading };

        var found = ClinicalAngles.Of(posture.Poses());

        Assert.Equal(AngleConvention.SagittalPlane, found.Convention);
        Assert.Empty(found.Problems);
        foreach (var side in Enum.GetValues<Side>())
        {
            foreach (var frame in new[] { 0, 77, 299 })
            {
                Sagittal(posture, found, side, frame);
                Assert.Equal(KnownPosture.ToeOut, Math.Abs(found[ClinicalAngle.FootProgression, side][frame]), 1e-6);
                Assert.Equal(0, found[ClinicalAngle.PelvisObliquity, side][frame], 1e-6);
                Assert.Equal(0, found[ClinicalAngle.PelvisRotation, side][frame], 1e-6);
                Assert.Equal(0, found[ClinicalAngle.HipAbduction, side][frame], 1e-6);
            }

            Assert.Equal(KnownPosture.ToeOut, found.ToeOut(side, 0.5, 1.1), 1e-6);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_picture_gives_the_angles_of_its_plane_and_refuses_the_others_by_name(bool isMirrored)
    {
        var posture = new KnownPosture();

        var found = ClinicalAngles.Of(posture.InPicture(isMirrored));

        Assert.True(found.IsSagittalOnly);
        Sagittal(posture, found, Side.Left, 50);
        Sagittal(posture, found, Side.Right, 123);
        foreach (var angle in new[]
        {
            ClinicalAngle.PelvisObliquity, ClinicalAngle.PelvisRotation, ClinicalAngle.HipAbduction, ClinicalAngle.HipRotation, ClinicalAngle.KneeAbduction,
            ClinicalAngle.KneeRotation, ClinicalAngle.FootProgression,
        })
        {
            Assert.False(found.Has(angle, Side.Left));
            Assert.Contains("One camera", Assert.Throws<NeuroPoseException>(() => found[angle, Side.Left].Length).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_walk_out_of_the_picture_is_noted()
    {
        var flat = new KnownPosture().InPicture(false);
        var numbers = flat.Coordinates.ToArray();
        for (var at = 0; at < numbers.Length; at += 3)
        {
            var frame = at / 3 / flat.JointCount;
            numbers[at + 1] *= 1 - (0.15 * frame / flat.FrameCount);
        }

        Assert.Contains(ClinicalAngles.Of(flat.WithCoordinates(numbers)).Notes, note => note.Contains("thigh looks", StringComparison.Ordinal));
        Assert.DoesNotContain(ClinicalAngles.Of(flat).Notes, note => note.Contains("thigh looks", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_pelvis_there_is_the_thigh_to_vertical_and_no_hip()
    {
        var posture = new KnownPosture { Has = role => role.Part is not (BodyPart.FrontPelvis or BodyPart.BackPelvis) };

        var found = ClinicalAngles.Of(posture.Poses());

        Assert.Equal(posture.Thigh(20, Side.Left), found[ClinicalAngle.ThighToVertical, Side.Left][20], 1e-6);
        var refused = Assert.Throws<NeuroPoseException>(() => found[ClinicalAngle.HipFlexion, Side.Left].Length).Message;
        Assert.Contains("left hip flexion", refused, StringComparison.Ordinal);
        Assert.Contains("no front pelvis and back pelvis", refused, StringComparison.Ordinal);
        Assert.Contains("thigh to vertical", refused, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_heels_and_toes_ankle_and_toe_out_name_what_is_missing()
    {
        var posture = new KnownPosture { Has = role => role.Part is BodyPart.Hip or BodyPart.Knee or BodyPart.Ankle or BodyPart.Shoulder };

        var found = ClinicalAngles.Of(posture.Poses());

        Assert.Equal(posture.Thigh(5, Side.Right) - posture.Shank(5, Side.Right), found[ClinicalAngle.KneeFlexion, Side.Right][5], 1e-6);
        Assert.Equal(KnownPosture.TrunkLean, found[ClinicalAngle.TrunkLean, null][5], 1e-6);
        foreach (var angle in new[] { ClinicalAngle.AnkleDorsiflexion, ClinicalAngle.FootToHorizontal, ClinicalAngle.FootProgression })
        {
            Assert.Contains("no right heel and no right toe", found.Missing.Single(row => row.Angle == angle && row.Side == Side.Right).Reason, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("COCO-17", false, false)]
    [InlineData("BODY_25", true, false)]
    [InlineData("Halpe-26", true, false)]
    [InlineData("berkeley_mhad_43", true, true)]
    [InlineData("PluginGait-39", true, true)]
    public void Each_known_skeleton_gives_what_the_reference_page_says(string name, bool hasFoot, bool hasPelvis)
    {
        var skeleton = Skeleton.Named(name);
        var posture = new KnownPosture().Poses();
        var numbers = Enumerable.Repeat(double.NaN, KnownPosture.Frames * skeleton.JointCount * 3).ToArray();
        foreach (var (role, joint) in posture.Skeleton.Roles)
        {
            // The hips of MHAD-43 are markers at the back of the pelvis.
            var place = name == "berkeley_mhad_43" && role.Part == BodyPart.Hip ? new JointRole(BodyPart.BackPelvis, role.Side) : role;
            for (var frame = 0; skeleton.Find(role.Part, role.Side) is { } to && frame < KnownPosture.Frames; frame++)
            {
                var at = posture[frame, posture.Skeleton.Roles[place]];
                new[] { at.X, at.Y, at.Z }.CopyTo(numbers, ((frame * skeleton.JointCount) + to) * 3);
            }
        }

        var found = ClinicalAngles.Of(new(skeleton, 100, numbers) { Unit = LengthUnit.Millimeter, Axes = Axes.ZUp });

        Assert.All([ClinicalAngle.KneeFlexion, ClinicalAngle.ThighToVertical, ClinicalAngle.ShankToVertical], angle => Assert.True(found.Has(angle, Side.Left)));
        Assert.True(found.Has(ClinicalAngle.TrunkLean, null));
        Assert.All([ClinicalAngle.AnkleDorsiflexion, ClinicalAngle.FootProgression], angle => Assert.Equal(hasFoot, found.Has(angle, Side.Right)));
        Assert.All(
            [ClinicalAngle.HipFlexion, ClinicalAngle.HipAbduction, ClinicalAngle.PelvisTilt, ClinicalAngle.PelvisRotation],
            angle => Assert.Equal(hasPelvis, found.Has(angle, Side.Left)));
        Assert.False(found.Has(ClinicalAngle.HipRotation, Side.Left));
        Assert.Equal(hasPelvis, found.Curve(ClinicalAngle.KneeFlexion, Side.Left).Source.Contains("Harrington", StringComparison.Ordinal));
    }

    [Fact]
    public void A_joint_that_was_not_seen_makes_its_angles_unknown_in_that_frame_alone()
    {
        var poses = new KnownPosture().Poses();
        var numbers = poses.Coordinates.ToArray();
        numbers[((50 * poses.JointCount) + poses.Skeleton.IndexOf("left_ankle")) * 3] = double.NaN;

        var found = ClinicalAngles.Of(poses.WithCoordinates(numbers));

        Assert.True(double.IsNaN(found[ClinicalAngle.KneeFlexion, Side.Left][50]));
        Assert.True(double.IsNaN(found[ClinicalAngle.AnkleDorsiflexion, Side.Left][50]));
        Assert.True(double.IsFinite(found[ClinicalAngle.HipFlexion, Side.Left][50]));
        Assert.True(double.IsFinite(found[ClinicalAngle.KneeFlexion, Side.Left][51]));
        Assert.True(double.IsFinite(found[ClinicalAngle.KneeFlexion, Side.Right][50]));
    }

    [Fact]
    public void The_hip_center_lies_where_the_regression_puts_it()
    {
        var poses = new KnownPosture { Has = role => role.Part != BodyPart.Hip }.Poses();
        var points = new BodyPoints(poses, new Dictionary<JointRole, string>());

        var hip = points.Hip(Side.Left, isPersonSized: true)!.Places[0];

        // Width 240 and depth 160 mm, tilted by 12°, about the middle of the front.
        var (forward, outward, upward) = ((-0.24 * 160) - 9.9, (0.33 * 240) + 7.3, (-0.30 * 240) - 10.9);
        var tilt = KnownPosture.PelvisTilt * Math.PI / 180;
        var front = 0.5 * (poses[0, "left_front_pelvis"] + poses[0, "right_front_pelvis"]);
        var expected = front + new Point3((forward * Math.Cos(tilt)) + (upward * Math.Sin(tilt)), outward, (upward * Math.Cos(tilt)) - (forward * Math.Sin(tilt)));
        Assert.Equal(0, (hip - expected).Length, 1e-9);
        Assert.Contains("Harrington", points.Hip(Side.Left, true)!.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void A_models_center_that_is_there_in_a_few_frames_does_not_replace_the_marker()
    {
        var posture = new KnownPosture();
        var plain = posture.Poses();
        PoseSequence With(int frames)
        {
            var skeleton = new Skeleton("modeled", [.. plain.Skeleton.JointNames, "LFEO"], [], plain.Skeleton.Roles);
            var knee = plain.Skeleton.IndexOf("left_knee");
            double[] numbers =
            [
                .. Enumerable.Range(0, plain.FrameCount).SelectMany(frame => plain.Frame(frame).ToArray()
                    .Concat(frame < frames ? plain.Frame(frame).Slice(3 * knee, 3).ToArray() : [double.NaN, double.NaN, double.NaN])),
            ];
            return new(skeleton, 100, numbers) { Unit = plain.Unit, Axes = plain.Axes };
        }

        Assert.Equal("left_hip, left_knee", ClinicalAngles.Of(With(20)).Curve(ClinicalAngle.ThighToVertical, Side.Left).Source);
        Assert.Equal("left_hip, LFEO", ClinicalAngles.Of(With(290)).Curve(ClinicalAngle.ThighToVertical, Side.Left).Source);
    }

    [Fact]
    public void Where_the_unit_is_not_known_the_hip_center_is_not_guessed()
    {
        var poses = new KnownPosture { Has = role => role.Part != BodyPart.Hip }.Poses().WithUnit(LengthUnit.Unknown);

        var found = ClinicalAngles.Of(poses);

        Assert.Contains("LoadOptions.Unit", Assert.Throws<NeuroPoseException>(() => found[ClinicalAngle.KneeFlexion, Side.Left].Length).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Meters_give_the_same_angles_as_millimeters()
    {
        var poses = new KnownPosture { Has = role => role.Part != BodyPart.Hip }.Poses();
        var meters = poses.WithCoordinates(poses.Coordinates.ToArray().Select(number => number / 1000).ToArray()).WithUnit(LengthUnit.Meter);

        var (expected, found) = (ClinicalAngles.Of(poses), ClinicalAngles.Of(meters));

        Assert.Equal(expected[ClinicalAngle.HipFlexion, Side.Left][33], found[ClinicalAngle.HipFlexion, Side.Left][33], 1e-9);
        Assert.Equal(expected[ClinicalAngle.HipAbduction, Side.Right][33], found[ClinicalAngle.HipAbduction, Side.Right][33], 1e-9);
    }

    [Fact]
    public void A_wrong_up_is_refused_and_the_right_one_named() =>
        Assert.Contains("+z", Assert.Throws<NeuroPoseException>(() => ClinicalAngles.Of(new KnownPosture().Poses().WithAxes(Axes.YUp))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_direction_that_is_given_is_used()
    {
        var posture = new KnownPosture();

        var found = ClinicalAngles.Of(posture.Poses(), new() { Forward = new(1, -Math.Tan(10 * Math.PI / 180), 5) });

        Assert.Equal(KnownPosture.ToeOut + 10, found[ClinicalAngle.FootProgression, Side.Left][0], 1e-6);
        Assert.Equal(KnownPosture.ToeOut - 10, found[ClinicalAngle.FootProgression, Side.Right][0], 1e-6);
        Assert.Throws<ArgumentException>(() => ClinicalAngles.Of(posture.Poses(), new() { Forward = new(0, 0, 1) }));
    }

    [Fact]
    public void The_offset_of_a_standing_trial_is_subtracted_on_request_and_noted()
    {
        var walk = ClinicalAngles.Of(new KnownPosture().Poses());
        var standing = ClinicalAngles.Of(new KnownPosture { Has = role => role.Part != BodyPart.Toe }.Poses());

        var relative = walk.RelativeTo(standing);

        var offset = standing[ClinicalAngle.KneeFlexion, Side.Left].ToArray().Average();
        Assert.Equal(walk[ClinicalAngle.KneeFlexion, Side.Left][9] - offset, relative[ClinicalAngle.KneeFlexion, Side.Left][9], 1e-9);
        Assert.Contains("standing", relative.Missing.Single(row => row.Angle == ClinicalAngle.AnkleDorsiflexion && row.Side == Side.Left).Reason, StringComparison.Ordinal);
        Assert.Contains(relative.Notes, note => note.Contains("left knee flexion", StringComparison.Ordinal));
    }

    [Fact]
    public void Angles_become_a_series_and_a_table()
    {
        var found = ClinicalAngles.Of(new KnownPosture().Poses());

        var series = found.Series(Side.Right, ClinicalAngle.KneeFlexion, ClinicalAngle.TrunkLean);

        Assert.Equal(["knee_flexion", "trunk_lean"], series.Names);
        Assert.Equal(found[ClinicalAngle.KneeFlexion, Side.Right][1], series.Values[2]);
        using var folder = new TemporaryFolder();
        found.ToCsv(folder.PathTo("angles.csv"));
        var lines = File.ReadAllLines(folder.PathTo("angles.csv"));
        Assert.Equal(KnownPosture.Frames + 1, lines.Length);
        Assert.StartsWith("time_s,left_pelvis_tilt (deg),", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_name_of_an_angle_is_read_back_and_a_mistyped_one_names_the_nearest()
    {
        Assert.All(Enum.GetValues<ClinicalAngle>(), angle => Assert.Equal(angle, ClinicalAngleNames.Parse(ClinicalAngleNames.NameOf(angle))));
        Assert.Contains("knee_flexion", Assert.Throws<ArgumentException>(() => ClinicalAngleNames.Parse("knee_flexoin")).Message, StringComparison.Ordinal);
    }

    private static void Sagittal(KnownPosture posture, ClinicalAngles found, Side side, int frame)
    {
        var (thigh, shank, foot) = (posture.Thigh(frame, side), posture.Shank(frame, side), posture.FootPitch(frame, side));
        Assert.Equal(KnownPosture.PelvisTilt, found[ClinicalAngle.PelvisTilt, side][frame], 1e-6);
        Assert.Equal(KnownPosture.TrunkLean, found[ClinicalAngle.TrunkLean, null][frame], 1e-6);
        Assert.Equal(thigh - shank, found[ClinicalAngle.KneeFlexion, side][frame], 1e-6);
        Assert.Equal(thigh + KnownPosture.PelvisTilt, found[ClinicalAngle.HipFlexion, side][frame], 1e-6);
        Assert.Equal(foot - shank, found[ClinicalAngle.AnkleDorsiflexion, side][frame], 1e-6);
        Assert.Equal(foot, found[ClinicalAngle.FootToHorizontal, side][frame], 1e-6);
    }

    private static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(number => number.GetDouble())];
}
