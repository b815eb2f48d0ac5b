using NeuroPose.Formats;
using NeuroPose.Poses;
using NeuroPose.Segmentation;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Segmentation;

/// <summary>Cutting poses and trials by a configuration.</summary>
public class PoseSegmentationTests
{
    private static readonly SegmentationConfig Heel = new(new SignalExtractor.JointAxis(0, 1, false));

    [Fact]
    public void Times_become_frames_with_halves_to_the_even_number()
    {
        // Peaks two frames apart: 0.25 s at 10 frames/s is 2.5 frames, which is 2 and keeps all; 0.35 s is 3.5, which is 4.
        var poses = Heights(10, 0, 1, 0, 2, 0, 1, 0, 2, 0, 1, 0);

        Assert.Equal(5, poses.Segment(Heel with { MinDistanceSeconds = 0.25 }).Segments.Count);
        Assert.Equal([3, 7], poses.Segment(Heel with { MinDistanceSeconds = 0.35 }).Segments.Select(segment => segment.Peak));
        Assert.Equal(new(0, 7, 3), poses.Segment(Heel with { PadSeconds = 0.25, MinHeight = 2 }).Segments[0]);
        Assert.Equal(new(2, 5, 3), poses.Segment(Heel with { PadSeconds = 0.05, MinHeight = 2 }).Segments[0]);
    }

    [Fact]
    public void A_trial_s_own_person_is_cut_and_stays_in_the_configuration()
    {
        var trial = VideoPredictions.Load(Golden.PathTo("neuropose", "pipeline", "data", "two_persons.json"));
        var config = new SegmentationConfig(new SignalExtractor.JointAxis(41, 1, false), PersonIndex: 1);

        var segments = trial.Segment(config);

        Assert.Equal(config, segments.Config);
        Assert.Equal(trial.Poses(1).Segment(config with { PersonIndex = 0 }).Segments, segments.Segments);
        Assert.Equal(1, trial.Poses(1).Segment(config with { PersonIndex = 0 }).Config.PersonIndex);
        Assert.NotEqual(trial.Segment(config with { PersonIndex = 0 }).Segments, segments.Segments);
    }

    [Fact]
    public void An_unknown_rate_matters_only_when_a_time_is_given()
    {
        var poses = Heights(double.NaN, 0, 1, 0);

        Assert.Single(poses.Segment(Heel with { MinDistanceSeconds = 0, PadSeconds = 0 }).Segments);
        Assert.StartsWith("PadSeconds is 0.1 s, but the frame rate is not known", Assert.Throws<SegmentationException>(() => poses.Segment(Heel with { PadSeconds = 0.1 })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => poses.Segment(Heel with { MinDistanceSeconds = -1 }));
    }

    [Fact]
    public void A_method_that_is_not_known_is_refused_with_those_that_are()
    {
        var refused = Assert.Throws<ArgumentOutOfRangeException>(() => Heights(30, 0, 1, 0).Segment(Heel with { Method = (SegmentationMethod)9 }));

        Assert.Contains("must be ValleyToValley or DeepestValley", refused.Message, StringComparison.Ordinal);
        Assert.Contains("9", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sequences_are_cut_and_named_after_their_frames()
    {
        var walk = Heights(30, 0, 1, 0, 2, 0).Named("walk");

        Assert.Equal(
            ["walk[0, 3)", "walk[2, 5)"],
            walk.Cut(walk.Segment(Heel)).Select(part => part.Label));
    }

    [Fact]
    public void No_peak_is_seen_in_or_beside_a_frame_without_the_joint() =>
        Assert.Equal([6], Heights(30, 0, 1, 0, 2, double.NaN, 0, 3, 0).Segment(Heel with { MinHeight = 2 }).Segments.Select(segment => segment.Peak));

    private static PoseSequence Heights(double rate, params double[] heights) =>
        new(Skeleton.Unnamed(1), rate, heights.SelectMany(height => new[] { 0, height, 0 }).ToArray());
}
