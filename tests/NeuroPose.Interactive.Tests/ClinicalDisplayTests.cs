using NeuroPose.Figures.Tests;
using NeuroPose.Gait;
using NeuroPose.Poses;
using NeuroPose.Statistics;

namespace NeuroPose.Interactive.Tests;

/// <summary>How clinical gait results and statistics look at the end of a cell and in a terminal.</summary>
[Collection(OneAfterAnother.Name)]
public sealed class ClinicalDisplayTests
{
    [Fact]
    public void Events_of_a_file_list_what_is_wrong_before_the_events() => Rendered.Match(ClinicalValues.Events("a note"));

    [Fact]
    public void Problems_stand_above_events_and_a_confidence_that_is_not_known_is_no_number()
    {
        var text = Rendered.Of(ClinicalValues.Events()).Text;

        Assert.InRange(text.IndexOf("two initial contacts", StringComparison.OrdinalIgnoreCase), -1,
            text.IndexOf("spread (ms)", StringComparison.Ordinal));
        Assert.Contains("problems", text, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Cycles_are_listed_with_their_phases() =>
        Rendered.Match(ClinicalCycles.Of(ClinicalValues.Walk("walk", 4), GaitEvents.Detect(ClinicalValues.Walk("walk", 4))));

    [Fact]
    public void Strides_and_steps_are_a_table_with_units_and_definitions() =>
        Rendered.Match(SpatioTemporal.Of(ClinicalValues.Walk("walk"), GaitEvents.Detect(ClinicalValues.Walk("walk"))));

    [Fact]
    public void Of_a_walk_without_strides_every_measure_is_said_to_be_not_available()
    {
        var nothing = SpatioTemporal.Of(ClinicalValues.Walk("walk"), GaitEvents.Of(GaitEventMethod.File, []));
        var (html, text) = Rendered.Of(nothing);

        Assert.Contains("nothing is available", text, StringComparison.Ordinal);
        Assert.Equal(11, text.Split('\n').Count(line => line.Contains("not available", StringComparison.Ordinal)));
        Assert.DoesNotContain("NaN", html + text, StringComparison.Ordinal);
    }

    [Fact]
    public void Angles_that_are_not_available_have_their_reason() => Rendered.Match(ClinicalAngles.Of(ClinicalValues.Walk("walk")));

    [Fact]
    public void A_profile_without_a_score_says_which_variables_are_missing()
    {
        var text = Rendered.Of(ClinicalValues.Profile("cohort")).Text;

        Assert.Contains("overall not available", text, StringComparison.Ordinal);
        Assert.Contains("left hip rotation", text, StringComparison.Ordinal);
        Assert.Contains("right knee flexion", text, StringComparison.Ordinal);
        Rendered.Match(ClinicalValues.Profile("cohort"));
    }

    [Fact]
    public void A_score_has_both_sides_before_each() => Rendered.Match(ClinicalValues.Events().Score(GaitEvents.Of(
        GaitEventMethod.Plates, [new(Side.Left, GaitEventType.InitialContact, 0.52), new(Side.Right, GaitEventType.InitialContact, 1)])));

    [Fact]
    public void Agreement_and_limits_say_what_they_are_of()
    {
        Rendered.Match(Agreement.Of([1, 2, 3, double.NaN], [2, 2, 3, 4]));
        var repeated = Rendered.Of(BlandAltman.Of([1, 2, 4, 5], [2, 2, 3, 4], ["a", "a", "b", "b"])).Text;
        Assert.Contains("of 2 subjects", repeated, StringComparison.Ordinal);
        Assert.Contains("No intervals", repeated, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_have_their_intervals() => Rendered.Match(BlandAltman.Of([1, 2, 4, 5.5], [2, 2, 3, 4]));

    [Fact]
    public void The_six_correlations_are_listed_with_their_intervals() => Rendered.Match(Icc.Of([1, 2, 4, 6], [2, 2, 3, 7]));

    [Fact]
    public void A_test_of_curves_shows_t_and_its_stretches()
    {
        Rendered.Match(ClinicalValues.CurveTest());
        var picture = Assert.Single(Rendered.Of(ClinicalValues.CurveTest()).Pictures);
        Assert.Contains("SPM{t}", SvgCheck.Texts(picture));
        Assert.DoesNotContain("NaN", Rendered.Of(ClinicalValues.CurveTest(SpmInference.RandomField)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_roc_curve_has_its_area_and_groups_that_do_not_overlap_have_no_interval()
    {
        Rendered.Match(Roc.Curve([1, 2, 3], [2, 4]));
        Assert.Contains("do not overlap", Rendered.Of(Roc.AucWithInterval([1, 2], [3, 4])).Text, StringComparison.Ordinal);
        Assert.Contains("95 % interval", Rendered.Of(Roc.AucWithInterval([1, 2, 3], [2, 4])).Text, StringComparison.Ordinal);
    }
}
