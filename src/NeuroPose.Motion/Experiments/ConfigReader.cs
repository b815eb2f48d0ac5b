using System.Diagnostics;
using NeuroPose.Comparison;
using NeuroPose.Formats;
using NeuroPose.Formats.Yaml;
using NeuroPose.Json;
using NeuroPose.Kinematics;
using NeuroPose.Segmentation;
using NeuroPose.Vocabulary;
using NeuroPose.Warping;

namespace NeuroPose.Experiments;

/// <summary>Reads analysis configurations by their contract.</summary>
internal static class ConfigReader
{
    public static AnalysisConfig Load(string path)
    {
        using var stream = TrialFile.Open(path);
        using var text = new StreamReader(stream);
        return Read(YamlAsJson.Read(text, path), path);
    }

    public static AnalysisConfig Read(JsonTree tree, string file)
    {
        var contract = new JsonContract(tree, "", file);
        if (contract.IsGiven("config_version") && (tree.Members["config_version"].Kind == JsonKind.String || contract.Number("config_version") != AnalysisConfig.Version))
        {
            throw contract.Expected("1", "config_version");
        }

        var config = new AnalysisConfig
        {
            Inputs = ReadInputs(contract.Object("inputs")),
            Preprocessing = contract.IsGiven("preprocessing") ? ReadPreprocessing(contract.Object("preprocessing")) : new(),
            Segmentation = contract.Has("segmentation") ? ReadSegmentation(contract.Object("segmentation")) : null,
            Analysis = ReadAnalysis(contract.Object("analysis")),
            ReportPath = ReadOutput(contract.Object("output")),
        };
        contract.End();
        return ConfigRules.FirstBreach(config) is { } breach ? throw At(breach, tree, file) : config;
    }

    /// <summary>The place of a field in the file; of the nearest object around it where it is left out.</summary>
    private static FileFormatException At(ConfigProblem breach, JsonTree root, string file)
    {
        var at = root;
        foreach (var part in breach.Path.Split('.'))
        {
            if (at.Kind != JsonKind.Object || !at.Members.TryGetValue(part, out var member))
            {
                break;
            }

            at = member;
        }

        return new(breach.Problem, at.PlaceIn(file, breach.Path));
    }

    private static ExperimentInputs ReadInputs(JsonContract inputs)
    {
        var read = new ExperimentInputs(
            PlainPath.Of(inputs.Text("primary")),
            inputs.OptionalText("reference") is { } reference ? PlainPath.Of(reference) : null);
        inputs.End();
        return read;
    }

    private static PreprocessingStage ReadPreprocessing(JsonContract preprocessing)
    {
        var read = new PreprocessingStage(
            preprocessing.IsGiven("person_index") ? preprocessing.Integer("person_index") : 0,
            (int?)preprocessing.OptionalInteger("max_gap_frames", atLeast: int.MinValue, atMost: int.MaxValue))
        {
            SmoothingHertz = preprocessing.OptionalNumber("smoothing_hertz"),
        };
        preprocessing.End();
        return read;
    }

    private static string ReadOutput(JsonContract output)
    {
        var path = PlainPath.Of(output.Text("report"));
        output.End();
        return path;
    }

    private static SegmentationStage ReadSegmentation(JsonContract stage)
    {
        var kind = stage.Choice("kind", OptionWords.SegmentationKinds);
        SegmentationStage read = kind switch
        {
            SegmentationKind.GaitCycles => new SegmentationStage.GaitCycles(stage.IsGiven("joint") ? stage.Text("joint") : "rhee", ReadHeelSignal(stage)),
            SegmentationKind.BilateralGaitCycles => new SegmentationStage.BilateralGaitCycles(ReadHeelSignal(stage)),
            SegmentationKind.ClinicalGaitCycles => new SegmentationStage.ClinicalGaitCycles(
                stage.Choice("side", OptionWords.Sides, whenAbsent: null),
                stage.OptionalNumber("min_confidence")),
            SegmentationKind.Peaks => new SegmentationStage.Peaks(
                SegmentationJson.ReadExtractor(stage.Object("extractor")),
                stage.IsGiven("label") ? stage.Text("label") : "segmentation",
                stage.OptionalInteger("person_index"),
                stage.OptionalNumber("min_distance_seconds"),
                stage.OptionalNumber("min_prominence"),
                stage.OptionalNumber("min_height"),
                stage.IsGiven("pad_seconds") ? stage.Number("pad_seconds") : 0),
            _ => throw new UnreachableException($"No segmentation is read for the kind {kind}."),
        };
        stage.End();
        return read;
    }

    private static HeelSignal ReadHeelSignal(JsonContract stage) => stage.IsGiven("min_confidence")
        ? throw stage.Error("min_confidence belongs to kind gait_cycles_clinical: the lowest heel has no confidence.")
        : new(
            stage.Choice("axis", OptionWords.Axes, whenAbsent: 1),
            stage.Flag("invert", whenAbsent: false),
            stage.IsGiven("min_cycle_seconds") ? stage.Number("min_cycle_seconds") : 0.4,
            stage.OptionalNumber("min_prominence"))
        {
            Method = stage.Choice("method", OptionWords.SegmentationMethods, SegmentationMethod.ValleyToValley),
        };

    private static AnalysisStage ReadAnalysis(JsonContract stage)
    {
        var kind = stage.Choice("kind", OptionWords.AnalysisKinds);
        AnalysisStage read = kind switch
        {
            AnalysisKind.Dtw => ReadDtw(stage),
            AnalysisKind.Statistics => new AnalysisStage.Statistics(SegmentationJson.ReadExtractor(stage.Object("extractor"))),
            AnalysisKind.None => new AnalysisStage.None(),
            _ => throw new UnreachableException($"No analysis is read for the kind {kind}."),
        };
        stage.End();
        return read;
    }

    private static AnalysisStage.Dtw ReadDtw(JsonContract stage) => new(
        stage.Choice("method", OptionWords.ComparisonMethods, ComparisonMethod.Whole),
        stage.Choice("align", OptionWords.Alignments, whenAbsent: null),
        stage.Choice("representation", OptionWords.Representations, RepresentationKind.Coordinates),
        stage.OptionalTriplets("angle_triplets"),
        stage.OptionalInteger("joint_i"),
        stage.OptionalInteger("joint_j"),
        stage.Choice("nan_policy", OptionWords.NanPolicies, NanPolicy.Propagate))
    {
        FastDtwRadius = ReadRadius(stage),
        Band = stage.OptionalNumber("band"),
        LengthPolicy = stage.Choice("length_policy", OptionWords.LengthPolicies, LengthPolicy.CommonPhase),
    };

    private static int? ReadRadius(JsonContract stage)
    {
        var isExact = stage.Choice("backend", OptionWords.Backends, Backend.Exact) == Backend.Exact;
        var radius = (int?)stage.OptionalInteger("radius", atLeast: int.MinValue, atMost: int.MaxValue);
        return !isExact ? radius ?? 1
            : radius is null ? null
            : throw stage.Error("radius belongs to backend fastdtw.");
    }
}
