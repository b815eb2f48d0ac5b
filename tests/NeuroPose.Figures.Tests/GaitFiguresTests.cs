using NeuroPose.Formats;
using NeuroPose.Poses;
using NeuroPose.Segmentation;
using NeuroPose.Testing;

namespace NeuroPose.Figures.Tests;

public sealed class GaitFiguresTests
{
    [Fact]
    public void Heel_strikes_stand_where_the_heel_is_lowest_with_their_confidence()
    {
        var walk = Recorded("s02-slow");

        Snapshot.Match(GaitFigures.HeelStrikes(walk, GaitCycles.Detect(walk, Side.Right)).ToSvg(), "svg");
    }

    [Fact]
    public void Each_mark_is_at_its_strike_and_the_lowest_frame_is_at_zero()
    {
        var walk = Recorded("s01-slow");
        var cycles = GaitCycles.Detect(walk, Side.Left);

        var chart = GaitFigures.HeelStrikes(walk, cycles);

        var heights = Assert.Single(chart.Series).Y.ToArray();
        Assert.Equal(cycles.Cycles.Select(cycle => cycle.StrikeSeconds), chart.Marks.Select(mark => mark.X));
        Assert.Equal(0, heights.Where(double.IsFinite).Min());
        Assert.All(cycles.Cycles, cycle => Assert.True(heights[cycle.Strike] < heights[cycle.Start] && heights[cycle.Strike] < heights[cycle.End - 1]));
    }

    [Fact]
    public void The_picture_is_the_same_where_y_points_up()
    {
        var down = Recorded("s01-slow");
        var up = down.WithCoordinates(Array.ConvertAll(down.Coordinates.ToArray(), value => -value));

        var chart = GaitFigures.HeelStrikes(up, GaitCycles.Detect(up, Side.Left, new() { Invert = true }));

        Assert.Equal(GaitFigures.HeelStrikes(down, GaitCycles.Detect(down, Side.Left)).ToSvg(), chart.ToSvg());
    }

    [Fact]
    public void Without_a_frame_rate_the_axis_counts_frames_and_a_confidence_that_is_not_known_is_not_a_number()
    {
        var walk = WalkingPoses.Make(frames: 16, framesPerSecond: double.NaN);
        var cycles = GaitCycles.Detect(walk, Side.Left, new() { MinCycleSeconds = 0 });

        var chart = GaitFigures.HeelStrikes(walk, cycles);

        Assert.Equal("frame", chart.XAxis.ToString());
        Assert.Contains(new ChartMark(cycles.Cycles[0].Strike, "unknown"), chart.Marks);
    }

    [Fact]
    public void A_walk_without_strikes_is_drawn_and_says_so()
    {
        var walk = WalkingPoses.Make(frames: 5);

        Assert.Contains("No heel strike was found.", SvgCheck.Texts(GaitFigures.HeelStrikes(walk, GaitCycles.Detect(walk, Side.Left)).ToSvg()));
    }

    [Fact]
    public void Cycles_of_a_longer_walk_are_refused_with_the_frame_named()
    {
        var walk = Recorded("s01-slow");
        var cycles = GaitCycles.Detect(walk, Side.Left);

        var problem = Assert.Throws<ArgumentException>(() => GaitFigures.HeelStrikes(walk.Slice(0, 60), cycles));

        Assert.Contains($"A strike is in frame {cycles.Cycles[2].Strike}, but \"s01-slow\" has 60 frames.", problem.Message, StringComparison.Ordinal);
    }

    private static PoseSequence Recorded(string trial) =>
        VideoPredictions.Load(Repository.PathTo("datasets", "gait-synthetic", trial + ".json")).Poses();
}
