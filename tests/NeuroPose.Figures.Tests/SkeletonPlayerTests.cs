using NeuroPose.Poses;
using NeuroPose.Testing;

namespace NeuroPose.Figures.Tests;

public sealed class SkeletonPlayerTests
{
    [Fact]
    public void The_page_is_as_approved() =>
        Snapshot.Match(new SkeletonPlayer(Hop(2)).ToHtml(), "html");

    [Fact]
    public void A_long_sequence_keeps_every_kth_frame_and_says_so()
    {
        var player = new SkeletonPlayer(Hop(10)) { MostFrames = 4 };

        Assert.Contains("One frame in 3 is kept.", player.Describe(), StringComparison.Ordinal);
        Assert.Contains("\"frames\":4,\"step\":3", player.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_with_markup_stay_text()
    {
        var skeleton = new Skeleton("<script>", ["</script><script>alert(1)</script>"], []);

        var page = new SkeletonPlayer(new PoseSequence(skeleton, double.NaN, new double[3]).Named("<script>alert(2)")).ToHtml();

        Assert.Equal(1, page.Split("<script").Length - 1);
        Assert.Equal(1, page.Split("</script").Length - 1);
    }

    [Fact]
    public void An_unknown_frame_rate_is_said_and_no_frames_are_no_error()
    {
        var empty = new SkeletonPlayer(new PoseSequence(Skeleton.Unnamed(1), double.NaN, Array.Empty<double>()));

        Assert.Contains("the frame rate is not known", empty.Describe(), StringComparison.Ordinal);
        Assert.Contains("\"frames\":0", empty.ToHtml(), StringComparison.Ordinal);
    }

    private static PoseSequence Hop(int frames)
    {
        var skeleton = new Skeleton("pair", ["a", "b"], [new(0, 1, Side.Left)]);
        return new PoseSequence(skeleton, 30, Enumerable.Range(0, frames).SelectMany(frame => new double[] { 0, frame * 10, 0, 100, 200, frame == 1 ? double.NaN : 5 }).ToArray()).WithUnit(LengthUnit.Millimeter).WithAxes(Axes.YDown).Named("hop");
    }
}
