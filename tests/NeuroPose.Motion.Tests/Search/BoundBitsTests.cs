using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Kinematics;
using NeuroPose.Search;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests.Search;

/// <summary>A bound is added up in one order, which the width of the machine's vectors does not change.</summary>
public class BoundBitsTests
{
    /// <summary>With a band of no width LB_Keogh is this sum, written out with plain numbers; 1 is added to each excess by nothing.</summary>
    [Fact]
    public void LB_Keogh_runs_in_eight_sums_over_the_blocks_farthest_from_the_mean_first() =>
        Prop.ForAll(SearchCases.Any, c =>
        {
            var query = c.Query.Column(0);
            var candidate = query.Select((value, index) => (value * 1.1) + (index / 7.0)).ToArray();

            var bound = LowerBounds.Keogh(FeatureSeries.Of("q", "1", query), FeatureSeries.Of("c", "1", candidate), new() { Band = Band.SakoeChibaFrames(0) });

            Assert.Equal(Shaved(InEightSums(query, candidate), 2 * query.Length), bound);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static double InEightSums(double[] query, double[] candidate)
    {
        var mean = 0.0;
        foreach (var value in query)
        {
            mean += (value + value) / 2 / query.Length;
        }

        var blocks = query.Length / 8;
        var nearness = Enumerable.Range(0, blocks).Select(block => query.Skip(block * 8).Take(8).Aggregate(0.0, (sum, value) => sum - Math.Abs(value - mean))).ToArray();
        var order = Enumerable.Range(0, blocks).ToArray();
        Array.Sort(nearness, order);
        var lanes = new double[8];
        foreach (var index in order.SelectMany(block => Enumerable.Range(block * 8, 8)))
        {
            lanes[index % 8] += Math.Abs(candidate[index] - query[index]);
        }

        var tail = 0.0;
        for (var index = blocks * 8; index < query.Length; index++)
        {
            tail += Math.Abs(candidate[index] - query[index]);
        }

        return lanes[0] + lanes[4] + (lanes[2] + lanes[6]) + (lanes[1] + lanes[5] + (lanes[3] + lanes[7])) + tail;
    }

    private static double Shaved(double sum, int terms) => Math.Max(0, (sum * (1 - (8 * (terms + 16.0) / Math.Pow(2, 53)))) - (terms / Math.Pow(2, 530)));
}
