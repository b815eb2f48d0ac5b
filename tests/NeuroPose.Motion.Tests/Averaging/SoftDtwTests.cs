using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Averaging;
using NeuroPose.Kinematics;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests.Averaging;

/// <summary>Soft-DTW against its definition over all paths, and its gradient against differences.</summary>
public class SoftDtwTests
{
    private static readonly Arbitrary<(FeatureSeries First, FeatureSeries Second, double Gamma)> AnyCase =
        (from seed in Gen.Choose(0, int.MaxValue)
         from gamma in Gen.Elements(0.01, 0.3, 1, 7, 100)
         let walks = SomeSeries.Walks(seed, 2, 1, 5)
         select (walks[0], walks[1], gamma)).ToArbitrary();

    [Fact]
    public void The_value_is_the_soft_minimum_over_all_paths() =>
        Holds((first, second, gamma) =>
        {
            var sums = PathSums(first, second, first.Length - 1, second.Length - 1).ToArray();
            var least = sums.Min();
            var expected = least - (gamma * Math.Log(sums.Sum(sum => Math.Exp((least - sum) / gamma))));
            return Near(expected, SoftDtw.Value(first, second, gamma), 1e-12);
        });

    [Fact]
    public void The_gradient_is_what_small_differences_say() =>
        Holds((first, second, gamma) =>
        {
            var result = SoftDtw.Gradient(first, second, Math.Max(0.3, gamma));
            return Enumerable.Range(0, first.Values.Length).All(index =>
                Math.Abs(Slope(first, second, result.Gamma, index) - result.Gradient.Values[index]) <= 1e-6 * (1 + Math.Abs(result.Gradient.Values[index])));
        });

    [Fact]
    public void Value_and_gradient_come_from_one_recursion_and_both_orders_give_the_same_bits() =>
        Holds((first, second, gamma) =>
            SoftDtw.Value(first, second, gamma).Equals(SoftDtw.Gradient(first, second, gamma).Value)
            && SoftDtw.Value(first, second, gamma).Equals(SoftDtw.Value(second, first, gamma)));

    [Fact]
    public void It_is_never_above_DTW_and_becomes_it_as_gamma_goes_to_zero() =>
        Holds((first, second, gamma) =>
        {
            var hard = Dtw.Distance(first, second, new() { LocalCost = LocalCost.SquaredEuclidean });
            return SoftDtw.Value(first, second, gamma) <= hard + (1e-12 * hard) && Near(hard, SoftDtw.Value(first, second, 1e-12), 1e-9);
        });

    [Fact]
    public void The_gradient_stays_exact_where_sums_are_large_and_gamma_is_small()
    {
        var first = FeatureSeries.Of("first", "mm", 1e6, 2e6, 5e6);
        var second = FeatureSeries.Of("second", "mm", 0, 2e6, 2e6);

        var gradient = SoftDtw.Gradient(first, second, 1e-3).Gradient.Values.ToArray();

        // The two least paths tie: they differ in a match that costs nothing, and so has no slope.
        Assert.Equal([2e6, 0, 6e6], gradient);
    }

    [Fact]
    public void A_result_says_what_was_computed()
    {
        var result = SoftDtw.Gradient(FeatureSeries.Of("a", "mm", 1), FeatureSeries.Of("b", "mm", 3), 0.5);

        Assert.Equal(
            "Soft-DTW a – b: 4 mm². Soft-DTW of γ = 0.5 mm² on a (mm); local cost squared Euclidean; no band; step pattern symmetric1; " +
            "soft minimum of the sums over all paths, not normalized.",
            result.ToString());
        Assert.Equal([-4.0], result.Gradient.Values.ToArray());
    }

    [Fact]
    public void A_gamma_of_zero_NaN_and_sums_that_are_too_large_are_refused()
    {
        var plain = FeatureSeries.Of("plain", "mm", 1, 2);

        Assert.Throws<ArgumentOutOfRangeException>(() => SoftDtw.Value(plain, plain, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SoftDtw.Value(plain, plain, double.NaN));
        Assert.StartsWith(
            "broken: frame 1: broken is NaN.",
            Assert.Throws<SeriesException>(() => SoftDtw.Value(plain, FeatureSeries.Of("broken", "mm", 1, double.NaN), 1)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "huge: the squared differences from \"plain\" add up beyond the largest double.",
            Assert.Throws<SeriesException>(() => SoftDtw.Gradient(FeatureSeries.Of("huge", "mm", 1e200), plain, 1)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_value_stops()
    {
        var plain = FeatureSeries.Of("plain", "mm", 1, 2);

        Assert.Throws<OperationCanceledException>(() => SoftDtw.Value(plain, plain, 1, new(canceled: true)));
        Assert.Throws<OperationCanceledException>(() => SoftDtw.Gradient(plain, plain, 1, new(canceled: true)));
    }

    private static IEnumerable<double> PathSums(FeatureSeries first, FeatureSeries second, int i, int j)
    {
        if (i < 0 || j < 0)
        {
            return [];
        }

        var (x, y) = (first[i][0] - second[j][0], first[i][1] - second[j][1]);
        var cost = (x * x) + (y * y);
        return (i, j) == (0, 0)
            ? [cost]
            : PathSums(first, second, i - 1, j - 1).Concat(PathSums(first, second, i - 1, j)).Concat(PathSums(first, second, i, j - 1)).Select(sum => sum + cost);
    }

    private static double Slope(FeatureSeries first, FeatureSeries second, double gamma, int index)
    {
        const double Step = 1e-5;
        double At(double by)
        {
            var values = first.Values.ToArray();
            values[index] += by;
            return SoftDtw.Value(new("moved", first.Names, first.Unit, values), second, gamma);
        }

        return (At(Step) - At(-Step)) / (2 * Step);
    }

    private static bool Near(double expected, double actual, double tolerance) => Math.Abs(expected - actual) <= tolerance * (1 + Math.Abs(expected));

    private static void Holds(Func<FeatureSeries, FeatureSeries, double, bool> property) =>
        Prop.ForAll(AnyCase, c => property(c.First, c.Second, c.Gamma)).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
}
