using System.Text.Json;
using NeuroPose.Experiments;
using NeuroPose.Formats;
using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Testing;
using NeuroPose.Warping;

namespace NeuroPose.Gait.Tests.Cycles;

/// <summary>Experiments that cut their trials from initial contact to initial contact.</summary>
public sealed class ClinicalExperimentsTests
{
    [Fact]
    public void Trials_are_cut_at_the_initial_contacts_of_both_feet_and_the_pieces_compared()
    {
        var report = Run("kind: gait_cycles_clinical");

        var (walk, other) = (Poses("s01-slow"), Poses("s03-slow"));
        var cycles = ClinicalCycles.Of(walk);
        Assert.Equal(["left_gait_cycles", "right_gait_cycles"], report.GaitCycles.Keys);
        Assert.Equal(cycles.Segments(Side.Left), report.GaitCycles["left_gait_cycles"].Segments);
        Assert.Equal(cycles.Segments(Side.Right), report.GaitCycles["right_gait_cycles"].Segments);
        Assert.Empty(report.Segmentations);

        var compared = Assert.IsType<AnalysisResults.Dtw>(report.Results);
        Assert.Equal(("left_gait_cycles[0]", "right_gait_cycles[3]"), (compared.Labels[0], compared.Labels[^1]));
        var knee = new DtwDefinition { Representation = Representation.Angles(new AngleDefinition("knee", 27, 31, 32)) };
        Assert.Equal(Dtw.Align(cycles.Cut(walk, Side.Left)[0], ClinicalCycles.Of(other).Cut(other, Side.Left)[0], knee).Distance, compared.Distances[0]);
    }

    [Fact]
    public void The_report_s_file_says_how_the_cycles_were_found_and_where_they_are()
    {
        using var json = JsonDocument.Parse(Run("kind: gait_cycles_clinical, side: left, min_confidence: 0.5").ToJson());

        var cut = json.RootElement.GetProperty("segmentations").GetProperty("left_gait_cycles");
        Assert.Equal("gait_cycles_clinical left composite", string.Join(' ', new[] { "kind", "side", "method" }.Select(name => cut.GetProperty("config").GetProperty(name).GetString())));
        Assert.All(cut.GetProperty("segments").EnumerateArray(), segment => Assert.Equal(segment.GetProperty("start").GetInt32(), segment.GetProperty("peak").GetInt32()));
        Assert.False(json.RootElement.GetProperty("segmentations").TryGetProperty("right_gait_cycles", out _));
        Assert.Equal(0.5, json.RootElement.GetProperty("config").GetProperty("segmentation").GetProperty("min_confidence").GetDouble());
    }

    [Fact]
    public void A_confidence_that_no_cycle_has_leaves_no_pieces_and_a_note_that_says_so()
    {
        var report = Run("kind: gait_cycles_clinical, side: right, min_confidence: 1", preprocessing: "smoothing_hertz: 2");

        Assert.Empty(Assert.IsType<AnalysisResults.Dtw>(report.Results).Comparisons);
        Assert.Contains(report.Notes, note => note.EndsWith("s01-slow.json: There are no right gait cycles as asked for.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_side_that_nobody_has_is_refused_with_the_words() =>
        Assert.Contains("one of both, left, right", Assert.Throws<FileFormatException>(() => Run("kind: gait_cycles_clinical, side: middle")).Message, StringComparison.Ordinal);

    private static AnalysisReport Run(string segmentation, string preprocessing = "")
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.PathTo("experiment.yaml"), $$"""
            inputs: {primary: "{{Trial("s01-slow")}}", reference: "{{Trial("s03-slow")}}"}
            preprocessing: { {{preprocessing}} }
            segmentation: { {{segmentation}} }
            analysis: {kind: dtw, representation: angles, angle_triplets: [[27, 31, 32]]}
            output: {report: r.json}
            """);
        return Experiment.Run(AnalysisConfig.Load(folder.PathTo("experiment.yaml")), new ExperimentOptions().WithClinicalCycles());
    }

    private static PoseSequence Poses(string name) => VideoPredictions.Load(Trial(name)).Poses();

    private static string Trial(string name) => Repository.PathTo("datasets", "gait-synthetic", name + ".json");
}
