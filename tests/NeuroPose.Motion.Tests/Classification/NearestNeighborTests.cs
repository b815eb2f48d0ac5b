using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Classification;
using NeuroPose.Kinematics;
using NeuroPose.Motion.Tests.Clustering;

namespace NeuroPose.Motion.Tests.Classification;

/// <summary>Classification by the nearest series.</summary>
public class NearestNeighborTests
{
    [Fact]
    public void Each_series_gets_the_class_of_the_nearest_other_the_first_of_those_that_tie() =>
        Prop.ForAll(Distances.Tied, distances =>
        {
            if (distances.Count < 2)
            {
                return true;
            }

            string[] classes = [.. Enumerable.Range(0, distances.Count).Select(series => series % 3 == 0 ? "healthy" : "hurt")];
            var result = NearestNeighbor.LeaveOneOut(distances, classes);
            int[] naive = [.. Enumerable.Range(0, distances.Count).Select(series => Enumerable.Range(0, distances.Count).Where(other => other != series).MinBy(other => distances[series, other]))];
            return result.Neighbors.SequenceEqual(naive)
                && result.Correct == naive.Select((neighbor, series) => classes[neighbor] == classes[series]).Count(right => right)
                && result.Accuracy == (double)result.Correct / distances.Count;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void The_confusion_table_counts_which_class_was_taken_for_which()
    {
        var result = NearestNeighbor.LeaveOneOut(Distances.OnALine(0, 1, 5, 6, 6.5, 20), ["slow", "slow", "slow", "fast", "fast", "slow"]);

        Assert.Equal([1, 0, 3, 4, 3, 4], result.Neighbors);
        Assert.Equal("true \\ predicted  fast  slow\nfast                 2     0\nslow                 2     2", result.Confusion.ToString());
        Assert.Equal(2, result.Confusion[1, 0]);
        Assert.StartsWith(
            "4 of 6 series in their true class (accuracy 0.6666666666666666, 2 classes). Nearest neighbor (1-NN), leave-one-out cross-validation. Exact DTW on knee angle (rad);",
            result.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_distances_that_differ_by_direction_is_that_of_the_series_to_be_classified()
    {
        var distances = Distances.Of(3, (row, column) => row == column ? 0 : (row, column) is (0, 1) or (2, 0) ? 1 : 9);

        Assert.Equal([1, 0, 0], NearestNeighbor.LeaveOneOut(distances, ["a", "a", "a"]).Neighbors);
    }

    [Fact]
    public void A_new_series_gets_the_class_of_the_nearest_known_one()
    {
        FeatureSeries[] known = [FeatureSeries.Of("flat", "mm", 0, 0, 0), FeatureSeries.Of("bump", "mm", 0, 5, 0), FeatureSeries.Of("bump again", "mm", 0, 5, 0)];

        var result = NearestNeighbor.Classify(FeatureSeries.Of("new", "mm", 0, 0, 5, 5, 0), known, ["still", "step", "other"]);

        Assert.Equal("step", result.Class);
        Assert.StartsWith("new: step, as its nearest neighbor bump (0 mm) of 3. Exact DTW on flat (mm);", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_near_enough_is_said()
    {
        var far = Assert.Throws<NeuroPoseException>(() => NearestNeighbor.Classify(FeatureSeries.Of("new", "mm", 9), [FeatureSeries.Of("known", "mm", 0)], ["x"], new() { MaximumSum = 3 }));

        Assert.Equal("new: none of 1 known series is within the maximum sum of 3. Raise it, or leave it infinite.", far.Message);
    }

    [Fact]
    public void Too_few_series_missing_classes_and_NaN_are_refused()
    {
        Assert.Contains("at least 2 series; got 1.", Assert.Throws<ArgumentException>(() => NearestNeighbor.LeaveOneOut(Distances.OnALine(0), ["a"])).Message, StringComparison.Ordinal);
        Assert.Contains("got 1 classes for 2 series", Assert.Throws<ArgumentException>(() => NearestNeighbor.LeaveOneOut(Distances.OnALine(0, 1), ["a"])).Message, StringComparison.Ordinal);
        Assert.Contains("Series 1 has no class", Assert.Throws<ArgumentException>(() => NearestNeighbor.LeaveOneOut(Distances.OnALine(0, 1), ["a", ""])).Message, StringComparison.Ordinal);
        Assert.StartsWith("distances[0, 1] (\"a\" – \"b\")", Assert.Throws<NeuroPoseException>(() => NearestNeighbor.LeaveOneOut(Distances.OnALine(0, double.NaN), ["a", "b"])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => NearestNeighbor.Classify(FeatureSeries.Of("new", "mm", 9), [], []));
        Assert.Throws<ArgumentException>(() => ConfusionTable.Of(["a"], []));
    }
}
