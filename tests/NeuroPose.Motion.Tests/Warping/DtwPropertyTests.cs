using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Kinematics;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests.Warping;

/// <summary>What must hold for any two series and any definition.</summary>
public class DtwPropertyTests
{
    private static readonly Gen<FeatureSeries> AnySeries =
        from length in Gen.Choose(1, 7)
        from values in Gen.ArrayOf(Gen.Choose(-8, 8), length * 2)
        select new FeatureSeries("series", ["x", "y"], "mm", values.Select(value => value / 4.0).ToArray());

    // FastDTW chooses its own window: a definition has a band or an approximation, never both.
    private static readonly Gen<DtwDefinition> AnyDefinition =
        from cost in Gen.Elements(LocalCost.Euclidean, LocalCost.SquaredEuclidean)
        from band in Gen.Elements(Band.None, Band.SakoeChiba(0), Band.SakoeChiba(0.3), Band.SakoeChiba(1))
        from backend in Gen.Elements(Backend.Exact, Backend.Exact, Backend.FastDtw(0), Backend.FastDtw(), Backend.FastDtw(3))
        from normalizer in Gen.Elements(Normalizer.None, Normalizer.PathLength, Normalizer.SumOfLengths)
        select new DtwDefinition { LocalCost = cost, Band = backend == Backend.Exact ? band : Band.None, Backend = backend, Normalizer = normalizer };

    private static readonly Arbitrary<(FeatureSeries First, FeatureSeries Second, DtwDefinition Definition)> AnyCase =
        (from first in AnySeries
         from second in AnySeries
         from definition in AnyDefinition
         select (first, second, definition)).ToArbitrary();

    [Fact]
    public void Exact_and_without_a_band_the_sum_is_the_least_over_all_paths() =>
        Holds(c => Close(BruteForce(c.First, c.Second, c.Definition.LocalCost), Dtw.Distance(c.First, c.Second, Free(c.Definition))));

    [Fact]
    public void Distance_path_and_matrix_agree_to_the_bit() =>
        Holds(c =>
        {
            var distance = Dtw.Distance(c.First, c.Second, c.Definition);
            var matrix = Dtw.DistanceMatrix([c.First, c.Second], c.Definition);
            return distance.Equals(Dtw.Align(c.First, c.Second, c.Definition).Distance) && distance.Equals(matrix[0, 1])
                && matrix[1, 0].Equals(Dtw.Distance(c.Second, c.First, c.Definition)) && (!matrix.IsSymmetric || distance.Equals(matrix[1, 0]));
        });

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

            return Close(sum, result.Distance * Divisor(c.Definition.Normalizer, result.Path.Count, c.First.Length + c.Second.Length));
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
    public void Both_orders_of_the_series_give_one_exact_sum() =>
        Holds(c =>
        {
            var exact = c.Definition with { Backend = Backend.Exact, Normalizer = Normalizer.None };
            return Close(Dtw.Distance(c.First, c.Second, exact), Dtw.Distance(c.Second, c.First, exact));
        });

    [Fact]
    public void Neither_a_band_nor_an_approximation_makes_the_sum_smaller() =>
        Holds(c => Dtw.Distance(c.First, c.Second, c.Definition with { Normalizer = Normalizer.None }) >= Dtw.Distance(c.First, c.Second, Free(c.Definition)));

    [Fact]
    public void A_full_band_and_a_large_radius_change_nothing() =>
        Holds(c =>
        {
            var free = Dtw.Align(c.First, c.Second, Free(c.Definition));
            return SameWarping(free, Dtw.Align(c.First, c.Second, Free(c.Definition) with { Band = Band.SakoeChiba(1) }))
                && SameWarping(free, Dtw.Align(c.First, c.Second, Free(c.Definition) with { Backend = Backend.FastDtw(int.MaxValue) }));
        });

    [Fact]
    public void A_definition_says_its_backend_and_normalizer() =>
        Holds(c => c.Definition.Describe().StartsWith(c.Definition.Backend.Describe() + " on ", StringComparison.Ordinal)
            && c.Definition.Describe().Contains(c.Definition.Normalizer == Normalizer.None ? "not normalized" : "divided by", StringComparison.Ordinal));

    [Fact]
    public void A_series_is_at_no_distance_from_itself() =>
        Holds(c => Dtw.Distance(c.First, c.First, c.Definition) == 0);

    private static void Holds(Func<(FeatureSeries First, FeatureSeries Second, DtwDefinition Definition), bool> property) =>
        Prop.ForAll(AnyCase, property).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    private static DtwDefinition Free(DtwDefinition definition) =>
        definition with { Band = Band.None, Backend = Backend.Exact, Normalizer = Normalizer.None };

    private static int Divisor(Normalizer normalizer, int matches, int lengths) => normalizer switch
    {
        Normalizer.PathLength => matches,
        Normalizer.SumOfLengths => lengths,
        _ => 1,
    };

    private static bool SameWarping(DtwResult one, DtwResult other) => one.Distance.Equals(other.Distance) && one.Path.SequenceEqual(other.Path);

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
