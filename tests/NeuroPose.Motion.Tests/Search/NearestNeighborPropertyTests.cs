using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Kinematics;
using NeuroPose.Search;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests.Search;

/// <summary>A search gives what warping every candidate gives, to the bit, whatever is asked.</summary>
public class NearestNeighborPropertyTests
{
    [Fact]
    public void The_neighbors_are_those_of_warping_every_candidate_and_ties_go_to_the_first() =>
        Prop.ForAll(SearchCases.Any, c =>
        {
            var expected = c.Candidates
                .Select((candidate, index) => (Index: index, Distance: SearchCase.DistanceOf(c.Query, candidate, c.Definition)))
                .Where(one => double.IsFinite(one.Distance))
                .OrderBy(one => one.Distance).ThenBy(one => one.Index)
                .Take(c.K)
                .ToArray();
            if (expected.Length == 0 && double.IsPositiveInfinity(c.Definition.MaximumSum))
            {
                Assert.Throws<SeriesException>(() => NearestNeighbors.Find(c.Query, c.Candidates, c.K, c.Definition));
                return;
            }

            var found = NearestNeighbors.Find(c.Query, c.Candidates, c.K, c.Definition);

            Assert.Equal(expected, found.Neighbors.Select(one => (one.Index, one.Distance)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));

    [Fact]
    public void Every_candidate_is_counted_once() =>
        Prop.ForAll(SearchCases.Any, c =>
        {
            var counts = NearestNeighbors.Find(c.Query, c.Candidates, c.K, c.Definition with { Band = Band.None, StepPattern = StepPattern.Symmetric1, MaximumStep = double.PositiveInfinity }).Counts;

            Assert.Equal(c.Candidates.Count, counts.Candidates);
            Assert.Equal(
                counts.Candidates,
                counts.PrunedBySegments + counts.PrunedByKim + counts.PrunedByKeogh + counts.PrunedByKeoghOfCandidate + counts.PrunedByImproved + counts.Abandoned + counts.Warped);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void No_sum_is_below_any_of_its_bounds() =>
        Prop.ForAll(SearchCases.Any, c =>
        {
            var definition = c.Definition with { Normalizer = Normalizer.None, MaximumSum = double.PositiveInfinity };
            foreach (var candidate in c.Candidates)
            {
                var sum = SearchCase.DistanceOf(c.Query, candidate, definition);
                Assert.All(AllBounds(c, candidate, definition), bound => Assert.InRange(bound, 0, sum));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));

    [Fact]
    public void A_bound_that_a_definition_does_not_allow_is_zero() =>
        Prop.ForAll(SearchCases.Any, c =>
        {
            var definition = c.Definition with { MaximumSum = double.PositiveInfinity };
            foreach (var (bound, value) in Enum.GetValues<LowerBound>().Zip(AllBounds(c, c.Candidates[0], definition)))
            {
                Assert.True(value == 0 || LowerBounds.IsValid(bound, definition, c.Query.Dimensions), $"{bound} is {value}");
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    // In the order of the enumeration.
    private static double[] AllBounds(SearchCase c, FeatureSeries candidate, DtwDefinition definition) =>
    [
        LowerBounds.Segments(c.Query, candidate, definition),
        LowerBounds.Kim(c.Query, candidate, definition),
        LowerBounds.Keogh(c.Query, candidate, definition),
        LowerBounds.KeoghOfCandidate(c.Query, candidate, definition),
        LowerBounds.Improved(c.Query, candidate, definition),
    ];
}
