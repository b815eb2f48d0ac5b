using NeuroPose.Alignment;
using NeuroPose.Comparison;
using NeuroPose.Experiments;
using NeuroPose.Formats;
using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Segmentation;
using NeuroPose.Testing;
using NeuroPose.Vocabulary;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests.Experiments;

/// <summary>Experiments that a program makes are held to the rules of those in files, and nothing in them falls through to a default.</summary>
public class TypedExperimentTests
{
    private static readonly string Slow = Repository.PathTo("datasets", "gait-synthetic", "s01-slow.json");
    private static readonly string Fast = Repository.PathTo("datasets", "gait-synthetic", "s01-fast.json");

    /// <summary>What is wrong, the same as YAML where a file can say it, and what is said about it.</summary>
    public static TheoryData<AnalysisStage, SegmentationStage?, PreprocessingStage, string?, string> Breaches => new()
    {
        { new AnalysisStage.Dtw { Band = 7 }, null, new(), "analysis: {kind: dtw, band: 7}", "analysis.band: expected a number from 0 to 1, found 7." },
        { new AnalysisStage.Dtw { Band = double.NaN }, null, new(), "analysis: {kind: dtw, band: .nan}", "analysis.band: expected a number from 0 to 1, found NaN." },
        { new AnalysisStage.Dtw { FastDtwRadius = -1 }, null, new(), "analysis: {kind: dtw, backend: fastdtw, radius: -1}", "analysis.radius: expected a whole number from 0 to 1000000, found -1." },
        { new AnalysisStage.Dtw { FastDtwRadius = 1, Band = 0.1 }, null, new(), "analysis: {kind: dtw, backend: fastdtw, band: 0.1}", "analysis: a band needs backend exact" },
        { new AnalysisStage.Dtw(ComparisonMethod.Relation, JointI: 1), null, new(), "analysis: {kind: dtw, method: dtw_relation, joint_i: 1}", "analysis: method dtw_relation needs both joint_i and joint_j." },
        { new AnalysisStage.Dtw(Representation: RepresentationKind.Angles), null, new(), "analysis: {kind: dtw, representation: angles}", "analysis: representation angles needs angle_triplets that are not empty." },
        { new AnalysisStage.Statistics(new SignalExtractor.JointSpeed(0)), null, new(), "analysis: {kind: stats, extractor: {kind: joint_speed, joint: 0}}", "analysis.kind stats looks at inputs.primary alone." },
        { new AnalysisStage.Dtw(), null, new(PersonIndex: -1), "analysis: {kind: dtw}\npreprocessing: {person_index: -1}", "preprocessing.person_index: expected 0 or more, found -1." },
        { new AnalysisStage.Dtw(), null, new(MaxGapFrames: 0), "analysis: {kind: dtw}\npreprocessing: {max_gap_frames: 0}", "preprocessing.max_gap_frames: expected 1 or more, found 0." },
        { new AnalysisStage.Dtw(), null, new() { SmoothingHertz = 0 }, "analysis: {kind: dtw}\npreprocessing: {smoothing_hertz: 0}", "preprocessing.smoothing_hertz: expected a number above 0, found 0." },
        { new AnalysisStage.Dtw(), new SegmentationStage.GaitCycles("rhee", new(MinCycleSeconds: 0)), new(), "analysis: {kind: dtw}\nsegmentation: {kind: gait_cycles, min_cycle_seconds: 0}", "segmentation.min_cycle_seconds: expected a number above 0, found 0." },
        { new AnalysisStage.Dtw(), new SegmentationStage.ClinicalGaitCycles(MinConfidence: 2), new(), "analysis: {kind: dtw}\nsegmentation: {kind: gait_cycles_clinical, min_confidence: 2}", "segmentation.min_confidence: expected a number from 0 to 1, found 2." },
        { new AnalysisStage.Dtw(), new SegmentationStage.Peaks(new SignalExtractor.JointSpeed(3), PadSeconds: -1), new(), "analysis: {kind: dtw}\nsegmentation: {kind: extractor, extractor: {kind: joint_speed, joint: 3}, pad_seconds: -1}", "segmentation.pad_seconds: expected 0 or more, found -1." },
        { new AnalysisStage.Dtw(), new SegmentationStage.Peaks(new SignalExtractor.JointPairDistance(3, 3)), new(), null, "segmentation.extractor: the two joints are the same; a distance needs two." },
        { new AnalysisStage.Dtw(), new SegmentationStage.Peaks(new SignalExtractor.JointAxis(3, 5, false)), new(), null, "segmentation.extractor: the axis must be 0 (x), 1 (y) or 2 (z); found 5." },
        { new AnalysisStage.Dtw(), new SegmentationStage.GaitCycles("rhee", new(Axis: 3)), new(), null, "segmentation.axis: expected one of x, y, z, found 3." },
        { new AnalysisStage.Dtw((ComparisonMethod)9), null, new(), null, "analysis.method: expected one of dtw_all, dtw_per_joint, dtw_relation, found 9." },
        { new AnalysisStage.Dtw(Align: (ProcrustesMode)9), null, new(), null, "analysis.align: expected one of none, procrustes_per_frame, procrustes_per_sequence, found 9." },
        { new AnalysisStage.Dtw(Representation: (RepresentationKind)9), null, new(), null, "analysis.representation: expected one of coords, angles, found 9." },
        { new AnalysisStage.Dtw(NanPolicy: (NanPolicy)9), null, new(), null, "analysis.nan_policy: expected one of propagate, interpolate, drop, found 9." },
        { new AnalysisStage.Dtw { LengthPolicy = (LengthPolicy)9 }, null, new(), null, "analysis.length_policy: expected one of common_phase, strict, found 9." },
    };

    [Theory]
    [MemberData(nameof(Breaches))]
    public void A_breach_is_refused_with_the_field_from_a_program_and_from_a_file(AnalysisStage analysis, SegmentationStage? segmentation, PreprocessingStage preprocessing, string? yaml, string expected)
    {
        var config = new AnalysisConfig { Inputs = new(Slow, Fast), Preprocessing = preprocessing, Segmentation = segmentation, Analysis = analysis, ReportPath = "r.json" };

        Assert.StartsWith(expected, Assert.Throws<ExperimentException>(() => Experiment.Run(config)).Message, StringComparison.Ordinal);
        Assert.StartsWith(expected, Assert.Throws<ExperimentException>(config.Validate).Message, StringComparison.Ordinal);
        if (yaml is not null)
        {
            var refused = Assert.Throws<FileFormatException>(() => Read(yaml));
            Assert.NotNull(refused.Place.Line);
            Assert.EndsWith(Assert.Throws<ExperimentException>(config.Validate).Problem, refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_missing_reference_is_refused_before_anything_is_loaded()
    {
        var config = new AnalysisConfig { Inputs = new("not there.json", null), Analysis = new AnalysisStage.Dtw(), ReportPath = "r.json" };

        var refused = Assert.Throws<ExperimentException>(() => Experiment.Run(config));

        Assert.Equal("analysis.kind dtw compares two trials, but inputs.reference is missing.", refused.Message);
    }

    [Theory]
    [InlineData("align: None", "analysis.align")]
    [InlineData("nan_policy: propogate", "analysis.nan_policy")]
    [InlineData("method: dtw_joint", "analysis.method")]
    [InlineData("representation: coordinates", "analysis.representation")]
    [InlineData("length_policy: common-phase", "analysis.length_policy")]
    [InlineData("backend: FastDTW", "analysis.backend")]
    public void A_word_that_is_not_known_is_refused_and_never_a_default(string field, string place)
    {
        var refused = Assert.Throws<FileFormatException>(() => Read($"analysis: {{kind: dtw, {field}}}"));

        Assert.Contains($"{place}, line 3", refused.Message, StringComparison.Ordinal);
        Assert.Contains("expected one of ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_way_to_align_gives_its_own_distance()
    {
        var (slow, fast) = (VideoPredictions.Load(Slow).Poses(), VideoPredictions.Load(Fast).Poses());
        double Run(ProcrustesMode? align) => Assert.Single(Assert.IsType<AnalysisResults.Dtw>(Experiment.Run(Of(new AnalysisStage.Dtw(Align: align))).Results).Distances);

        Assert.Equal(Dtw.Distance(slow, fast), Run(null));
        Assert.Equal(PoseComparison.Whole(slow, fast, new() { Alignment = new() }).Distance, Run(ProcrustesMode.PerSequence));
        Assert.Equal(PoseComparison.Whole(slow, fast, new() { Alignment = new() { Mode = ProcrustesMode.PerFrame } }).Distance, Run(ProcrustesMode.PerFrame));
        Assert.True(Run(null) > 10 * Run(ProcrustesMode.PerSequence));
    }

    [Fact]
    public void A_joint_that_the_trial_does_not_have_is_refused_with_the_trial()
    {
        var relation = Assert.Throws<ExperimentException>(() => Experiment.Run(Of(new AnalysisStage.Dtw(ComparisonMethod.Relation, JointI: 3, JointJ: 43))));
        var angle = Assert.Throws<ExperimentException>(() => Experiment.Run(Of(new AnalysisStage.Dtw(Representation: RepresentationKind.Angles, AngleTriplets: [(27, 31, -1)]))));
        var signal = Assert.Throws<ExperimentException>(() => Experiment.Run(Of(new AnalysisStage.Dtw(), new SegmentationStage.Peaks(new SignalExtractor.JointSpeed(99)))));
        var statistics = Assert.Throws<ExperimentException>(() => Experiment.Run(new() { Inputs = new(Slow, null), Analysis = new AnalysisStage.Statistics(new SignalExtractor.JointAngle(1, 2, 99)), ReportPath = "r.json" }));

        Assert.EndsWith("s01-slow.json: analysis.joint_j names joint 43, but the skeleton berkeley_mhad_43 (43 joints) has joints 0 to 42.", relation.Message, StringComparison.Ordinal);
        Assert.Contains("analysis.angle_triplets names joint -1", angle.Message, StringComparison.Ordinal);
        Assert.Contains("segmentation: the signal needs joint 99", signal.Message, StringComparison.Ordinal);
        Assert.Contains("analysis.extractor: the signal needs joint 99", statistics.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_asks_for_FastDTW_over_a_band_is_refused()
    {
        var refused = Assert.Throws<ExperimentException>(() => Experiment.Run(Of(new AnalysisStage.Dtw { Band = 0.1 }), new() { Backend = Backend.FastDtw() }));

        Assert.Contains("analysis.band is 0.1: FastDTW has a window of its own", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExperimentOptions { LengthPolicy = (LengthPolicy)5 });
    }

    [Fact]
    public void A_configuration_of_a_program_is_read_back_from_its_JSON()
    {
        var config = Of(
            new AnalysisStage.Dtw(ComparisonMethod.PerUnit, ProcrustesMode.PerFrame, RepresentationKind.Angles, [(27, 31, 32)], NanPolicy: NanPolicy.Drop) { FastDtwRadius = 3, LengthPolicy = LengthPolicy.Strict },
            new SegmentationStage.GaitCycles("lhee", new(Axis: 2, Invert: true) { Method = SegmentationMethod.DeepestValley }));
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.PathTo("experiment.yaml"), config.ToJson());

        var read = AnalysisConfig.Load(folder.PathTo("experiment.yaml"));

        Assert.Equal(config.ToJson(), read.ToJson());
        Assert.Equal(config.Segmentation, read.Segmentation);
        Assert.Equal(AnalysisKind.Dtw, read.Analysis.Kind);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(Side.Left, 0.5)]
    public void Clinical_gait_cycles_are_read_back_from_their_JSON(Side? side, double? least)
    {
        var config = Of(new AnalysisStage.Dtw(), new SegmentationStage.ClinicalGaitCycles(side, least));
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.PathTo("experiment.yaml"), config.ToJson());

        Assert.Equal(config.Segmentation, AnalysisConfig.Load(folder.PathTo("experiment.yaml")).Segmentation);
    }

    [Fact]
    public void Clinical_gait_cycles_without_a_way_to_find_them_are_refused_with_what_to_do()
    {
        var refused = Assert.Throws<ExperimentException>(() => Experiment.Run(Of(new AnalysisStage.Dtw(), new SegmentationStage.ClinicalGaitCycles())));

        Assert.Contains("WithClinicalCycles()", refused.Message, StringComparison.Ordinal);
    }

    private static AnalysisConfig Of(AnalysisStage analysis, SegmentationStage? segmentation = null) =>
        new() { Inputs = new(Slow, Fast), Segmentation = segmentation, Analysis = analysis, ReportPath = "r.json" };

    private static AnalysisConfig Read(string yaml)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.PathTo("experiment.yaml"), $"inputs: {{primary: \"{Slow}\", reference: \"{Fast}\"}}\noutput: {{report: r.json}}\n{yaml}\n");
        return AnalysisConfig.Load(folder.PathTo("experiment.yaml"));
    }
}
