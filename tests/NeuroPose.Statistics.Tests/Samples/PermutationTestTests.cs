using NeuroPose.Numerics;

namespace NeuroPose.Statistics.Tests;

public sealed class PermutationTestTests
{
    [Fact]
    public void Over_all_permutations_the_p_is_scipys()
    {
        foreach (var one in Case.ReadAll("permutations.json"))
        {
            var (first, second) = (one.Numbers("first"), one.Numbers("second"));
            var test = one.IsTrue("paired") ? PermutationTest.Paired(first, second) : PermutationTest.TwoSample(first, second);

            Assert.True(test.IsExact);
            Assert.Equal((int)one.Number("permutations"), test.Permutations);
            Case.IsNear(one.Number("p"), test.P, 1e-12);
            Assert.Equal(Descriptive.Mean(first) - Descriptive.Mean(second), test.Difference, 1e-12);
        }
    }

    [Fact]
    public void Drawn_permutations_come_near_all_of_them_and_the_seed_decides_which()
    {
        foreach (var one in Case.ReadAll("permutations.json").Where(one => one.Number("permutations") > 200))
        {
            var (first, second) = (one.Numbers("first"), one.Numbers("second"));
            PermutationTest Drawn(long seed) => one.IsTrue("paired")
                ? PermutationTest.Paired(first, second, new() { ExactUpTo = 10, Seed = seed })
                : PermutationTest.TwoSample(first, second, new() { ExactUpTo = 10, Seed = seed });

            Assert.False(Drawn(1).IsExact);
            Assert.Equal(10_000, Drawn(1).Permutations);
            Assert.Equal(one.Number("p"), Drawn(1).P, 0.02);
            Assert.Equal(Drawn(5), Drawn(5));
            Assert.True(Drawn(1).P != Drawn(2).P || Drawn(1).P != Drawn(3).P);
        }
    }

    [Fact]
    public void Changing_the_samples_changes_the_sign_of_the_difference_alone()
    {
        double[] few = [1, 4, 2.5], many = [3, 6, 5, 7, 4.5];
        var (there, back) = (PermutationTest.TwoSample(few, many), PermutationTest.TwoSample(many, few));

        Assert.Equal((-there.Difference, there.P, 56), (back.Difference, back.P, back.Permutations));
    }

    [Fact]
    public void Where_nothing_differs_p_is_1_and_no_rounding_makes_it_less()
    {
        Assert.Equal(1, PermutationTest.TwoSample([0.1, 0.1, 0.1], [0.1, 0.1, 0.1, 0.1]).P);
        Assert.Equal(1, PermutationTest.Paired([0.1, 0.7], [0.1, 0.7]).P);

        // All sums of 0.1 … 0.6 that are equal in decimal numbers count as equal: 3 of 20 splits, twice.
        Assert.Equal(0.1, PermutationTest.TwoSample([0.1, 0.2, 0.3], [0.4, 0.5, 0.6]).P, 1e-15);
        Assert.Equal(0.2, PermutationTest.TwoSample([0.1, 0.2, 0.4], [0.3, 0.5, 0.6]).P, 1e-15);
    }

    [Fact]
    public void Five_of_100_tests_of_nothing_are_below_5_percent()
    {
        var (random, below) = (new SeededRandom(9), 0);
        for (var study = 0; study < 2000; study++)
        {
            double[] first = [.. Enumerable.Range(0, 8).Select(_ => random.NextGaussian())];
            double[] second = [.. Enumerable.Range(0, 9).Select(_ => random.NextGaussian())];
            below += PermutationTest.TwoSample(first, second, new() { ExactUpTo = 0, Draws = 200, Seed = study }).P <= 0.05 ? 1 : 0;
        }

        Assert.InRange(below, 75, 125);
    }

    [Fact]
    public void What_cannot_be_tested_is_refused_by_name()
    {
        Assert.Throws<ArgumentException>("first", () => PermutationTest.TwoSample([], [1, 2]));
        Assert.Throws<ArgumentException>("second", () => PermutationTest.TwoSample([1, 2], [1, double.NaN]));
        Assert.Throws<ArgumentException>("second", () => PermutationTest.TwoSample([1], [2]));
        Assert.Throws<ArgumentException>("second", () => PermutationTest.Paired([1, 2], [1, 2, 3]));
        Assert.Throws<ArgumentException>("second", () => PermutationTest.Paired([1], [2]));
        Assert.Throws<ArgumentOutOfRangeException>("Draws", () => PermutationTest.Paired([1, 2], [2, 3], new() { Draws = 3 }));
        Assert.Throws<ArgumentOutOfRangeException>("Threads", () => PermutationTest.Paired([1, 2], [2, 3], new() { Threads = 0 }));
    }
}
