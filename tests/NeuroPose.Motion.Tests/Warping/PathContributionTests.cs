using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests.Warping;

/// <summary>Which joint made the distance.</summary>
public class PathContributionTests
{
    public static TheoryData<string, string, int> Combinations
    {
        get
        {
            TheoryData<string, string, int> cases = [];
            foreach (var pattern in Patterns.Keys)
            {
                foreach (var cost in Costs.Keys)
                {
                    cases.Add(pattern, cost, cases.Count);
                }
            }

            return cases;
        }
    }

    private static Dictionary<string, LocalCost> Costs { get; } = new() { ["euclidean"] = LocalCost.Euclidean, ["squared"] = LocalCost.SquaredEuclidean, ["absolute"] = LocalCost.Absolute };

    private static Dictionary<string, StepPattern> Patterns { get; } =
        StepPattern.Classical
            .Concat(Enumerable.Range(1, 7).SelectMany(type => Enum.GetValues<SlopeWeighting>().SelectMany(weighting => new[] { false, true }.Select(smoothed => StepPattern.RabinerJuang(type, weighting, smoothed)))))
            .Append(StepPattern.Custom("ambiguous", null, new StepMove((1, 1, 1), (1, 1, 0.25)), new StepMove((1, 1, 1)), new StepMove((1, 0, 1)), new StepMove((0, 1, 1))))
            .ToDictionary(pattern => pattern.Name);

    [Theory]
    [MemberData(nameof(Combinations))]
    public void The_contributions_add_up_to_the_distance(string pattern, string cost, int number)
    {
        var walks = AnyMotion.Walks(2, seed: number);
        var definition = new DtwDefinition
        {
            StepPattern = Patterns[pattern],
            LocalCost = Costs[cost],
            Penalty = number % 3 == 0 ? new(0.2, 1.5) : Penalty.None,
            Transform = number % 5 == 0 ? SeriesTransform.Derivative : SeriesTransform.None,
            Normalizer = (Normalizer)(number % 5),
            Relaxation = number % 4 == 0 ? Relaxation.AllEnds(4) : Relaxation.None,
        };
        var result = Dtw.Align(walks[0], walks[1], definition);

        var contributions = PathContributions.Of(result, walks[0], walks[1]);

        Assert.Equal(["x", "y"], contributions.Units.Select(unit => unit.Unit));
        Assert.Equal(result.Distance, contributions.Units.Sum(unit => unit.Contribution) + contributions.Penalties, 1e-10 * result.Distance);
        Assert.Equal(result.Distance, contributions.Matches().Sum(match => match.Cost) + contributions.Penalties, 1e-10 * result.Distance);
        Assert.All(contributions.Matches(), match => Assert.Equal(match.Cost, match.Units.Sum(), 1e-12));
        Assert.Equal(result.Path, contributions.Matches().Select(match => (match.First, match.Second)));
        Assert.True((contributions.Penalties > 0) == (number % 3 == 0) || result.Path.Zip(result.Path.Skip(1)).All(step => step.Second.First - step.First.First == 1 && step.Second.Second - step.First.Second == 1));
    }

    [Fact]
    public void Euclidean_costs_are_divided_by_squared_differences_and_weighted_as_in_the_distance()
    {
        var (first, second) = (Two("a", 0, 0, 3, 4), Two("b", 0, 0, 0, 0));
        var definition = new DtwDefinition { StepPattern = StepPattern.Symmetric2 };

        var contributions = PathContributions.Of(Dtw.Align(first, second, definition), first, second);

        // The match (1, 1), of cost 5, is reached by a step in one series, of weight 1: twice as cheap as by the one in both.
        Assert.Equal([1.8, 3.2], contributions.Units.Select(unit => Math.Round(unit.Contribution, 12)));
        Assert.Equal([0.36, 0.64], contributions.Units.Select(unit => unit.Share));
    }

    [Fact]
    public void The_joint_that_differs_made_the_distance()
    {
        var skeleton = new Skeleton("two", ["hip", "hand"], []);
        var still = new PoseSequence(skeleton, 30, new double[6 * 8]).WithUnit(LengthUnit.Millimeter).Named("still");
        var waving = still.WithCoordinates(Enumerable.Range(0, 48).Select(index => index % 6 == 4 ? 100.0 * (index % 4) : index % 6 == 0 ? 1 : 0).ToArray()).Named("waving");
        var result = Dtw.Align(still, waving);

        var contributions = PathContributions.Of(result, still, waving);

        Assert.Equal(["hip", "hand"], contributions.Units.Select(unit => unit.Unit));
        Assert.True(contributions.Units[1].Share > 0.9, contributions.ToString());
        Assert.StartsWith("Of ", contributions.ToString(), StringComparison.Ordinal);
        Assert.Contains(" mm, 2 units: hand ", contributions.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Dimensions_can_be_grouped()
    {
        var (first, second) = (Two("a", 1, 2, 3, 4), Two("b", 0, 7, 2, 1));
        var result = Dtw.Align(first, second);

        var apart = PathContributions.Of(result, first, second);
        var together = PathContributions.Of(result, first, second, [("both", [1, 0])]);

        Assert.Equal(apart.Units[0].Contribution + apart.Units[1].Contribution, together.Units[0].Contribution, 12);
        Assert.Contains("No unit has the dimension 1 (y)", Refusal(() => PathContributions.Of(result, first, second, [("left", [0])])), StringComparison.Ordinal);
        Assert.Contains("both have dimension 0", Refusal(() => PathContributions.Of(result, first, second, [("left", [0, 1]), ("right", [0])])), StringComparison.Ordinal);
        Assert.Contains("there are 0 to 1", Refusal(() => PathContributions.Of(result, first, second, [("left", [0, 1, 2])])), StringComparison.Ordinal);
    }

    [Fact]
    public void Costs_that_are_no_sums_are_refused()
    {
        var (first, second) = (Two("a", 1, 2, 3, 4), Two("b", 1, 7, 2, 1));
        var cosine = new DtwDefinition { LocalCost = LocalCost.Cosine };

        Assert.Contains("The local cost cosine is no sum", Refusal(() => PathContributions.Of(Dtw.Align(first, second, cosine), first, second)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_of_other_series_is_refused()
    {
        var walks = AnyMotion.Walks(3);
        var result = Dtw.Align(walks[0], walks[1]);

        Assert.Contains("Give the two series that were aligned, in that order.", Refusal(() => PathContributions.Of(result, walks[0], walks[2])), StringComparison.Ordinal);
        Assert.Contains("leaves the series", Refusal(() => PathContributions.Of(result, Two("short", 1, 2), walks[1])), StringComparison.Ordinal);
        Assert.Contains("abandoned", Refusal(() => PathContributions.Of(Dtw.Align(walks[0], walks[1], new() { MaximumSum = 0 }), walks[0], walks[1])), StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_series_have_no_contributions()
    {
        var walk = AnyMotion.Walks(1)[0];

        var contributions = PathContributions.Of(Dtw.Align(walk, walk), walk, walk);

        Assert.All(contributions.Units, unit => Assert.Equal((0, double.NaN), (unit.Contribution, unit.Share)));
    }

    private static string Refusal(Action action) => Assert.ThrowsAny<ArgumentException>(action).Message;

    private static FeatureSeries Two(string label, params double[] values) => new(label, ["x", "y"], "mm", values);
}
