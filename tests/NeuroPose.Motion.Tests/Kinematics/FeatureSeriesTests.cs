using NeuroPose.Averaging;
using NeuroPose.Clustering;
using NeuroPose.Comparison;
using NeuroPose.Kinematics;
using NeuroPose.Search;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests.Kinematics;

/// <summary>What a series says about its numbers, and that it goes on saying so whatever is done to them.</summary>
public class FeatureSeriesTests
{
    private static readonly FeatureSeries Knee = new("walk", ["left knee", "right knee"], "rad", new double[] { 1, 2, 3, 5, 2, 4, 1, 3 }) { Quantity = "joint angles", InputSha256 = "abc" };

    /// <summary>What is done, whether the numbers are still those of one file, what they then are, and their unit.</summary>
    public static TheoryData<string, bool, string, string> Operations => new()
    {
        { "rename", true, "joint angles", "rad" },
        { "slice", true, "joint angles", "rad" },
        { "derivative", true, "joint angles", "rad" },
        { "z-normalize", true, "joint angles, z-normalized", "1" },
        { "interpolate", true, "joint angles", "rad" },
        { "drop", true, "joint angles", "rad" },
        { "average", false, "joint angles", "rad" },
        { "soft average", false, "joint angles", "rad" },
        { "center", false, "joint angles", "rad" },
    };

    [Theory]
    [MemberData(nameof(Operations))]
    public void Names_quantity_unit_and_input_survive(string operation, bool isOfOneFile, string quantity, string unit)
    {
        var holed = Knee.With(values: new double[] { 1, 2, double.NaN, 5, 2, 4, 1, 3 });
        var after = operation switch
        {
            "rename" => Knee.With("other"),
            "slice" => Knee.Slice(1, 3),
            "derivative" => SeriesTransforms.Apply(SeriesTransform.Derivative, Knee),
            "z-normalize" => ZNormalization.Of(Knee),
            "interpolate" => SeriesMending.Apply(NanPolicy.Interpolate, holed).Series,
            "drop" => SeriesMending.Apply(NanPolicy.Drop, holed).Series,
            "average" => Dba.Average([Knee, Knee.With("b")]).Series,
            "soft average" => SoftAveraging.Average([Knee, Knee.With("b")], new() { Gamma = 1, MaximumIterations = 2 }).Series,
            "center" => KMeans.Cluster([Knee, Knee.With("b")], 1).Centers[0],
            _ => throw new InvalidOperationException(operation),
        };

        Assert.NotSame(Knee, after);
        Assert.Equal(Knee.Names, after.Names);
        Assert.Equal((quantity, unit, isOfOneFile ? "abc" : ""), (after.Quantity, after.Unit, after.InputSha256));
    }

    [Fact]
    public void Dimensions_that_are_taken_out_say_what_they_are_by_their_own_names()
    {
        var right = Knee.DimensionsFrom(1, 1);

        Assert.Equal([2.0, 5, 4, 3], right.Values.ToArray());
        Assert.Equal(("right knee (rad)", "abc", "walk"), (right.Quantity, right.InputSha256, right.Label));
        Assert.Throws<ArgumentOutOfRangeException>(() => Knee.DimensionsFrom(1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Knee.Slice(3, 3));
    }

    [Theory]
    [InlineData("left knee", "deg", "its numbers are in \"deg\", but those of \"walk\" are in \"rad\".")]
    [InlineData("left hip", "rad", "number 0 of each frame is \"left hip\", but that of \"walk\" is \"left knee\".")]
    public void Series_of_another_name_or_unit_are_not_compared(string name, string unit, string expected)
    {
        var other = new FeatureSeries("trial 2", [name, "right knee"], unit, Knee.Values.ToArray());

        foreach (var compare in new Action[]
        {
            () => Dtw.Distance(Knee, other),
            () => Dtw.Align(Knee, other),
            () => Dtw.CostMatrix(Knee, other),
            () => Dtw.DistanceMatrix([Knee, other]),
            () => Dtw.CrossDistances([Knee], [other]),
            () => Dba.Average([Knee, other]),
            () => SubsequenceSearch.Stretches(Knee, other, 1),
        })
        {
            var refused = Assert.Throws<SeriesException>(compare);
            Assert.StartsWith("trial 2: ", refused.Message, StringComparison.Ordinal);
            Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Numbers_that_are_said_to_be_something_else_are_not_compared()
    {
        var refused = Assert.Throws<SeriesException>(() => Dtw.Distance(Knee, Knee.With("trial 2", quantity: "vector from joint 3 to joint 4 (mm)")));

        Assert.Contains("its numbers are vector from joint 3 to joint 4 (mm), but those of \"walk\" are joint angles.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_sides_are_compared_under_the_name_that_they_are_given()
    {
        var (left, right) = (Knee.DimensionsFrom(0, 1), Knee.DimensionsFrom(1, 1));

        Assert.Throws<SeriesException>(() => Dtw.Align(left, right));
        Assert.EndsWith(" on knee (rad)", Dtw.Align(left.With(names: ["knee"]), right.With(names: ["knee"])).Describe().Split(';')[0], StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Knee.With(names: ["knee"]));
    }

    [Fact]
    public void Series_whose_numbers_have_no_name_are_compared_by_their_unit_alone()
    {
        Assert.Equal(1, Dtw.Distance(FeatureSeries.Of("a", "cm", 1, 2), FeatureSeries.Of("b", "cm", 1, 3)));
        Assert.Throws<SeriesException>(() => Dtw.Distance(FeatureSeries.Of("a", "cm", 0), FeatureSeries.Of("b", "rad", 0)));
    }
}
