using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Testing;
using NeuroPose.Warping;

namespace NeuroPose.Figures.Tests;

public sealed class WarpingFigureTests
{
    [Fact]
    public void Two_walks_are_drawn_with_lines_between_their_matched_frames()
    {
        var knee = Representation.Angles(Skeleton.Mhad43, "left knee");
        var slow = knee.Features(WalkingPoses.Make(frames: 80, cycle: 40, label: "slow walk"));
        var fast = knee.Features(WalkingPoses.Make(frames: 60, cycle: 30, label: "fast walk"));
        var result = Dtw.Align(slow, fast, new() { Representation = knee });

        Snapshot.Match(result.ToFigure(slow, fast).ToSvg(), "svg");
    }

    [Fact]
    public void Series_that_were_not_aligned_are_refused()
    {
        var (a, b, c) = (FeatureSeries.Of("a", "mm", 1, 2, 4), FeatureSeries.Of("b", "mm", 1, 4, 4), FeatureSeries.Of("c", "mm", 7, 1, 2));
        var cosine = new DtwDefinition { LocalCost = LocalCost.Cosine };

        Assert.NotNull(Dtw.Align(a, b).ToFigure(a, b).ToSvg());
        Assert.NotNull(Dtw.Align(a, b, cosine).ToFigure(a, b).ToSvg());
        Assert.Contains("Give the two series that were aligned, in that order.", Assert.Throws<ArgumentException>(() => Dtw.Align(a, b).ToFigure(a, c)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Dtw.Align(a, c).ToFigure(c, a));
        Assert.Throws<SeriesException>(() => Dtw.Align(a, b).ToFigure(a, FeatureSeries.Of("b", "rad", 1, 4, 4)));
    }

    [Fact]
    public void A_match_outside_the_series_is_refused() =>
        Assert.Contains("frames 3 and 0", Assert.Throws<ArgumentException>(() => new WarpingFigure(new double[2], new double[2], [(3, 0)])).Message, StringComparison.Ordinal);
}
