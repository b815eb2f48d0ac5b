using System.Text.Json;
using NeuroPose.Poses;
using NeuroPose.Testing;

namespace NeuroPose.Gait.Tests;

public sealed class MovementAnalysisProfileTests
{
    private static readonly JsonElement File = Golden.Read("gait", "gps.json");

    private static readonly NormativeSet Reference = NormativeSet.OfCohort(
        new("golden", "none", AngleConvention.PlugInGait) { SpeedMetersPerSecond = 1.3 },
        [[.. MovementAnalysisProfile.Variables.Select(angle => new AngleCurve(angle, null, Numbers(File.GetProperty("reference").GetProperty(ClinicalAngleNames.NameOf(angle)))))]]);

    [Fact]
    public void The_scores_of_the_golden_patient_are_the_golden_ones()
    {
        var found = MovementAnalysisProfile.Of(Patient(), AngleConvention.PlugInGait, Reference);

        foreach (var side in Enum.GetValues<Side>())
        {
            foreach (var angle in MovementAnalysisProfile.Variables)
            {
                var expected = File.GetProperty("gvs").GetProperty(Name(side)).GetProperty(ClinicalAngleNames.NameOf(angle)).GetDouble();
                Assert.Equal(expected, found[angle, side], 1e-8);
            }
        }

        Assert.Equal(File.GetProperty("gps_left").GetDouble(), found.Left, 1e-8);
        Assert.Equal(File.GetProperty("gps_right").GetDouble(), found.Right, 1e-8);
        Assert.Equal(File.GetProperty("gps_overall_15").GetDouble(), found.Overall, 1e-8);
        var subset = found.GpsSubset(ClinicalAngle.HipFlexion, ClinicalAngle.KneeFlexion, ClinicalAngle.AnkleDorsiflexion);
        Assert.Equal(File.GetProperty("sagittal_only_3").GetProperty("left").GetDouble(), subset.Left, 1e-8);
        Assert.Equal(File.GetProperty("sagittal_only_3").GetProperty("right").GetDouble(), subset.Right, 1e-8);
    }

    [Fact]
    public void Curves_of_101_points_give_the_scores_of_every_second_point()
    {
        AngleCurve[] fine = [.. Patient().Select(curve => curve with { Values = Enumerable.Range(0, 101).Select(at => at % 2 == 0 ? curve.Values.Span[at / 2] : 1e6).ToArray() })];

        Assert.Equal(
            MovementAnalysisProfile.Of(Patient(), AngleConvention.PlugInGait, Reference).Overall,
            MovementAnalysisProfile.Of(fine, AngleConvention.PlugInGait, Reference).Overall);
    }

    [Fact]
    public void Without_one_of_the_nine_variables_there_is_no_GPS_but_a_subset()
    {
        var found = MovementAnalysisProfile.Of([.. Patient().Where(curve => curve.Angle != ClinicalAngle.HipRotation || curve.Side == Side.Left)], AngleConvention.PlugInGait, Reference);

        Assert.True(double.IsFinite(found.Left));
        Assert.True(double.IsNaN(found.Right));
        Assert.True(double.IsNaN(found.Overall));
        Assert.StartsWith("GPS not available (left ", found.ToString(), StringComparison.Ordinal);
        Assert.Contains("right not available)", found.ToString(), StringComparison.Ordinal);
        Assert.True(double.IsFinite(found.GpsSubset(ClinicalAngle.KneeFlexion, ClinicalAngle.PelvisTilt).Overall));
    }

    [Fact]
    public void Another_convention_and_another_length_are_refused()
    {
        var refused = Assert.Throws<ArgumentException>(() => MovementAnalysisProfile.Of(Patient(), AngleConvention.SagittalPlane, Reference)).Message;
        Assert.Contains("sagittal-plane", refused, StringComparison.Ordinal);
        Assert.Contains("plug-in-gait", refused, StringComparison.Ordinal);
        Assert.Contains("51 or 101", Assert.Throws<ArgumentException>(() => MovementAnalysisProfile.Of(
            [new(ClinicalAngle.KneeFlexion, Side.Left, new double[60])], AngleConvention.PlugInGait, Reference)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => MovementAnalysisProfile.Of([.. Patient(), Patient()[0]], AngleConvention.PlugInGait, Reference));
    }

    [Fact]
    public void A_curve_with_an_unknown_point_has_no_score()
    {
        var values = new double[51];
        values[7] = double.NaN;

        Assert.True(double.IsNaN(MovementAnalysisProfile.Of([new(ClinicalAngle.KneeFlexion, Side.Left, values)], AngleConvention.PlugInGait, Reference)[ClinicalAngle.KneeFlexion, Side.Left]));
    }

    [Fact]
    public void The_speed_is_matched_or_the_profile_says_that_it_is_not()
    {
        string Note(double speed) => MovementAnalysisProfile.Of(Patient(), AngleConvention.PlugInGait, Reference, speed).SpeedNote;

        Assert.Contains("is matched", Note(1.4), StringComparison.Ordinal);
        Assert.Contains("is not matched", Note(1.41), StringComparison.Ordinal);
        Assert.Contains("is not matched", Note(double.NaN), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_trials_the_medians_are_reported()
    {
        MovementAnalysisProfile Of(double offset) => MovementAnalysisProfile.Of(
            [.. Patient().Select(curve => curve with { Values = curve.Values.ToArray().Select(value => value + offset).ToArray() })], AngleConvention.PlugInGait, Reference);
        MovementAnalysisProfile[] trials = [Of(0), Of(9), Of(20)];

        var median = MovementAnalysisProfile.Median(trials);

        Assert.Equal(trials[1].Overall, median.Overall);
        Assert.Equal(trials.Select(trial => trial[ClinicalAngle.KneeFlexion, Side.Left]).Order().ElementAt(1), median[ClinicalAngle.KneeFlexion, Side.Left]);
    }

    private static AngleCurve[] Patient() =>
    [
        .. from side in Enum.GetValues<Side>()
           from angle in MovementAnalysisProfile.Variables
           select new AngleCurve(angle, side, Numbers(File.GetProperty("patient").GetProperty(Name(side)).GetProperty(ClinicalAngleNames.NameOf(angle)))),
    ];

    private static string Name(Side side) => side == Side.Left ? "left" : "right";

    private static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(number => number.GetDouble())];
}
