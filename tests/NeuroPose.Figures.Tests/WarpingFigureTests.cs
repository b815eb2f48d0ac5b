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

        Snapshot.Match(WarpingFigure.Of(result, slow, fast).ToSvg(), "svg");
    }

    [Fact]
    public void A_match_outside_the_series_is_refused() =>
        Assert.Contains("frames 3 and 0", Assert.Throws<ArgumentException>(() => new WarpingFigure(new double[2], new double[2], [(3, 0)])).Message, StringComparison.Ordinal);
}
