using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Kinematics;
using NeuroPose.Search;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests.Search;

/// <summary>What is found in a long series is what trying every part of it gives.</summary>
public class SubsequencePropertyTests
{
    private static readonly Arbitrary<(SearchCase Case, WindowOptions Options)> AnyWindows =
        (from c in SearchCases.Any.Generator
         from normalize in Gen.Elements(false, true)
         from frames in Gen.Elements<int?>(null, null, 4, 9)
         from separation in Gen.Elements(1, 3, 10)
         select (c, new WindowOptions { Count = c.K, ZNormalize = normalize, Frames = frames, Separation = separation })).ToArbitrary();

    [Fact]
    public void The_windows_found_are_the_best_of_all_windows_one_after_the_other() =>
        Prop.ForAll(AnyWindows, any =>
        {
            var ((query, candidates, _, definition), options) = any;
            var series = Joined(candidates);
            var frames = options.Frames ?? query.Length;
            if (series.Length < frames)
            {
                return;
            }

            var all = Enumerable.Range(0, series.Length - frames + 1)
                .Select(start => (Start: start, Distance: SearchCase.DistanceOf(Ready(query), Ready(Part(series, start, frames)), definition)))
                .ToArray();
            var expected = new List<SubsequenceMatch>();
            while (expected.Count < options.Count
                && all.Where(one => double.IsFinite(one.Distance) && expected.All(taken => Math.Abs(taken.Start - one.Start) >= options.Separation)).ToArray() is { Length: > 0 } left)
            {
                var (start, distance) = left.MinBy(one => one.Distance);
                expected.Add(new(start, frames, distance));
            }

            if (expected.Count == 0 && double.IsPositiveInfinity(definition.MaximumSum))
            {
                Assert.Throws<SeriesException>(() => SubsequenceSearch.Windows(query, series, options, definition));
                return;
            }

            Assert.Equal(expected, SubsequenceSearch.Windows(query, series, options, definition).Matches);

            FeatureSeries Ready(FeatureSeries one) => options.ZNormalize ? ZNormalization.Of(one) : one;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(250));

    [Fact]
    public void The_best_stretch_is_the_best_of_all_beginnings_and_ends_and_the_next_is_the_best_of_what_is_left() =>
        Prop.ForAll(SearchCases.Any, c =>
        {
            var query = Part(c.Query, 0, Math.Min(5, c.Query.Length));
            var series = Part(c.Candidates[0], 0, Math.Min(14, c.Candidates[0].Length));
            var definition = new DtwDefinition { LocalCost = c.Definition.LocalCost };

            var found = SubsequenceSearch.Stretches(query, series, count: 2, definition).Matches;

            Assert.Equal(Least(0, series.Length), found[0].Distance);
            Assert.All(found, match => Assert.Equal(match.Distance, Dtw.Distance(query, Part(series, match.Start, match.Length), definition)));
            Assert.Equal(Math.Min(Least(0, found[0].Start), Least(found[0].Start + found[0].Length, series.Length)), found.Count > 1 ? found[1].Distance : double.PositiveInfinity);

            double Least(int from, int to)
            {
                var least = double.PositiveInfinity;
                for (var start = from; start < to; start++)
                {
                    for (var end = start; end < to; end++)
                    {
                        least = Math.Min(least, Dtw.Distance(query, Part(series, start, end - start + 1), definition));
                    }
                }

                return least;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    private static FeatureSeries Joined(IReadOnlyList<FeatureSeries> candidates) =>
        new("long", candidates[0].Names, "mm", candidates.Take(4).SelectMany(one => one.Values.ToArray()).ToArray());

    private static FeatureSeries Part(FeatureSeries series, int start, int frames) =>
        new(series.Label, series.Names, series.Unit, series.Values.Slice(start * series.Dimensions, frames * series.Dimensions).ToArray());
}
