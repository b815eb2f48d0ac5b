using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Kinematics;
using NeuroPose.Warping;

namespace NeuroPose.Tests.Warping;

/// <summary>What must hold for any two series and any definition.</summary>
public class DtwPropertyTests
{
    private static readonly Gen<FeatureSeries> AnySeries =
        from length in Gen.Choose(1, 6)
        from values in Gen.ArrayOf(Gen.Choose(-8, 8), length * 2)
        select new FeatureSeries("series", ["x", "y"], "mm", values.Select(value => value / 4.0).ToArray());

    private static readonly Gen<DtwDefinition> AnyDefinition =
        from cost in Gen.Elements(LocalCost.Euclidean, LocalCost.SquaredEuclidean)
        from band in Gen.Elements(Band.None, Band.SakoeChiba(0), Band.SakoeChiba(0.3), Band.SakoeChiba(1))
        select new DtwDefinition { LocalCost = cost, Band = band };

    private static readonly Arbitrary<(FeatureSeries First, FeatureSeries Second, DtwDefinition Definition)> AnyCase =
        (from first in AnySeries
         from second in AnySeries
         from definition in AnyDefinition
         select (first, second, definition)).ToArbitrary();

    [Fact]
    public void Without_a_band_the_distance_is_the_least_over_all_paths() =>
        Holds(c => Close(BruteForce(c.First, c.Second, c.Definition.LocalCost), Dtw.Distance(c.First, c.Second, c.Definition with { Band = Band.None })));

    [Fact]
    public void The_path_costs_what_the_distance_says() =>
        Holds(c =>
        {
            var result = Dtw.Align(c.First, c.Second, c.Definition);
            var sum = 0.0;
            foreach (var (i, j) in result.Path)
            {
                sum += Cost(c.First[i], c.Second[j], c.Definition.LocalCost);
            }

            return Dtw.Distance(c.First, c.Second, c.Definition).Equals(result.Distance) && Close(sum, result.Distance);
        });

    [Fact]
    public void The_path_goes_from_corner_to_corner_in_single_steps() =>
        Holds(c =>
        {
            var path = Dtw.Align(c.First, c.Second, c.Definition).Path;
            return path[0] == (0, 0)
                && path[^1] == (c.First.Length - 1, c.Second.Length - 1)
                && path.Zip(path.Skip(1)).All(pair => (pair.Second.First - pair.First.First, pair.Second.Second - pair.First.Second) is (1, 0) or (0, 1) or (1, 1));
        });

    [Fact]
    public void Both_orders_of_the_series_give_one_distance() =>
        Holds(c => Close(Dtw.Distance(c.First, c.Second, c.Definition), Dtw.Distance(c.Second, c.First, c.Definition)));

    [Fact]
    public void A_band_never_makes_the_distance_smaller_and_a_full_band_changes_nothing() =>
        Holds(c =>
        {
            var free = Dtw.Distance(c.First, c.Second, c.Definition with { Band = Band.None });
            return Dtw.Distance(c.First, c.Second, c.Definition) >= free
                && Dtw.Distance(c.First, c.Second, c.Definition with { Band = Band.SakoeChiba(1) }).Equals(free);
        });

    [Fact]
    public void A_series_is_at_no_distance_from_itself() =>
        Holds(c => Dtw.Distance(c.First, c.First, c.Definition) == 0);

    private static void Holds(Func<(FeatureSeries First, FeatureSeries Second, DtwDefinition Definition), bool> property) =>
        Prop.ForAll(AnyCase, property).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    private static bool Close(double expected, double actual) => Math.Abs(expected - actual) <= 1e-12 * Math.Max(1, Math.Abs(expected));

    private static double BruteForce(FeatureSeries first, FeatureSeries second, LocalCost cost)
    {
        double Best(int i, int j)
        {
            var here = Cost(first[i], second[j], cost);
            return (i, j) switch
            {
                (0, 0) => here,
                (0, _) => here + Best(0, j - 1),
                (_, 0) => here + Best(i - 1, 0),
                _ => here + Math.Min(Best(i - 1, j - 1), Math.Min(Best(i - 1, j), Best(i, j - 1))),
            };
        }

        return Best(first.Length - 1, second.Length - 1);
    }

    private static double Cost(ReadOnlySpan<double> a, ReadOnlySpan<double> b, LocalCost cost)
    {
        var squared = ((a[0] - b[0]) * (a[0] - b[0])) + ((a[1] - b[1]) * (a[1] - b[1]));
        return cost == LocalCost.Euclidean ? Math.Sqrt(squared) : squared;
    }
}
