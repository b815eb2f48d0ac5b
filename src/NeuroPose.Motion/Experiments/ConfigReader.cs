using NeuroPose.Comparison;
using NeuroPose.Formats;
using NeuroPose.Formats.Yaml;
using NeuroPose.Json;
using NeuroPose.Segmentation;

namespace NeuroPose.Experiments;

/// <summary>Reads analysis configurations by their contract.</summary>
internal static class ConfigReader
{
    private static readonly string[] Axes = ["x", "y", "z"];

    public static AnalysisConfig Load(string path)
    {
        using var stream = TrialFile.Open(path);
        using var text = new StreamReader(stream);
        return Read(YamlAsJson.Read(text, path), path);
    }

    public static AnalysisConfig Read(JsonTree tree, string file)
    {
        var contract = new JsonContract(tree, "", file);
        if (contract.IsGiven("config_version") && contract.Number("config_version") != AnalysisConfig.Version)
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
        CheckTogether(config, contract);
        return config;
    }

    private static void CheckTogether(AnalysisConfig config, JsonContract contract)
    {
        switch (config.Analysis)
        {
            case AnalysisStage.Dtw when config.Inputs.Reference is null:
                throw contract.Error("analysis.kind dtw compares two trials, but inputs.reference is missing.");
            case AnalysisStage.Statistics when config.Inputs.Reference is not null:
                throw contract.Error("analysis.kind stats looks at inputs.primary alone. Take inputs.reference out, or use analysis.kind dtw.");
        }
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
            preprocessing.IsGiven("person_index") ? preprocessing.Integer("person_index", atLeast: 0) : 0,
            (int?)preprocessing.OptionalInteger("max_gap_frames", atLeast: 1, atMost: int.MaxValue))
        {
            SmoothingHertz = preprocessing.OptionalNumber("smoothing_hertz"),
        };
        if (read.SmoothingHertz <= 0)
        {
            throw preprocessing.Expected("a number above 0", "smoothing_hertz");
        }

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
        var kind = stage.Choice("kind", null, "gait_cycles", "gait_cycles_bilateral", "extractor");
        SegmentationStage read = kind switch
        {
            "gait_cycles" => new SegmentationStage.GaitCycles(stage.IsGiven("joint") ? stage.Text("joint") : "rhee", ReadHeelSignal(stage)),
            "gait_cycles_bilateral" => new SegmentationStage.BilateralGaitCycles(ReadHeelSignal(stage)),
            _ => new SegmentationStage.Peaks(
                SegmentationJson.ReadExtractor(stage.Object("extractor")),
                stage.IsGiven("label") ? stage.Text("label") : "segmentation",
                stage.OptionalInteger("person_index"),
                stage.OptionalNumber("min_distance_seconds", atLeast: 0),
                stage.OptionalNumber("min_prominence"),
                stage.OptionalNumber("min_height"),
                stage.IsGiven("pad_seconds") ? stage.Number("pad_seconds", atLeast: 0) : 0),
        };
        stage.End();
        return read;
    }

    private static HeelSignal ReadHeelSignal(JsonContract stage)
    {
        var signal = new HeelSignal(
            Array.IndexOf(Axes, stage.Choice("axis", "y", Axes)),
            stage.Flag("invert", whenAbsent: false),
            stage.IsGiven("min_cycle_seconds") ? stage.Number("min_cycle_seconds") : 0.4,
            stage.OptionalNumber("min_prominence"))
        {
            Method = stage.Choice("method", SegmentationConfig.ValleyToValley, SegmentationConfig.ValleyToValley, SegmentationConfig.DeepestValley),
            MinConfidence = stage.OptionalNumber("min_confidence", atLeast: 0, atMost: 1),
        };
        return signal.MinCycleSeconds > 0 ? signal : throw stage.Expected("a number above 0", "min_cycle_seconds");
    }

    private static AnalysisStage ReadAnalysis(JsonContract stage)
    {
        AnalysisStage read = stage.Choice("kind", null, "dtw", "stats", "none") switch
        {
            "dtw" => ReadDtw(stage),
            "stats" => new AnalysisStage.Statistics(SegmentationJson.ReadExtractor(stage.Object("extractor"))),
            _ => new AnalysisStage.None(),
        };
        stage.End();
        return read;
    }

    private static AnalysisStage.Dtw ReadDtw(JsonContract stage)
    {
        var dtw = new AnalysisStage.Dtw(
            stage.Choice("method", "dtw_all", "dtw_all", "dtw_per_joint", "dtw_relation"),
            stage.Choice("align", "none", "none", "procrustes_per_frame", "procrustes_per_sequence"),
            stage.Choice("representation", "coords", "coords", "angles"),
            stage.OptionalTriplets("angle_triplets"),
            stage.OptionalInteger("joint_i"),
            stage.OptionalInteger("joint_j"),
            stage.Choice("nan_policy", "propagate", "propagate", "interpolate", "drop"))
        {
            FastDtwRadius = ReadRadius(stage),
            Band = stage.OptionalNumber("band", atLeast: 0, atMost: 1),
            LengthPolicy = stage.Choice("length_policy", "common_phase", "common_phase", "strict") == "strict" ? LengthPolicy.Strict : LengthPolicy.CommonPhase,
        };
        return dtw switch
        {
            { Method: "dtw_relation", JointI: null } or { Method: "dtw_relation", JointJ: null } => throw stage.Error("method dtw_relation needs both joint_i and joint_j."),
            { Method: "dtw_relation", Representation: not "coords" } => throw stage.Error("method dtw_relation needs representation coords."),
            { Band: not null, FastDtwRadius: not null } => throw stage.Error("a band needs backend exact; FastDTW has a window of its own."),
            { Representation: "angles", AngleTriplets: null or [] } => throw stage.Error("representation angles needs angle_triplets that are not empty."),
            _ => dtw,
        };
    }

    private static int? ReadRadius(JsonContract stage)
    {
        var isFast = stage.Choice("backend", "exact", "exact", "fastdtw") == "fastdtw";
        var radius = (int?)stage.OptionalInteger("radius", atLeast: 0, atMost: 1_000_000);
        return isFast ? radius ?? 1
            : radius is null ? null
            : throw stage.Error("radius belongs to backend fastdtw.");
    }
}
