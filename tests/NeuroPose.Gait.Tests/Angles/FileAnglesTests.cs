using NeuroPose.Formats;
using NeuroPose.Poses;

namespace NeuroPose.Gait.Tests;

public sealed class FileAnglesTests
{
    [Fact]
    public void Plug_in_Gaits_angles_are_read_as_they_are_with_abduction_and_toe_out_positive()
    {
        var recording = Recording(
            ("LKneeAngles X", "deg", 5), ("LHipAngles Y", "deg", 3), ("LFootProgressAngles Z", "deg", -12), ("RPelvisAngles X", "deg", 9), ("RKneeMoment X", "Nmm", 1));

        var found = ClinicalAngles.From(recording);

        Assert.True(ClinicalAngles.AreIn(recording));
        Assert.Equal(AngleConvention.PlugInGait, found.Convention);
        Assert.Contains("trial.c3d", found.Origin, StringComparison.Ordinal);
        Assert.Equal(5, found[ClinicalAngle.KneeFlexion, Side.Left][0]);
        Assert.Equal(-3, found[ClinicalAngle.HipAbduction, Side.Left][0]);
        Assert.Equal(12, found[ClinicalAngle.FootProgression, Side.Left][1]);
        Assert.Equal(9, found[ClinicalAngle.PelvisTilt, Side.Right][1]);
        Assert.Contains("RKneeAngles", Assert.Throws<NeuroPoseException>(() => found[ClinicalAngle.KneeFlexion, Side.Right].Length).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_angles_of_the_second_subject_are_read_by_person()
    {
        var recording = Recording(("LKneeAngles X", "deg", 5), ("LKneeAngles (subject 2) X", "deg", 40));

        Assert.Equal(40, ClinicalAngles.From(recording, new() { Person = 1 })[ClinicalAngle.KneeFlexion, Side.Left][0]);
    }

    [Theory]
    [InlineData("", 1, "deg")]
    [InlineData("/jointset/walker_knee_l/", Math.PI / 180, "rad")]
    public void OpenSims_coordinates_are_read_in_degrees_and_radians(string path, double scale, string unit)
    {
        var end = path.Length == 0 ? "" : "/value";
        var found = ClinicalAngles.From(Recording(
            ($"{path}pelvis_tilt{end}", unit, -8 * scale), ($"{path}pelvis_list{end}", unit, 2 * scale), ($"{path}knee_angle_l{end}", unit, -62 * scale),
            ($"{path}knee_angle_r{end}", unit, 4 * scale), ($"{path}hip_adduction_r{end}", unit, 3 * scale)));

        Assert.Equal(AngleConvention.OpenSim, found.Convention);
        Assert.Equal(8, found[ClinicalAngle.PelvisTilt, Side.Left][0], 1e-9);
        Assert.Equal(2, found[ClinicalAngle.PelvisObliquity, Side.Left][0], 1e-9);
        Assert.Equal(-2, found[ClinicalAngle.PelvisObliquity, Side.Right][0], 1e-9);
        Assert.Equal(62, found[ClinicalAngle.KneeFlexion, Side.Left][0], 1e-9);
        Assert.Equal(-4, found[ClinicalAngle.KneeFlexion, Side.Right][0], 1e-9);
        Assert.Equal(-3, found[ClinicalAngle.HipAbduction, Side.Right][0], 1e-9);
    }

    [Fact]
    public void A_knee_whose_sign_the_numbers_do_not_show_is_refused_until_it_is_given()
    {
        var recording = Recording(("knee_angle_l", "deg", 12), ("hip_flexion_l", "deg", 20));

        Assert.Contains("IsOpenSimKneeFlexionNegative", Assert.Throws<NeuroPoseException>(() => ClinicalAngles.From(recording)[ClinicalAngle.KneeFlexion, Side.Left].Length).Message, StringComparison.Ordinal);
        Assert.Equal(-12, ClinicalAngles.From(recording, new() { IsOpenSimKneeFlexionNegative = true })[ClinicalAngle.KneeFlexion, Side.Left][0]);
    }

    [Fact]
    public void Angles_without_a_unit_are_refused_and_so_is_a_recording_without_angles()
    {
        var found = ClinicalAngles.From(Recording(("hip_flexion_l", "", 0.3), ("hip_flexion_r", "deg", 20)));

        Assert.Contains("AnglesInDegrees", Assert.Throws<NeuroPoseException>(() => found[ClinicalAngle.HipFlexion, Side.Left].Length).Message, StringComparison.Ordinal);
        Assert.Contains("LKneeAngles", Assert.Throws<NeuroPoseException>(() => ClinicalAngles.From(Recording(("Force X", "N", 1)))).Message, StringComparison.Ordinal);
        Assert.False(ClinicalAngles.AreIn(Recording(("Force X", "N", 1))));
    }

    private static MotionRecording Recording(params (string Name, string Unit, double Value)[] channels)
    {
        double[] row = [.. channels.Select(channel => channel.Value)];
        return new()
        {
            Format = MotionFormat.C3d,
            FileName = "trial.c3d",
            Persons = [],
            FrameCount = 2,
            ModelOutputs = new([.. channels.Select(channel => new Channel(channel.Name, channel.Unit))], (double[])[.. row, .. row], 100),
        };
    }
}
