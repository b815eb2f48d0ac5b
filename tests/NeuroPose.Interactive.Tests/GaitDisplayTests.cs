using NeuroPose.Figures.Tests;
using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Segmentation;

namespace NeuroPose.Interactive.Tests;

/// <summary>How gait cycles and what is measured on them look at the end of a cell and in a terminal.</summary>
[Collection(OneAfterAnother.Name)]
public sealed class GaitDisplayTests
{
    [Fact]
    public void Gait_cycles_are_listed_with_their_confidence_and_how_they_were_found() =>
        Rendered.Match(GaitCycles.Detect(Analyses.Recorded("s01-slow"), Side.Left));

    [Fact]
    public void Both_sides_strikes_are_listed_in_time_order() => Rendered.Match(GaitCycles.DetectBoth(Analyses.Recorded("s03-slow")));

    [Fact]
    public void A_walk_without_strikes_has_a_card_that_says_none() => Rendered.Match(GaitCycles.DetectBoth(WalkingPoses.Make(frames: 5)));

    [Fact]
    public void Confidence_that_cannot_be_known_is_said_to_be_unknown() =>
        Rendered.Match(GaitCycles.Detect(Analyses.Recorded("s01-slow").Slice(0, 70), Side.Right));

    [Fact]
    public void A_summary_gives_each_measure_its_unit() => Rendered.Match(GaitSummary.Of(Analyses.Recorded("s03-slow")));

    [Fact]
    public void A_summary_of_too_few_strikes_invents_nothing()
    {
        Rendered.Match(GaitSummary.Of(WalkingPoses.Make(frames: 20)));
        Assert.DoesNotContain("NaN", Rendered.Of(GaitSummary.Of(WalkingPoses.Make(frames: 20))).Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Segments_are_listed_with_how_they_were_found() =>
        Rendered.Match(Analyses.Recorded("s01-fast").Segment(new(new SignalExtractor.JointPairDistance(33, 41), MinDistanceSeconds: 0.25, MinProminence: 50, PadSeconds: 0.1)));

    [Fact]
    public void Of_very_many_segments_the_first_are_listed_and_it_says_so()
    {
        var many = new TrialSegments(new(new SignalExtractor.JointSpeed(0)), [.. Enumerable.Range(0, 5000).Select(start => new Segment(start, start + 2, start + 1))]);

        Assert.EndsWith("\n(the first 50 of 5000 segments)", Rendered.Of(many).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Statistics_of_a_signal_say_how_they_are_counted() =>
        Rendered.Match(SignalStatistics.Of(Analyses.Recorded("s01-slow").Signal(new SignalExtractor.JointAxis(33, 1, false))));
}
