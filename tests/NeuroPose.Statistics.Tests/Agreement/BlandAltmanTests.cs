using System.Text.Json;
using NeuroPose.Testing;

namespace NeuroPose.Statistics.Tests;

public sealed class BlandAltmanTests
{
    private static readonly JsonElement Golden1986 = Golden.Read("gait", "bland_altman.json");

    [Fact]
    public void Limits_and_intervals_of_the_paper_of_1986_by_both_definitions()
    {
        var result = Golden1986.GetProperty("result");
        var (wright, mini) = (Golden1986.Numbers("wright"), Golden1986.Numbers("mini"));
        var late = BlandAltman.Of(wright, mini);
        var early = BlandAltman.Of(wright, mini, new() { Intervals = LimitIntervals.BlandAltman1986 });

        Assert.Equal((17, 17, 0), (late.Pairs, late.Subjects, late.LeftOut));
        Assert.Equal(result.Number("bias"), late.Bias, 1e-9);
        Assert.Equal(result.Number("sd"), late.StandardDeviation, 1e-9);
        Assert.Equal(result.Number("loa_low"), late.LowerLimit, 1e-9);
        Assert.Equal(result.Number("loa_high"), late.UpperLimit, 1e-9);
        AreEnds(result.Numbers("bias_ci"), late.BiasInterval);
        AreEnds(result.Numbers("loa_low_ci_BA1999"), late.LowerLimitInterval);
        AreEnds(result.Numbers("loa_high_ci_BA1999"), late.UpperLimitInterval);
        AreEnds(result.Numbers("loa_low_ci_BA1986"), early.LowerLimitInterval);
        AreEnds(result.Numbers("loa_high_ci_BA1986"), early.UpperLimitInterval);
        Assert.Equal(result.Number("proportional_slope"), late.ProportionalSlope, 1e-9);
        Assert.Equal(result.Number("proportional_p"), late.ProportionalP, 1e-9);
    }

    [Fact]
    public void With_two_deviations_the_limits_are_the_ones_that_the_paper_prints()
    {
        var limits = BlandAltman.Of(Golden1986.Numbers("wright"), Golden1986.Numbers("mini"), new() { Multiplier = 2 });

        // The paper rounds the bias to 2.1 and the deviation to 38.8 before it takes the limits.
        Assert.Equal(-79.7, limits.LowerLimit, 0.1);
        Assert.Equal(75.5, limits.UpperLimit, 0.1);
    }

    [Fact]
    public void Several_strides_a_subject_have_the_variance_between_subjects_and_within()
    {
        var golden = Golden1986.GetProperty("repeated_true_value_varies");
        var result = golden.GetProperty("result");
        var differences = golden.Rows("differences_per_subject");
        double[] first = [.. differences.SelectMany(own => own)];
        string[] subjects = [.. differences.SelectMany((own, subject) => own.Select(_ => $"subject {subject}"))];
        var limits = BlandAltman.Of(first, new double[first.Length], subjects);

        Assert.Equal((12, 4), (limits.Pairs, limits.Subjects));
        Assert.Equal(result.Number("bias"), limits.Bias, 1e-9);
        Assert.Equal(result.Number("var_between"), limits.VarianceBetweenSubjects, 1e-9);
        Assert.Equal(result.Number("MSW"), limits.VarianceWithinSubjects, 1e-9);
        Assert.Equal(result.Number("sd"), limits.StandardDeviation, 1e-9);
        Assert.Equal(result.Numbers("loa")[0], limits.LowerLimit, 1e-9);
        Assert.Equal(result.Numbers("loa")[1], limits.UpperLimit, 1e-9);
        Assert.Null(limits.BiasInterval);
        Assert.Equal(double.NaN, limits.ProportionalP);

        // The order of the rows is no matter, and a pair with a NaN is left out with its label.
        var turned = BlandAltman.Of([double.NaN, .. first.Reverse()], new double[13], ["nobody", .. subjects.Reverse()]);
        Assert.Equal(limits.StandardDeviation, turned.StandardDeviation, 1e-12);
        Assert.Equal((1, 4), (turned.LeftOut, turned.Subjects));
    }

    [Fact]
    public void Subjects_who_differ_less_than_their_strides_do_not_make_the_limits_narrower_than_the_strides()
    {
        var limits = BlandAltman.Of([1, -1, 1, -1], [0, 0, 0, 0], ["a", "a", "b", "b"]);

        Assert.True(limits.VarianceBetweenSubjects < 0);
        Assert.Equal(Math.Sqrt(2), limits.StandardDeviation, 1e-15);
    }

    [Fact]
    public void About_95_of_100_intervals_of_a_limit_hold_the_limit_of_the_population()
    {
        var (random, held) = (new Numerics.SeededRandom(11), 0);
        for (var study = 0; study < 1000; study++)
        {
            double[] differences = [.. Enumerable.Range(0, 30).Select(_ => random.NextGaussian())];
            var interval = BlandAltman.Of(differences, new double[30]).UpperLimitInterval!;
            held += interval.Low <= 1.96 && 1.96 <= interval.High ? 1 : 0;
        }

        Assert.InRange(held, 925, 970);
    }

    [Fact]
    public void What_has_no_limits_is_refused_by_name()
    {
        Assert.Throws<ArgumentException>("second", () => BlandAltman.Of([1, 2], [double.NaN, 2]));
        Assert.Throws<ArgumentOutOfRangeException>("level", () => BlandAltman.Of([1, 2], [2, 2], new() { Level = 95 }));
        Assert.Throws<ArgumentOutOfRangeException>("options", () => BlandAltman.Of([1, 2], [2, 2], new() { Multiplier = 0 }));
        Assert.Throws<ArgumentException>("subjects", () => BlandAltman.Of([1, 2, 3], [2, 2, 2], ["a", "b"]));
        var single = Assert.Throws<ArgumentException>("subjects", () => BlandAltman.Of([1, 2, 3], [2, 2, 2], ["a", "b", "c"]));
        Assert.Contains("one of them with several pairs, found 3 for 3 pairs", single.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("subjects", () => BlandAltman.Of([1, 2, 3], [2, 2, 2], ["a", "a", "a"]));
    }

    private static void AreEnds(double[] expected, ConfidenceInterval? interval)
    {
        Assert.NotNull(interval);
        Assert.Equal(0.95, interval.Level);
        Assert.Equal(expected[0], interval.Low, 1e-8);
        Assert.Equal(expected[1], interval.High, 1e-8);
    }
}
