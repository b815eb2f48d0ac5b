using System.Text.Json;
using NeuroPose.Comparison;
using NeuroPose.Experiments;
using NeuroPose.Segmentation;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Experiments;

/// <summary>The fields that only this library has: what they do, and that the report records them.</summary>
public class OwnFieldTests
{
    [Fact]
    public void Cycles_to_the_deepest_valley_are_longer_than_those_to_the_nearest()
    {
        var plain = Run("", "");
        var ours = Run("", ", method: deepest_valley_v1");

        Assert.True(MeanLength(ours) > MeanLength(plain), $"{MeanLength(ours)} is not longer than {MeanLength(plain)}.");
        Assert.All(ours.Segmentations.Values, segments => Assert.Equal(SegmentationConfig.DeepestValley, segments.Config.Method));
    }

    [Fact]
    public void A_least_confidence_of_the_lowest_heel_is_refused_with_the_kind_that_has_one()
    {
        var refused = Assert.Throws<FileFormatException>(() => Run("", ", min_confidence: 0.5"));

        Assert.Contains("min_confidence belongs to kind gait_cycles_clinical", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Smoothing_makes_aligned_strides_of_two_noisy_recordings_more_alike()
    {
        var rough = Distances(Run("", ", method: deepest_valley_v1"));
        var smooth = Distances(Run("smoothing_hertz: 6", ", method: deepest_valley_v1"));

        Assert.True(smooth[0] < rough[0], $"{smooth[0]} is not below {rough[0]}.");
    }

    [Fact]
    public void A_band_a_backend_and_a_length_policy_are_used_and_recorded()
    {
        var report = Run("", "", ", band: 0.1, length_policy: strict", align: "none");

        var comparison = Assert.IsType<AnalysisResults.Dtw>(report.Results).Comparisons[0];
        Assert.Contains("Sakoe-Chiba band of 0.1", comparison.Describe(), StringComparison.Ordinal);
        Assert.Equal(LengthPolicy.Strict, comparison.Options.LengthPolicy);
        using var written = JsonDocument.Parse(report.Config.ToJson());
        var analysis = written.RootElement.GetProperty("analysis");
        Assert.Equal((0.1, "strict"), (analysis.GetProperty("band").GetDouble(), analysis.GetProperty("length_policy").GetString()));

        var fast = Assert.IsType<AnalysisResults.Dtw>(Run("", "", ", backend: fastdtw, radius: 2", align: "none").Results);
        Assert.StartsWith("Not aligned; missing numbers refused. FastDTW of radius 2", fast.Comparisons[0].Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_off_that_the_frame_rate_does_not_allow_is_refused_with_the_file()
    {
        var refused = Assert.Throws<ExperimentException>(() => Run("smoothing_hertz: 20", ""));

        Assert.Contains("s01-slow.json", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gap_is_an_error_until_the_configuration_says_how_long_one_may_be()
    {
        var refused = Assert.Throws<ExperimentException>(() => Run("", "", primary: "s02-slow"));
        Assert.Contains("person 0, frame 49: the person was not detected", refused.Message, StringComparison.Ordinal);
        Assert.Contains("max_gap_frames", refused.Message, StringComparison.Ordinal);

        Assert.NotEmpty(Distances(Run("max_gap_frames: 3", "", primary: "s02-slow")));
    }

    [Fact]
    public void A_report_says_which_files_and_which_method()
    {
        var workbench = Run("", "").Provenance.Workbench!;

        Assert.Equal(["s01-slow.json", "s01-fast.json"], workbench.Inputs.Select(input => input.Name));
        Assert.All(workbench.Inputs, input => Assert.Equal(64, input.Sha256.Length));
        Assert.Contains("Exact DTW on coordinates of all joints", workbench.Method, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_an_earlier_schema_is_told()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathTo("experiment.yaml");
        File.WriteAllText(path, $"inputs: {{primary: \"{Golden.PathTo("neuropose", "inputs", "legacy_v1_versioned.json")}\"}}\nanalysis: {{kind: none}}\noutput: {{report: r.json}}\n");

        var note = Assert.Single(Experiment.Run(AnalysisConfig.Load(path)).Notes);

        Assert.EndsWith("legacy_v1_versioned.json was read as schema version 1 and migrated to 2.", note, StringComparison.Ordinal);
    }

    private static AnalysisReport Run(string preprocessing, string segmentation, string analysis = "", string primary = "s01-slow", string align = "procrustes_per_sequence")
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathTo("experiment.yaml");
        string Trial(string name) => Repository.PathTo("datasets", "gait-synthetic", name + ".json");
        File.WriteAllText(path, $$"""
            inputs: {primary: "{{Trial(primary)}}", reference: "{{Trial("s01-fast")}}"}
            preprocessing: { {{preprocessing}} }
            segmentation: {kind: gait_cycles, min_prominence: 20{{segmentation}}}
            analysis: {kind: dtw, align: {{align}}{{analysis}}}
            output: {report: r.json}
            """);
        return Experiment.Run(AnalysisConfig.Load(path));
    }

    private static double MeanLength(AnalysisReport report) => report.Segmentations.Values.SelectMany(segments => segments.Segments).Average(segment => segment.FrameCount);

    private static IReadOnlyList<double> Distances(AnalysisReport report) => Assert.IsType<AnalysisResults.Dtw>(report.Results).Distances;
}
