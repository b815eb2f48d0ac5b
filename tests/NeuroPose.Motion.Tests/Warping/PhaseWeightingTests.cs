using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Kinematics;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests.Warping;

/// <summary>Weighted DTW: matches far apart in time cost more.</summary>
public class PhaseWeightingTests
{
    private static readonly Arbitrary<(FeatureSeries First, FeatureSeries Second, double Steepness, double Maximum)> AnyCase =
        (from rows in Gen.Choose(1, 6)
         from columns in Gen.Choose(1, 6)
         from first in Gen.ArrayOf(Gen.Choose(-8, 8), rows)
         from second in Gen.ArrayOf(Gen.Choose(-8, 8), columns)
         from steepness in Gen.Elements(0, 0.05, 0.6, 3)
         from maximum in Gen.Elements(1, 2.5)
         select (Series(first), Series(second), steepness, maximum)).ToArbitrary();

    [Fact]
    public void The_weighted_sum_is_the_least_over_all_paths() =>
        Holds((first, second, steepness, maximum) =>
        {
            var least = Least(first, second, steepness, maximum);
            return Math.Abs(least - Dtw.Distance(first, second, Weighted(steepness, maximum))) <= 1e-12 * Math.Max(1, least);
        });

    [Fact]
    public void Distance_path_and_cost_matrix_agree_to_the_bit_for_both_orders() =>
        Holds((first, second, steepness, maximum) =>
        {
            var definition = Weighted(steepness, maximum);
            var distance = Dtw.Distance(first, second, definition);
            return distance.Equals(Dtw.Align(first, second, definition).Distance)
                && distance.Equals(Dtw.CostMatrix(first, second, definition)[first.Length - 1, second.Length - 1])
                && distance.Equals(Dtw.Distance(second, first, definition));
        });

    [Fact]
    public void A_steep_weight_keeps_the_path_near_the_diagonal()
    {
        var early = FeatureSeries.Of("early", "mm", 0, 9, 0, 0, 0, 0, 0, 0);
        var late = FeatureSeries.Of("late", "mm", 0, 0, 0, 0, 0, 0, 9, 0);

        Assert.Equal(0, Dtw.Distance(early, late));
        Assert.Equal(5, Farthest(Dtw.Align(early, late)));
        Assert.Equal(0, Farthest(Dtw.Align(early, late, Weighted(8, 1) with { LocalCost = Shifted })));
    }

    [Fact]
    public void Frames_half_of_the_longer_series_apart_weigh_half_of_the_maximum()
    {
        var one = FeatureSeries.Of("one", "mm", 1);
        var other = FeatureSeries.Of("other", "mm", 1, 1, 2, 1);

        // |i − j| = 2 is half of four frames; the other matches cost nothing.
        Assert.Equal(1.5, Dtw.Distance(one, other, Weighted(0.7, 3)));
    }

    [Fact]
    public void The_definition_says_how_matches_are_weighted() =>
        Assert.Contains("; matches weighted by 1 / (1 + exp(−0.05·(|i − j| − half the longer length)));", Weighted(0.05, 1).Describe(), StringComparison.Ordinal);

    [Fact]
    public void A_negative_or_infinite_steepness_and_a_maximum_of_zero_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PhaseWeighting.Logistic(-0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PhaseWeighting.Logistic(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => PhaseWeighting.Logistic(double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => PhaseWeighting.Logistic(0.1, 0));
    }

    /// <summary>Never free, so that weights decide.</summary>
    private static LocalCost Shifted { get; } = LocalCost.Custom("1 + absolute / 100", (a, b) => 1 + (Math.Abs(a[0] - b[0]) / 100), "mm", isSymmetric: true);

    private static DtwDefinition Weighted(double steepness, double maximum) =>
        new() { LocalCost = LocalCost.Absolute, Weighting = PhaseWeighting.Logistic(steepness, maximum) };

    private static int Farthest(DtwResult result) => result.Path.Max(match => Math.Abs(match.First - match.Second));

    private static double Least(FeatureSeries first, FeatureSeries second, double steepness, double maximum)
    {
        var half = Math.Max(first.Length, second.Length) / 2.0;
        double Best(int i, int j)
        {
            if (i < 0 || j < 0)
            {
                return i == -1 && j == -1 ? 0 : double.PositiveInfinity;
            }

            var weight = maximum / (1 + Math.Exp(-steepness * (Math.Abs(i - j) - half)));
            return (weight * Math.Abs(first[i][0] - second[j][0])) + Math.Min(Best(i - 1, j - 1), Math.Min(Best(i - 1, j), Best(i, j - 1)));
        }

        return Best(first.Length - 1, second.Length - 1);
    }

    private static FeatureSeries Series(int[] values) => FeatureSeries.Of("series", "mm", [.. values.Select(value => value / 4.0)]);

    private static void Holds(Func<FeatureSeries, FeatureSeries, double, double, bool> property) =>
        Prop.ForAll(AnyCase, c => property(c.First, c.Second, c.Steepness, c.Maximum)).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
}
