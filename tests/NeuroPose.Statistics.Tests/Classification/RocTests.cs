using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Numerics;

namespace NeuroPose.Statistics.Tests;

public sealed class RocTests
{
    [Fact]
    public void The_area_is_scipys_Mann_Whitney_over_the_pairs()
    {
        foreach (var one in Case.ReadAll("two_samples.json"))
        {
            Case.IsNear(one.Number("auc"), Roc.Auc(one.Numbers("first"), one.Numbers("second")), 1e-15);
        }
    }

    [Fact]
    public void The_curve_is_scikit_learns_in_both_directions()
    {
        foreach (var one in Case.ReadAll("two_samples.json"))
        {
            if (!one.TryGetProperty("curves", out var curves))
            {
                continue;
            }

            foreach (var expected in curves.EnumerateArray())
            {
                var direction = Enum.Parse<RocDirection>(expected.GetProperty("direction").GetString()!);
                var curve = Roc.Curve(one.Numbers("first"), one.Numbers("second"), direction);

                Assert.Equal(direction, curve.Direction);
                Assert.Equal(expected.Numbers("limits"), curve.Limits[1..].ToArray());
                Assert.Equal(expected.Numbers("false_positives"), curve.FalsePositives.ToArray());
                Assert.Equal(expected.Numbers("true_positives"), curve.TruePositives.ToArray());
                Case.IsNear(expected.Number("area"), curve.Area, 1e-13);
            }
        }
    }

    [Fact]
    public void Changing_the_groups_or_the_direction_gives_what_is_left_to_1()
    {
        Prop.ForAll(Case.Samples().ToArbitrary(), Case.Samples().ToArbitrary(), (first, second) =>
        {
            var area = Roc.Auc(first, second);
            Assert.Equal(1 - area, Roc.Auc(second, first), 1e-15);
            Assert.Equal(Roc.Auc(second, first), Roc.Auc(first, second, RocDirection.LowerIsPositive));
            Assert.Equal(area, Roc.Auc(Negated(first), Negated(second), RocDirection.LowerIsPositive));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_area_is_what_counting_pairs_by_hand_gives_to_the_bit()
    {
        Prop.ForAll(Case.Samples().ToArbitrary(), Case.Samples().ToArbitrary(), (negatives, positives) =>
        {
            var above = negatives.Sum(one => positives.Sum(other => one < other ? 1 : one == other ? 0.5 : 0));
            Assert.Equal(above / ((double)negatives.Length * positives.Length), Roc.Auc(negatives, positives));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Only_the_order_counts()
    {
        Prop.ForAll(Case.Samples().ToArbitrary(), Case.Samples().ToArbitrary(), (negatives, positives) =>
        {
            double[] Stretched(double[] values) => [.. values.Select(value => (value * value * value) + 7)];
            Assert.Equal(Roc.Auc(negatives, positives), Roc.Auc(Stretched(negatives), Stretched(positives)));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_curve_rises_from_nothing_to_everything_over_its_area_and_its_limits_do_what_they_say()
    {
        var cases = from negatives in Case.Samples() from positives in Case.Samples() from lower in Gen.Elements(false, true) select (negatives, positives, lower);
        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            var curve = Roc.Curve(one.negatives, one.positives, one.lower ? RocDirection.LowerIsPositive : RocDirection.HigherIsPositive);
            var (x, y) = (curve.FalsePositives.ToArray(), curve.TruePositives.ToArray());
            Assert.Equal((0.0, 0.0, 1.0, 1.0), (x[0], y[0], x[^1], y[^1]));
            var area = 0.0;
            for (var at = 1; at < x.Length; at++)
            {
                Assert.True(x[at] >= x[at - 1] && y[at] >= y[at - 1]);
                area += (x[at] - x[at - 1]) * (y[at] + y[at - 1]) / 2;
                var limit = curve.Limits.Span[at];
                Assert.Equal((double)one.positives.Count(value => one.lower ? value <= limit : value >= limit) / one.positives.Length, y[at]);
                Assert.Equal((double)one.negatives.Count(value => one.lower ? value <= limit : value >= limit) / one.negatives.Length, x[at]);
            }

            Assert.Equal(area, curve.Area, 1e-12);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_interval_of_the_area_is_DeLongs()
    {
        foreach (var one in Case.ReadAll("areas.json"))
        {
            var estimate = Roc.AucWithInterval(one.Numbers("negatives"), one.Numbers("positives"));

            Case.IsNear(one.Number("area"), estimate.Area, 1e-13);
            Case.IsNear(one.Number("error"), estimate.StandardError, 1e-11);
            Case.IsNear(one.Number("low"), estimate.Interval.Low, 1e-11);
            Case.IsNear(one.Number("high"), estimate.Interval.High, 1e-11);
            var turned = Roc.AucWithInterval(Negated(one.Numbers("negatives")), Negated(one.Numbers("positives")), RocDirection.LowerIsPositive);
            Assert.Equal(estimate.Area, turned.Area, 1e-14);
            Assert.Equal(estimate.StandardError, turned.StandardError, 1e-14);
        }
    }

    [Fact]
    public void About_95_of_100_intervals_hold_the_area_of_the_populations()
    {
        // Two normal populations one deviation apart: the area is Φ(1 / √2).
        var (random, held, area) = (new SeededRandom(20261130), 0, NormalDistribution.Cumulative(1 / Math.Sqrt(2)));
        for (var study = 0; study < 1000; study++)
        {
            double[] negatives = [.. Enumerable.Range(0, 40).Select(_ => random.NextGaussian())];
            double[] positives = [.. Enumerable.Range(0, 50).Select(_ => 1 + random.NextGaussian())];
            var interval = Roc.AucWithInterval(negatives, positives).Interval;
            held += interval.Low <= area && area <= interval.High ? 1 : 0;
        }

        Assert.InRange(held, 920, 970);
    }

    [Fact]
    public void Groups_that_do_not_overlap_or_are_single_values_have_no_interval()
    {
        var apart = Roc.AucWithInterval([1, 2, 3], [4, 5]);
        Assert.Equal((1.0, 0.0, double.NaN), (apart.Area, apart.StandardError, apart.Interval.Low));
        var single = Roc.AucWithInterval([1, 2, 3], [2.5]);
        Assert.Equal((double.NaN, double.NaN), (single.StandardError, single.Interval.High));
        Assert.Throws<ArgumentOutOfRangeException>("level", () => Roc.AucWithInterval([1, 2], [2, 3], level: 95));
    }

    [Fact]
    public void Infinite_values_are_ordered_like_others()
    {
        Assert.Equal(0.625, Roc.Auc([double.NegativeInfinity, double.PositiveInfinity], [0, double.PositiveInfinity]));
        Assert.Equal(1, Roc.Auc([0, 1], [double.PositiveInfinity]));
    }

    [Fact]
    public void An_unknown_value_or_an_empty_group_is_refused_by_name()
    {
        var unknown = Assert.Throws<ArgumentException>("positives", () => Roc.Auc([1, 2], [1, double.NaN, 3]));
        Assert.Contains("Value 1 of 3 (counted from 0) is NaN; expected numbers.", unknown.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("negatives", () => Roc.Auc([double.NaN], [1]));
        Assert.Throws<ArgumentException>("negatives", () => Roc.Curve([], [1]));
        Assert.Throws<ArgumentException>("positives", () => Roc.Curve([1], []));
    }

    private static double[] Negated(double[] values) => [.. values.Select(value => -value)];
}
