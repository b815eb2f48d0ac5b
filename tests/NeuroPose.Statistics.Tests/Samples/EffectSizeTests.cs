using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics;

namespace NeuroPose.Statistics.Tests;

public sealed class EffectSizeTests
{
    [Fact]
    public void Effect_sizes_are_those_of_numpy_and_scipy()
    {
        foreach (var one in Case.ReadAll("two_samples.json"))
        {
            var (first, second) = (one.Numbers("first"), one.Numbers("second"));

            Assert.Equal(one.Number("cliffs_delta"), EffectSize.CliffsDelta(first, second), 1e-14);
            Case.IsNear(one.Number("cohens_d"), EffectSize.CohensD(first, second), 1e-13);
            Case.IsNear(one.Number("hedges_g"), EffectSize.HedgesG(first, second), 1e-13);
            if (one.TryGetProperty("d_by_t", out _))
            {
                Case.IsNear(one.Number("d_by_t"), EffectSize.CohensD(first, second), 1e-12);
            }
        }
    }

    [Fact]
    public void Cliffs_delta_is_the_pairs_above_less_the_pairs_below_and_twice_the_area_less_1()
    {
        Prop.ForAll(Case.Samples().ToArbitrary(), Case.Samples().ToArbitrary(), (first, second) =>
        {
            var delta = EffectSize.CliffsDelta(first, second);
            var difference = first.Sum(one => second.Sum(other => Math.Sign(one - other)));
            Assert.Equal(difference / ((double)first.Length * second.Length), delta);
            Assert.Equal((2 * Roc.Auc(second, first)) - 1, delta, 1e-15);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Changing_the_samples_changes_the_sign_alone()
    {
        Prop.ForAll(Case.Samples(least: 2).ToArbitrary(), Case.Samples(least: 2).ToArbitrary(), (first, second) =>
        {
            Assert.Equal(-EffectSize.CliffsDelta(first, second), EffectSize.CliffsDelta(second, first));
            Assert.Equal(-EffectSize.CohensD(first, second), EffectSize.CohensD(second, first));
            Assert.Equal(-EffectSize.HedgesG(first, second), EffectSize.HedgesG(second, first));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Cohens_d_has_no_unit()
    {
        Prop.ForAll(Case.Samples(least: 2).ToArbitrary(), Case.Samples(least: 2).ToArbitrary(), (first, second) =>
        {
            double[] InMeters(double[] millimeters) => [.. millimeters.Select(value => (value / 1024) + 3)];
            var (d, other) = (EffectSize.CohensD(first, second), EffectSize.CohensD(InMeters(first), InMeters(second)));
            Assert.True(d.Equals(other) || Math.Abs(d - other) <= 1e-9 * Math.Max(1, Math.Abs(d)), $"{d:R} and {other:R}");
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_factor_of_Hedges_is_that_of_the_gamma_function()
    {
        for (var count = 2; count <= 400; count++)
        {
            double[] first = [.. Enumerable.Range(0, count).Select(index => (double)(index % 7))];
            double[] second = [2, 5];
            var half = count / 2.0;
            var factor = Math.Exp(SpecialFunctions.GammaLn(half) - SpecialFunctions.GammaLn(half - 0.5)) / Math.Sqrt(half);
            Case.IsNear(factor, EffectSize.HedgesG(first, second) / EffectSize.CohensD(first, second), 1e-11);
        }
    }

    [Fact]
    public void What_is_not_defined_is_NaN()
    {
        Assert.Equal(double.NaN, EffectSize.CohensD([1], [2]));
        Assert.Equal(double.NaN, EffectSize.CohensD([0.1, 0.1, 0.1], [0.2, 0.2]));
        Assert.Equal(double.NaN, EffectSize.CohensD([1, double.PositiveInfinity], [2, 3]));
        Assert.Equal(double.NaN, EffectSize.HedgesG([1, 2], [4]));
        Assert.NotEqual(double.NaN, EffectSize.CohensD([1, 2], [4]));
        Assert.Equal(1, EffectSize.CliffsDelta([double.PositiveInfinity], [1e308]));
    }

    [Fact]
    public void An_unknown_value_or_an_empty_sample_is_refused_by_name()
    {
        Assert.Throws<ArgumentException>("second", () => EffectSize.CliffsDelta([1], [double.NaN]));
        Assert.Throws<ArgumentException>("first", () => EffectSize.CohensD([double.NaN, 1], [1, 2]));
        Assert.Throws<ArgumentException>("first", () => EffectSize.HedgesG([], [1, 2]));
        Assert.Throws<ArgumentException>("second", () => EffectSize.CohensD([1, 2], []));
    }
}
