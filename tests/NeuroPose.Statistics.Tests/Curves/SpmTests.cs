using System.Text.Json;
using NeuroPose.Numerics;
using NeuroPose.Testing;

namespace NeuroPose.Statistics.Tests;

public sealed class SpmTests
{
    private static readonly JsonElement Spm1d = Golden.Read("gait", "spm.json");

    [Fact]
    public void Two_samples_by_all_permutations_are_those_of_spm1d()
    {
        var test = Spm.TTest2(Spm1d.Rows("A"), Spm1d.Rows("B"));

        Assert.Equal(Spm1d.Number("df"), test.DegreesOfFreedom);
        Assert.All(Spm1d.Numbers("t").Zip(test.T.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-8));
        Assert.Equal((924, true), (test.Permutations, test.IsExact));
        Assert.Equal(Spm1d.Number("perm_max_abs_t_critical(order statistic ceil(.95 n))"), test.CriticalT, 1e-9);
        Assert.Equal(Spm1d.Number("perm_p_of_max"), test.P, 1e-10);
        Assert.Equal(2.0 / 924, test.LeastP, 1e-15);
        Assert.Equal((18, 24), Assert.Single(test.AboveCriticalT) is var above ? (above.First, above.Last) : default);
        Assert.Equal(Spm1d.Number("cluster_forming_t(two-sided .05, df 10)"), test.ClusterFormingT, 1e-9);
        var (cluster, expected) = (Assert.Single(test.Clusters), Spm1d.GetProperty("clusters")[0]);
        Assert.Equal((17, 26, -1, 20), (cluster.First, cluster.Last, cluster.Sign, cluster.Peak));
        Assert.Equal(expected.Number("mass_above_threshold"), cluster.Mass, 1e-7);
        Assert.Equal(expected.Number("p"), cluster.P, 1e-10);
        Assert.Equal("Two-sample t over 41 nodes, 6 and 6 curves, two-sided α = 0.05: critical |t| = 3.508 by all 924 permutations. A cluster is a finding about its extent as a whole, not about each node in it.", test.Describe());
    }

    [Fact]
    public void Two_samples_by_random_field_theory_are_those_of_spm1d()
    {
        var test = Spm.TTest2(Spm1d.Rows("A"), Spm1d.Rows("B"), new() { Inference = SpmInference.RandomField });

        Assert.Equal(Spm1d.Number("fwhm"), test.Fwhm, 1e-8);
        Assert.Equal(Spm1d.Number("resels"), test.Resels, 1e-8);
        Assert.Equal(Spm1d.Number("rft_critical_t"), test.CriticalT, 1e-8);
        Assert.Equal((18, 24), Assert.Single(test.AboveCriticalT) is var above ? (above.First, above.Last) : default);
        Assert.InRange(test.P, 0.0001, 0.01);
        Assert.Empty(test.Clusters);
        Assert.Equal(0, test.Permutations);
        Assert.Contains("random field theory (FWHM 8.637 nodes, 4.631 resels)", test.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void Pairs_unequal_samples_and_Welch_are_those_of_an_implementation_by_means_and_deviations()
    {
        foreach (var one in Case.ReadAll("curves.json"))
        {
            var (first, second) = (one.Rows("first"), one.Rows("second"));
            var test = one.GetProperty("name").GetString() switch
            {
                "paired" => Spm.TTestPaired(first, second),
                "two samples" => Spm.TTest2(first, second),
                _ => Spm.TTest2(first, second, new() { EqualVariances = false }),
            };

            Assert.All(one.Numbers("t").Zip(test.T.ToArray()), pair => Case.IsNear(pair.First, pair.Second, 1e-10));
            Assert.Equal(((int)one.Number("permutations"), true), (test.Permutations, test.IsExact));
            Assert.Equal(one.Number("forming"), test.ClusterFormingT, 1e-10);
            Assert.Equal(one.Number("critical"), test.CriticalT, 1e-9);
            Assert.Equal(one.Number("p"), test.P, 1e-12);
            Assert.Equal(one.Number("fwhm"), test.Fwhm, 1e-9);
            var greatest = test.Clusters.MaxBy(cluster => cluster.Mass)!;
            Assert.Equal(one.Number("mass"), greatest.Mass, 1e-8);
            Assert.Equal(one.Number("mass_p"), greatest.P, 1e-12);
        }
    }

    [Fact]
    public void One_sample_is_the_pairs_with_their_reference()
    {
        var random = new SeededRandom(8);
        var curves = Case.SmoothNoise(random, 7, 30);
        var reference = Case.SmoothNoise(random, 1, 30)[0];
        var (one, pairs) = (Spm.TTest(curves, reference), Spm.TTestPaired(curves, [.. curves.Select(_ => reference)]));

        Assert.Equal(pairs.T.ToArray(), one.T.ToArray());
        Assert.Equal((pairs.P, pairs.CriticalT, 128), (one.P, one.CriticalT, one.Permutations));
        Assert.Equal(SpmDesign.OneSample, one.Design);
    }

    [Fact]
    public void False_alarms_are_5_of_100_by_both_inferences_and_many_more_node_by_node()
    {
        // The level of a permutation test does not depend on how many are drawn, as long as 5 % of them is a whole number; only its power does.
        var (random, byPermutation, byField, byNode) = (new SeededRandom(20261130), 0, 0, 0);
        for (var set = 0; set < 1000; set++)
        {
            var (first, second) = (Case.SmoothNoise(random, 10, 101), Case.SmoothNoise(random, 10, 101));
            var test = Spm.TTest2(first, second, new() { Permutation = new() { Draws = 100, Seed = set } });
            Assert.Equal(test.P <= 0.05, test.AboveCriticalT.Count > 0);
            byPermutation += test.AboveCriticalT.Count > 0 ? 1 : 0;
            byField += Spm.TTest2(first, second, new() { Inference = SpmInference.RandomField }).AboveCriticalT.Count > 0 ? 1 : 0;
            byNode += test.Clusters.Count > 0 ? 1 : 0;
        }

        Assert.InRange(byPermutation, 35, 65);
        Assert.InRange(byField, 35, 65);
        Assert.InRange(byNode, 350, 480);
    }

    [Fact]
    public void Threads_and_the_order_of_samples_move_no_bit()
    {
        var random = new SeededRandom(12);
        var (first, second) = (Case.SmoothNoise(random, 20, 101), Case.SmoothNoise(random, 20, 101));
        SpmTest With(int threads, double[][] one, double[][] other) => Spm.TTest2(one, other, new() { Permutation = new() { Threads = threads, Draws = 3000 } });
        var alone = With(1, first, second);

        foreach (var threads in new[] { 2, 3, 16 })
        {
            var together = With(threads, first, second);
            Assert.Equal((alone.CriticalT, alone.P), (together.CriticalT, together.P));
            Assert.Equal(alone.Clusters, together.Clusters);
        }

        Assert.Equal(alone.T.ToArray(), With(2, second, first).T.ToArray().Select(t => -t));
    }

    [Fact]
    public void A_difference_of_two_deviations_in_one_part_of_the_cycle_is_found_there()
    {
        var random = new SeededRandom(13);
        var (first, second) = (Case.SmoothNoise(random, 20, 101), Case.SmoothNoise(random, 20, 101));
        foreach (var curve in first)
        {
            for (var node = 60; node < 80; node++)
            {
                curve[node] += 8;
            }
        }

        var test = Spm.TTest2(first, second);
        var found = Assert.Single(test.AboveCriticalT);
        Assert.Equal(1, found.Sign);
        Assert.InRange(found.First, 59, 62);
        Assert.InRange(found.Last, 77, 80);
        Assert.Equal((10_000, false), (test.Permutations, test.IsExact));
        Assert.True(test.P <= 0.001 && test.Clusters.Any(cluster => cluster.P <= 0.001));
    }

    [Fact]
    public void Too_few_curves_to_find_anything_say_so()
    {
        var test = Spm.TTest2([[1, 2, 3], [1.5, 2, 3], [1, 2.5, 3]], [[11, 12, 13], [11, 12.5, 13], [11, 12, 13.5]]);

        Assert.Equal((20, 0.1, 0.1), (test.Permutations, test.LeastP, test.P));
        Assert.Empty(test.AboveCriticalT);
    }

    [Fact]
    public void A_node_where_nothing_differs_has_no_t_and_decides_nothing()
    {
        var test = Spm.TTest2([[0.1, 1, 2], [0.1, 2, 2.5], [0.1, 3, 2]], [[0.1, 4, 3], [0.1, 6, 2.5], [0.1, 5, 4], [0.1, 5, 3]]);
        var without = Spm.TTest2([[1, 2], [2, 2.5], [3, 2]], [[4, 3], [6, 2.5], [5, 4], [5, 3]]);

        Assert.Equal(double.NaN, test.T.Span[0]);
        Assert.Equal((without.CriticalT, without.P, without.LargestT), (test.CriticalT, test.P, test.LargestT));
        var nothing = Spm.TTestPaired([[1, 2], [3, 4]], [[1, 2], [3, 4]]);
        Assert.Equal((double.NaN, 1.0), (nothing.LargestT, nothing.P));
        Assert.Empty(nothing.AboveCriticalT);
    }

    [Fact]
    public void Numbers_of_any_size_give_the_same_test()
    {
        var (first, second) = (Spm1d.Rows("A"), Spm1d.Rows("B"));
        double[][] Scaled(double[][] curves) => [.. curves.Select(curve => curve.Select(value => Math.ScaleB(value, 800)).ToArray())];
        var (test, scaled) = (Spm.TTest2(first, second), Spm.TTest2(Scaled(first), Scaled(second)));

        Assert.Equal(test.T.ToArray(), scaled.T.ToArray());
        Assert.Equal((test.CriticalT, test.P, test.Fwhm), (scaled.CriticalT, scaled.P, scaled.Fwhm));
    }

    [Fact]
    public void An_unknown_node_and_unlike_curves_are_refused_with_their_place()
    {
        double[][] good = [[1, 2, 3], [2, 3, 5]];
        var unknown = Assert.Throws<ArgumentException>("second", () => Spm.TTest2(good, [[1, 2, 3], [1, double.NaN, 3]]));
        Assert.Contains("Curve 1, node 1 (counted from 0) is NaN; expected a number.", unknown.Message, StringComparison.Ordinal);
        var nodes = Assert.Throws<ArgumentException>("second", () => Spm.TTest2(good, [[1, 2], [1, 2]]));
        Assert.Contains("Curve 0 (counted from 0) has 2 nodes; expected 3", nodes.Message, StringComparison.Ordinal);
        Assert.Contains("Expected 2 or more curves, found 1", Assert.Throws<ArgumentException>("first", () => Spm.TTest2([[1, 2, 3]], good)).Message, StringComparison.Ordinal);
        Assert.Contains("Expected 2 curves, one for each of the first, found 3", Assert.Throws<ArgumentException>("second", () => Spm.TTestPaired(good, [.. good, [1, 1, 1]])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("reference", () => Spm.TTest(good, [1, 2]));
        Assert.Throws<ArgumentException>("curves", () => Spm.TTest([[1], [2]]));
        Assert.Throws<ArgumentOutOfRangeException>("options", () => Spm.TTest(good, options: new() { Alpha = 5 }));
        Assert.Throws<ArgumentException>("options", () => Spm.TTest2(good, good, new() { EqualVariances = false, Inference = SpmInference.RandomField }));
    }

    [Fact]
    public void It_stops_when_it_is_canceled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Spm.TTest2(Spm1d.Rows("A"), Spm1d.Rows("B"), cancellation: source.Token));
    }
}
