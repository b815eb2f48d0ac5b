using NeuroPose.Formats;
using NeuroPose.Poses;
using NeuroPose.Testing;

namespace NeuroPose.Gait.Tests;

/// <summary>Our angles beside those that Plug-in Gait stored in the same files.</summary>
public sealed class RealAnglesTests
{
    private const string Nexus = "gait/gaitalytics_test_small.c3d";
    private const string OtherNexus = "c3d/auckland_FMC_dynamic_MH0222_BP06.c3d";

    private static readonly string[] Markers =
        ["LASI", "RASI", "SACR", "LPSI", "RPSI", "LKNE", "RKNE", "LANK", "RANK", "LHEE", "RHEE", "LTOE", "RTOE"];

    [RealFileFact(Nexus)]
    public void From_joint_centers_the_angles_are_those_of_Nexus() => FromCenters(Nexus);

    [RealFileFact(OtherNexus)]
    public void From_joint_centers_of_another_file_the_angles_are_those_of_Nexus() => FromCenters(OtherNexus);

    [RealFileFact(Nexus)]
    public void From_markers_alone_the_hip_center_follows_from_the_pelvis() => FromMarkers(Nexus);

    [RealFileFact(OtherNexus)]
    public void From_markers_of_another_file_the_hip_center_follows_from_the_pelvis() => FromMarkers(OtherNexus);

    [RealFileFact(Nexus)]
    public void With_the_knees_axis_the_rotation_of_the_hip_is_that_of_Nexus()
    {
        // Plug-in Gait's bones hold their axis to the left as a point: of the right knee, seen from its center, the inner end.
        var recording = MotionFile.Load(RealFiles.PathTo(Nexus));
        var poses = recording.Poses();
        string[] names = [.. poses.Skeleton.JointNames.Select(name => name switch { "RFEO" => "knee", "RFEL" => "R.Knee.Medial", _ => name })];
        var renamed = new PoseSequence(Skeleton.ForLabels(names), poses.FramesPerSecond, poses.Coordinates.ToArray()) { Unit = poses.Unit, Axes = poses.Axes };

        var own = ClinicalAngles.Of(renamed, new() { Roles = new Dictionary<JointRole, string> { [new(BodyPart.Knee, Side.Right)] = "knee" } });

        Near(ClinicalAngles.From(recording)[ClinicalAngle.HipRotation, Side.Right], own[ClinicalAngle.HipRotation, Side.Right], 0.05);
    }

    [RealFileFact(Nexus)]
    public void Toe_out_in_stance_is_near_that_of_Nexus() => ToeOut(Nexus);

    [RealFileFact(OtherNexus)]
    public void Toe_out_in_stance_of_another_file_is_near_that_of_Nexus() => ToeOut(OtherNexus);

    [RealFileFact(Nexus)]
    public void What_the_file_holds_is_read_with_its_origin()
    {
        var found = ClinicalAngles.From(MotionFile.Load(RealFiles.PathTo(Nexus)));
        var frame = Golden.Read("gait", "angles.json").EnumerateArray().Single(file => file.TryGetProperty("frames", out _)).GetProperty("frames")[0];

        Assert.Contains("gaitalytics_test_small.c3d", found.Origin, StringComparison.Ordinal);
        var (index, stored) = (frame.GetProperty("index").GetInt32(), frame.GetProperty("PiG"));
        Assert.Equal(stored.GetProperty("hip").GetDouble(), found[ClinicalAngle.HipFlexion, Side.Left][index], 0.001);
        Assert.Equal(stored.GetProperty("knee").GetDouble(), found[ClinicalAngle.KneeFlexion, Side.Left][index], 0.001);
        Assert.Equal(stored.GetProperty("ankle").GetDouble(), found[ClinicalAngle.AnkleDorsiflexion, Side.Left][index], 0.001);
        Assert.Equal(stored.GetProperty("pelvis_tilt").GetDouble(), found[ClinicalAngle.PelvisTilt, Side.Left][index], 0.001);
    }

    private static void FromCenters(string file)
    {
        var recording = MotionFile.Load(RealFiles.PathTo(file));
        var (own, nexus) = (ClinicalAngles.Of(recording.Poses()), ClinicalAngles.From(recording));
        foreach (var side in Enum.GetValues<Side>())
        {
            foreach (var angle in new[]
            {
                ClinicalAngle.KneeFlexion, ClinicalAngle.HipFlexion, ClinicalAngle.PelvisTilt, ClinicalAngle.PelvisObliquity, ClinicalAngle.PelvisRotation,
                ClinicalAngle.HipAbduction,
            })
            {
                Near(nexus[angle, side], own[angle, side], 1);
            }

            Near(nexus[ClinicalAngle.HipAbduction, side], own[ClinicalAngle.HipAbduction, side], 0.05);
            Near(nexus[ClinicalAngle.AnkleDorsiflexion, side], own[ClinicalAngle.AnkleDorsiflexion, side], 2);
        }
    }

    private static void ToeOut(string file)
    {
        var recording = MotionFile.Load(RealFiles.PathTo(file));
        var (own, nexus, events) = (ClinicalAngles.Of(recording.Poses()), ClinicalAngles.From(recording), GaitEvents.From(recording));
        var compared = 0;
        foreach (var side in Enum.GetValues<Side>())
        {
            foreach (var contact in events.Times(side, GaitEventType.InitialContact))
            {
                var off = events.Times(side, GaitEventType.FootOff).FirstOrDefault(time => time > contact && time < contact + 1, double.NaN);
                if (double.IsFinite(off))
                {
                    Assert.Equal(nexus.ToeOut(side, contact, off), own.ToeOut(side, contact, off), 5.0);
                    compared++;
                }
            }
        }

        Assert.True(compared >= 4);
    }

    private static void FromMarkers(string file)
    {
        var recording = MotionFile.Load(RealFiles.PathTo(file));
        var poses = recording.Poses();
        var alone = poses.Select([.. Markers.Where(poses.Skeleton.JointNames.Contains).Select(name => (Joint)name)]);
        var (own, nexus) = (ClinicalAngles.Of(alone), ClinicalAngles.From(recording));
        foreach (var side in Enum.GetValues<Side>())
        {
            Assert.Contains("Harrington", own.Curve(ClinicalAngle.HipFlexion, side).Source, StringComparison.Ordinal);
            Near(nexus[ClinicalAngle.HipFlexion, side], own[ClinicalAngle.HipFlexion, side], 1.5);
            Near(nexus[ClinicalAngle.KneeFlexion, side], own[ClinicalAngle.KneeFlexion, side], 2.2);
            Assert.Contains("inner side", own.Missing.Single(row => row.Angle == ClinicalAngle.HipRotation && row.Side == side).Reason, StringComparison.Ordinal);
        }
    }

    /// <summary>The root of the mean squared difference is at most this many degrees.</summary>
    private static void Near(ReadOnlySpan<double> expected, ReadOnlySpan<double> found, double most)
    {
        var (sum, count) = (0.0, 0);
        for (var frame = 0; frame < expected.Length; frame++)
        {
            var error = expected[frame] - found[frame];
            (sum, count) = double.IsNaN(error) ? (sum, count) : (sum + (error * error), count + 1);
        }

        Assert.True(2 * count > expected.Length && Math.Sqrt(sum / count) <= most, FormattableString.Invariant($"RMSE {Math.Sqrt(sum / count):0.00} over {count} frames"));
    }
}
