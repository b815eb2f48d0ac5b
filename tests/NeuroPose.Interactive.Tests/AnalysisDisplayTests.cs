using NeuroPose.Alignment;
using NeuroPose.Comparison;
using NeuroPose.Experiments;
using NeuroPose.Figures;
using NeuroPose.Figures.Model;
using NeuroPose.Gait;
using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Segmentation;

namespace NeuroPose.Interactive.Tests;

/// <summary>How comparisons and reports look: a number is never without its unit and definition.</summary>
[Collection(OneAfterAnother.Name)]
public sealed class AnalysisDisplayTests
{
    private static readonly Representation Knees = Representation.Angles(Skeleton.Mhad43, "left knee", "right knee");

    [Fact]
    public void A_comparison_of_whole_poses_says_how_they_were_aligned() =>
        Rendered.Match(PoseComparison.Whole(Stride("s01-slow"), Stride("s01-fast"), new() { Alignment = new() { FitScale = true } }));

    [Fact]
    public void A_comparison_without_alignment_says_so() => Rendered.Match(PoseComparison.Whole(Stride("s01-slow"), Stride("s01-fast")));

    [Fact]
    public void Units_that_were_compared_apart_are_listed_with_what_was_missing()
    {
        var gone = Stride("s01-slow");
        var holes = gone.Coordinates.ToArray();
        holes.AsSpan((5 * gone.JointCount * 3) + (gone.Skeleton.IndexOf("lkne") * 3), 3).Fill(double.NaN);

        Rendered.Match(PoseComparison.PerUnit(gone.WithCoordinates(holes), Stride("s01-fast"), new() { Definition = new() { Representation = Knees }, NanPolicy = NanPolicy.Drop }));
    }

    [Fact]
    public void A_report_of_distances_has_inputs_summary_each_pair_and_the_definition() =>
        Rendered.Match(Analyses.Run("s02-slow", "s02-fast", new AnalysisStage.Dtw(Align: ProcrustesMode.PerFrame), new SegmentationStage.BilateralGaitCycles(new(MinProminence: 20))));

    [Fact]
    public void A_report_of_strides_says_where_they_begin_and_how_many_there_are() => Assert.Contains(
        "left_gait_cycles: 4 strides of the primary trial, from initial contact to initial contact; events: composite",
        Rendered.Of(Analyses.Run("s02-slow", null, new AnalysisStage.None(), new SegmentationStage.ClinicalGaitCycles())).Text,
        StringComparison.Ordinal);

    [Fact]
    public void A_report_of_statistics_names_the_signal() =>
        Rendered.Match(Analyses.Run("s02-slow", null, new AnalysisStage.Statistics(new SignalExtractor.JointSpeed(33)), new SegmentationStage.GaitCycles("rhee", new(MinProminence: 20))));

    [Fact]
    public void A_report_of_a_segmentation_alone_says_that_nothing_else_was_computed() =>
        Rendered.Match(Analyses.Run("s02-slow", null, new AnalysisStage.None(), null));

    [Fact]
    public void The_definition_is_shown_whatever_was_compared()
    {
        var result = Analyses.Compared("knee");

        Assert.Contains(result.Describe(), Rendered.Of(result).Text, StringComparison.Ordinal);
        Assert.Contains(result.Describe(), Rendered.Of(Analyses.Report("knee")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_runs_of_an_experiment_are_drawn_pair_by_pair_with_both_definitions()
    {
        var cycles = new SegmentationStage.BilateralGaitCycles(new(MinProminence: 20));
        var raw = Analyses.Run("s02-slow", "s02-fast", new AnalysisStage.Dtw(), cycles);
        var aligned = Analyses.Run("s02-slow", "s02-fast", new AnalysisStage.Dtw(Align: ProcrustesMode.PerFrame), cycles);

        var figure = ComparisonFigures.BeforeAfter(raw, aligned);

        Assert.Contains($"Before: {Of(raw).Comparisons[0].Describe()} After: {Of(aligned).Comparisons[0].Describe()}", figure.Describe(), StringComparison.Ordinal);
        var differences = figure.Plot.Panels[1].Layers.OfType<BarLayer>().Single().Heights;
        Assert.Equal(Of(aligned).Distances[0] - Of(raw).Distances[0], differences.Span[0]);
        var statistics = raw with { Results = new AnalysisResults.None() };
        Assert.Contains("holds no distances but segmentation only", Assert.Throws<ArgumentException>(() => ComparisonFigures.BeforeAfter(raw, statistics)).Message, StringComparison.Ordinal);
        Assert.Contains("pair by pair", Assert.Throws<ArgumentException>(() => ComparisonFigures.BeforeAfter(raw, Analyses.Report("other"))).Message, StringComparison.Ordinal);
    }

    private static AnalysisResults.Dtw Of(AnalysisReport report) => Assert.IsType<AnalysisResults.Dtw>(report.Results);

    private static PoseSequence Stride(string trial)
    {
        var walk = Analyses.Recorded(trial);
        return ClinicalCycles.Of(walk).Cut(walk, Side.Left)[1];
    }
}
