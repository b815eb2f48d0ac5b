using NeuroPose.Figures.Tests;
using NeuroPose.Gait;
using NeuroPose.Kinematics;
using NeuroPose.Segmentation;

namespace NeuroPose.Interactive.Tests;

/// <summary>How gait cycles and what is measured on them look at the end of a cell and in a terminal.</summary>
[Collection(OneAfterAnother.Name)]
public sealed class GaitDisplayTests
{
    [Fact]
    public void A_summary_gives_each_measure_its_unit() => Rendered.Match(GaitSummary.Of(Analyses.Recorded("s03-slow")));

    [Fact]
    public void A_summary_of_too_few_contacts_invents_nothing()
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
