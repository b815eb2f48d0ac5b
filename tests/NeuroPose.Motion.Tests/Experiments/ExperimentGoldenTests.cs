using System.Text.Json;
using NeuroPose.Comparison;
using NeuroPose.Experiments;
using NeuroPose.Testing;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests.Experiments;

/// <summary>The reference's runs of its own configurations: the same refusals, and reports with the same structure and numbers.</summary>
[Collection("changes the working directory")]
public class ExperimentGoldenTests
{
    private static readonly JsonElement Runs = Golden.Read("neuropose", "pipeline", "runs.json").GetProperty("runs");

    /// <summary>The reference's settings: FastDTW, and no alignment of different lengths.</summary>
    private static readonly ExperimentOptions AsReference = new() { Backend = Backend.FastDtw(), LengthPolicy = LengthPolicy.Strict };

    public static TheoryData<string> Configs =>
        [.. Runs.EnumerateArray().Select(run => run.GetProperty("argv")).Select(argv => argv[argv.GetArrayLength() - 1].GetString()!)];

    [Theory]
    [MemberData(nameof(Configs))]
    public void A_run_ends_as_the_reference_s_does(string config)
    {
        var run = Runs.EnumerateArray().Single(run => run.GetProperty("argv").EnumerateArray().Last().GetString() == config);
        using var folder = new WorkingDirectory(Golden.PathTo("neuropose", "pipeline"));

        if (run.GetProperty("exit_code").GetInt32() != 0)
        {
            Assert.ThrowsAny<NeuroPoseException>(() => Experiment.Run(AnalysisConfig.Load(config), AsReference));
            return;
        }

        var report = Experiment.Run(AnalysisConfig.Load(config), AsReference);
        using var written = new TemporaryFolder();
        report.Save(written.PathTo("report.json"));

        var expected = ReportTree.Read(report.Config.ReportPath);
        var actual = ReportTree.Read(written.PathTo("report.json"));
        if (IsMended(report.Config))
        {
            Assert.NotEqual(expected.GetProperty("segmentations").GetRawText(), actual.GetProperty("segmentations").GetRawText());
            return;
        }

        ReportTree.AssertSame(expected, actual, config);
        Assert.NotNull(report.Provenance.Workbench);
    }

    // The reference cuts the chosen person's poses at another person's heel strikes; here the strikes are the chosen person's own.
    private static bool IsMended(AnalysisConfig config) =>
        config is { Preprocessing.PersonIndex: > 0, Segmentation: SegmentationStage.GaitCycles or SegmentationStage.BilateralGaitCycles };

    [Theory]
    [InlineData("minimal", "minimal.yaml")]
    [InlineData("paper_c_headline", "paper_c_headline.yaml")]
    [InlineData("per_joint_debug", "per_joint_debug.yaml")]
    public void By_default_distances_are_exact(string name, string config)
    {
        using var folder = new WorkingDirectory(Golden.PathTo("neuropose", "pipeline"));
        var golden = Golden.Read("neuropose", "pipeline", "runs.json").GetProperty("exact_distances").GetProperty(name);

        var results = Assert.IsType<AnalysisResults.Dtw>(Experiment.Run(AnalysisConfig.Load(config)).Results);

        Assert.Equal(golden.GetProperty("labels").EnumerateArray().Select(label => label.GetString()), results.Labels);
        foreach (var (expected, actual) in golden.GetProperty("exact").EnumerateArray().Zip(results.Distances))
        {
            Assert.Equal(expected.GetDouble(), actual, 1e-10 * expected.GetDouble());
        }
    }

    [Fact]
    public void Summaries_are_the_reference_s()
    {
        foreach (var golden in Golden.Read("neuropose", "pipeline", "runs.json").GetProperty("summaries").EnumerateArray())
        {
            var summary = DistanceSummary.Of([.. golden.GetProperty("values").EnumerateArray().Select(value => value.GetDouble())]);
            var expected = golden.GetProperty("summary");
            if (!expected.EnumerateObject().Any())
            {
                Assert.Null(summary);
                continue;
            }

            Assert.Equal(expected.GetProperty("mean").GetDouble(), summary!.Mean, 1e-12);
            Assert.Equal(expected.GetProperty("p50").GetDouble(), summary.P50, 1e-12);
            Assert.Equal(expected.GetProperty("p95").GetDouble(), summary.P95, 1e-12);
            Assert.Equal(expected.GetProperty("p99").GetDouble(), summary.P99, 1e-12);
        }
    }
}
