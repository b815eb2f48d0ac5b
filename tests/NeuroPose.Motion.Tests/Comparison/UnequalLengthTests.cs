using NeuroPose.Alignment;
using NeuroPose.Comparison;
using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Synthesis;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests.Comparison;

/// <summary>Aligning what does not have the same number of frames.</summary>
public class UnequalLengthTests
{
    [Theory]
    [InlineData(ProcrustesMode.PerSequence, 100)]
    [InlineData(ProcrustesMode.PerSequence, 80)]
    [InlineData(ProcrustesMode.PerFrame, 100)]
    [InlineData(ProcrustesMode.PerFrame, 80)]
    public void A_turned_slower_cycle_is_turned_back(ProcrustesMode mode, double cadence)
    {
        var quick = Cycle(cadence: 120);
        var slow = Turned(Cycle(cadence));
        var options = new ComparisonOptions { Alignment = new() { Mode = mode } };

        var turned = PoseComparison.Whole(slow, quick);
        var result = PoseComparison.Whole(slow, quick, options);

        Assert.NotEqual(slow.FrameCount, quick.FrameCount);
        Assert.True(result.Alignment!.AtCommonPhase);
        Assert.Equal(90, result.Alignment.MeanRotationRadians * 180 / Math.PI, 1.0);
        Assert.True(result.Distance < 0.05 * turned.Distance, FormattableString.Invariant($"{result.Distance} of {turned.Distance}"));
    }

    [Fact]
    public void Every_frame_is_warped_as_recorded_and_the_result_says_how_it_was_aligned()
    {
        var (slow, quick) = (Cycle(cadence: 80), Cycle(cadence: 120));

        var result = PoseComparison.Whole(slow, quick, new() { Alignment = new() });

        Assert.Equal((slow.FrameCount - 1, quick.FrameCount - 1), result.Units[0].Warping.Path[^1]);
        Assert.Contains($"Aligned at common phase ({slow.FrameCount} and {quick.FrameCount} frames): the reference refuses to align different lengths.", result.Notes);
        Assert.Contains($"fitted at common phase ({slow.FrameCount} and {quick.FrameCount} frames)", result.Alignment!.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("Aligned by one Procrustes fit for the sequence without scale, unequal lengths at common phase; missing numbers refused. Exact DTW on", result.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_strict_policy_refuses_what_the_reference_refuses()
    {
        var options = new ComparisonOptions { Alignment = new(), LengthPolicy = LengthPolicy.Strict };

        Assert.Throws<AlignmentException>(() => PoseComparison.Whole(Cycle(cadence: 80), Cycle(cadence: 120), options));
        Assert.Null(PoseComparison.Whole(Cycle(cadence: 80), Cycle(cadence: 120), options with { Alignment = null }).Alignment);
    }

    [Fact]
    public void At_equal_length_both_policies_give_one_number()
    {
        var (one, other) = (Cycle(cadence: 110), Turned(Cycle(cadence: 110, seed: 2)));
        var options = new ComparisonOptions { Alignment = new(), Definition = DtwDefinition.Reference };
        other = other.Resample(one.FrameCount);

        var common = PoseComparison.Whole(one, other, options);

        Assert.Equal(PoseComparison.Whole(one, other, options with { LengthPolicy = LengthPolicy.Strict }).Distance, common.Distance);
        Assert.False(common.Alignment!.AtCommonPhase);
        Assert.Empty(common.Notes);
    }

    [Fact]
    public void A_single_frame_can_be_aligned_on_either_side()
    {
        var walk = Cycle(cadence: 110);
        var options = new ComparisonOptions { Alignment = new() { Mode = ProcrustesMode.PerFrame } };

        Assert.Equal(walk.FrameCount, PoseComparison.Whole(walk.Slice(3, 4), walk, options).Units[0].Warping.Path.Count);
        Assert.Equal(walk.FrameCount, PoseComparison.Whole(walk, walk.Slice(3, 4), options).Units[0].Warping.Path.Count);
    }

    [Fact]
    public void Exact_DTW_says_that_the_reference_s_number_may_be_larger()
    {
        var walk = Cycle(cadence: 110);

        Assert.Equal(["Exact DTW: the reference computes FastDTW of radius 1, which is at times a little larger."], PoseComparison.Whole(walk, walk).Notes);
        Assert.StartsWith("The definition is not the reference's", Assert.Single(PoseComparison.Whole(walk, walk, new() { Definition = new() { LocalCost = LocalCost.SquaredEuclidean } }).Notes), StringComparison.Ordinal);
    }

    /// <summary>One stride of a synthetic walker: its duration follows from the cadence.</summary>
    private static PoseSequence Cycle(double cadence, long seed = 1)
    {
        var options = new WalkingTrialOptions { CadenceStepsPerMinute = cadence, Seconds = 4, FramesPerSecond = 60, Seed = seed };
        var walk = SyntheticGait.Walk(new("s01"), options).Poses();
        return walk.Slice(0, (int)Math.Round(120 / cadence * 60)).Named(FormattableString.Invariant($"{cadence} steps/min"));
    }

    /// <summary>A quarter turn about the vertical, and a step aside.</summary>
    private static PoseSequence Turned(PoseSequence poses)
    {
        var turned = poses.Coordinates.ToArray();
        for (var at = 0; at < turned.Length; at += 3)
        {
            (turned[at], turned[at + 2]) = (turned[at + 2] + 500, 300 - turned[at]);
        }

        return poses.WithCoordinates(turned);
    }
}
