using FsCheck;
using FsCheck.Fluent;

namespace NeuroPose.Statistics.Tests;

public sealed class CrossValidationTests
{
    [Fact]
    public void Strides_of_one_recording_are_never_on_both_sides_and_each_is_tested_once()
    {
        var cases = from labels in Gen.Choose(0, 6).Select(number => $"recording {number}").ArrayOf().Where(labels => labels.Distinct().Count() >= 3)
                    from folds in Gen.Choose(2, 3)
                    from seed in Gen.Choose(0, 1000)
                    select (labels, folds, seed);
        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            foreach (var folds in new[] { CrossValidation.LeaveOneOut(one.labels), CrossValidation.KFold(one.labels, one.folds, one.seed) })
            {
                Assert.All(folds, fold =>
                {
                    Assert.Empty(fold.Train.Select(row => one.labels[row]).Intersect(fold.Test.Select(row => one.labels[row])));
                    Assert.Equal(Enumerable.Range(0, one.labels.Length), fold.Train.Concat(fold.Test).Order());
                    Assert.NotEmpty(fold.Test);
                });
                Assert.Equal(Enumerable.Range(0, one.labels.Length), folds.SelectMany(fold => fold.Test).Order());
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Leaving_one_out_names_what_is_tested()
    {
        var folds = CrossValidation.LeaveOneOut(["b", "a", "b", "c"]);

        Assert.Equal(["b", "a", "c"], folds.Select(fold => fold.Name));
        Assert.Equal([0, 2], folds[0].Test);
        Assert.Equal([1, 3], folds[0].Train);
        Assert.Equal(3, CrossValidation.LeaveOneOut(3).Count);
    }

    [Fact]
    public void Parts_are_about_equal_in_rows_and_the_seed_decides_them()
    {
        string[] groups = [.. Enumerable.Range(0, 100).Select(row => $"subject {(row < 30 ? 0 : row / 5)}")];
        var sizes = CrossValidation.KFold(groups, 4, seed: 3).Select(fold => fold.Test.Count).Order().ToArray();
        Assert.InRange(sizes[^1] - sizes[0], 0, 10);

        string Parts(long seed) => string.Join('|', CrossValidation.KFold(23, 5, seed).Select(fold => string.Join(' ', fold.Test)));
        Assert.Equal(Parts(1), Parts(1));
        Assert.NotEqual(Parts(1), Parts(2));
        Assert.Equal([4, 4, 5, 5, 5], CrossValidation.KFold(23, 5, 1).Select(fold => fold.Test.Count).Order());
    }

    [Fact]
    public void Too_few_groups_are_refused_with_their_names()
    {
        var few = Assert.Throws<ArgumentException>("groups", () => CrossValidation.KFold(["a", "b", "a"], 3, 1));
        Assert.Contains("Expected at least 3 groups, found 2: a, b.", few.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("groups", () => CrossValidation.LeaveOneOut(["a", "a"]));
        Assert.Throws<ArgumentOutOfRangeException>("folds", () => CrossValidation.KFold(["a", "b"], 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => CrossValidation.LeaveOneOut(1));
    }
}
