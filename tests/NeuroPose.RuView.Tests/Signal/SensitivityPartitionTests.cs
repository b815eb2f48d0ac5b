using FsCheck;
using FsCheck.Fluent;
using NeuroPose.RuView.Signal;

namespace NeuroPose.RuView.Tests.Signal;

public sealed class SensitivityPartitionTests
{
    [Fact]
    public void Two_clear_groups_are_found_which_the_references_cut_misses()
    {
        foreach (var result in new[] { SensitivityPartition.Of([1, 1.1, 1.05, 6, 6.2, 6.1]), SensitivityPartition.ByMinimumCut([1, 1.1, 1.05, 6, 6.2, 6.1]) })
        {
            Assert.Equal<int>([3, 4, 5], result.Sensitive);
            Assert.Equal<int>([0, 1, 2], result.Rest);
        }
    }

    [Fact]
    public void A_subcarrier_that_resembles_no_other_is_not_lost()
    {
        var result = SensitivityPartition.ByMinimumCut([1, 20, 1.5, 4, 4.5]);
        Assert.Equal<int>([1], result.Sensitive);
        Assert.Equal<int>([0, 2, 3, 4], result.Rest);
    }

    [Fact]
    public void The_minimum_cut_parts_where_the_joints_are_weakest()
    {
        // Chained by gaps below 2, the weakest between 2.0 and 3.8.
        var result = SensitivityPartition.ByMinimumCut([1.9, 3.8, 1.8, 3.9, 2.0, 4.0]);
        Assert.Equal<int>([1, 3, 5], result.Sensitive);
        Assert.Equal<int>([0, 2, 4], result.Rest);
    }

    [Fact]
    public void No_other_cut_is_cheaper()
    {
        var sensitivities = Gen.Choose(0, 300).Select(number => number / 60.0).ArrayOf().Where(values => values.Length is >= 4 and <= 9);
        Prop.ForAll(sensitivities.ToArbitrary(), values =>
        {
            var result = SensitivityPartition.ByMinimumCut(values);
            Assert.Equal(Enumerable.Range(0, values.Length), result.Sensitive.Concat(result.Rest).Order());
            var weights = SensitivityPartition.JoinWeights(values);
            if (weights.All(weight => weight == 0.0))
            {
                return;
            }

            // Bit i tells the side of subcarrier i; the last one's is fixed.
            double Cost(int sides) => Pairs(values.Length).Where(pair => ((sides >> pair.I) & 1) != ((sides >> pair.K) & 1)).Sum(pair => weights[(pair.I * values.Length) + pair.K]);
            var cheapest = Enumerable.Range(1, (1 << (values.Length - 1)) - 1).Min(Cost);
            Assert.Equal(cheapest, Cost(result.Sensitive.Sum(k => 1 << k)), 1e-9 * Math.Max(1.0, cheapest));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void An_unknown_sensitivity_is_refused()
    {
        Assert.Contains("subcarrier 1", Assert.Throws<ArgumentException>(() => SensitivityPartition.Of([1, double.NaN, 2, 3])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SensitivityPartition.ByMinimumCut([1, double.NaN, 2, 3]));
    }

    private static IEnumerable<(int I, int K)> Pairs(int count) => Enumerable.Range(0, count).SelectMany(i => Enumerable.Range(i + 1, count - i - 1).Select(k => (i, k)));
}
