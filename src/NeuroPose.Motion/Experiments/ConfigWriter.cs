using System.Text;
using NeuroPose.Comparison;
using NeuroPose.Formats;
using NeuroPose.Json;
using NeuroPose.Segmentation;
using NeuroPose.Vocabulary;
using NeuroPose.Warping;

namespace NeuroPose.Experiments;

/// <summary>Writes a configuration with all its defaults, fields in the contract's order.</summary>
internal static class ConfigWriter
{
    public static string Compact(AnalysisConfig config)
    {
        using var stream = new MemoryStream();
        using (var json = new JsonPrinter(stream))
        {
            Write(json, config);
        }

        return Encoding.ASCII.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    public static void Write(JsonPrinter json, AnalysisConfig config)
    {
        json.BeginObject();
        json.Member("config_version", AnalysisConfig.Version);
        json.Name("inputs");
        json.BeginObject();
        json.Member("primary", config.Inputs.Primary);
        json.Member("reference", config.Inputs.Reference);
        json.EndObject();
        json.Name("preprocessing");
        json.BeginObject();
        json.Member("person_index", config.Preprocessing.PersonIndex);
        if (config.Preprocessing.MaxGapFrames is { } gap)
        {
            json.Member("max_gap_frames", gap);
        }

        if (config.Preprocessing.SmoothingHertz is { } cutoff)
        {
            json.Member("smoothing_hertz", (double?)cutoff);
        }

        json.EndObject();
        json.Name("segmentation");
        WriteSegmentation(json, config.Segmentation);
        json.Name("analysis");
        WriteAnalysis(json, config.Analysis);
        json.Name("output");
        json.BeginObject();
        json.Member("report", config.ReportPath);
        json.EndObject();
        json.EndObject();
    }

    private static void WriteSegmentation(JsonPrinter json, SegmentationStage? stage)
    {
        if (stage is null)
        {
            json.Null();
            return;
        }

        json.BeginObject();
        json.Member("kind", OptionWords.SegmentationKinds.WordOf(stage.Kind));
        switch (stage)
        {
            case SegmentationStage.GaitCycles oneSide:
                json.Member("joint", oneSide.Joint);
                WriteHeelSignal(json, oneSide.Signal);
                break;
            case SegmentationStage.BilateralGaitCycles both:
                WriteHeelSignal(json, both.Signal);
                break;
            case SegmentationStage.ClinicalGaitCycles clinical:
                json.Member("side", OptionWords.Sides.WordOf(clinical.Side));
                json.Member("min_confidence", clinical.MinConfidence);
                break;
            case SegmentationStage.Peaks peaks:
                json.Name("extractor");
                SegmentationJson.WriteExtractor(json, peaks.Extractor);
                json.Member("label", peaks.Label);
                json.Member("person_index", peaks.PersonIndex);
                json.Member("min_distance_seconds", peaks.MinDistanceSeconds);
                json.Member("min_prominence", peaks.MinProminence);
                json.Member("min_height", peaks.MinHeight);
                json.Member("pad_seconds", (double?)peaks.PadSeconds);
                break;
        }

        json.EndObject();
    }

    private static void WriteHeelSignal(JsonPrinter json, HeelSignal signal)
    {
        json.Member("axis", OptionWords.Axes.WordOf(signal.Axis));
        json.Member("invert", signal.Invert);
        json.Member("min_cycle_seconds", (double?)signal.MinCycleSeconds);
        json.Member("min_prominence", signal.MinProminence);
        if (signal.Method != SegmentationMethod.ValleyToValley)
        {
            json.Member("method", OptionWords.SegmentationMethods.WordOf(signal.Method));
        }
    }

    private static void WriteAnalysis(JsonPrinter json, AnalysisStage stage)
    {
        json.BeginObject();
        json.Member("kind", OptionWords.AnalysisKinds.WordOf(stage.Kind));
        switch (stage)
        {
            case AnalysisStage.Dtw dtw:
                json.Member("method", OptionWords.ComparisonMethods.WordOf(dtw.Method));
                json.Member("align", OptionWords.Alignments.WordOf(dtw.Align));
                json.Member("representation", OptionWords.Representations.WordOf(dtw.Representation));
                WriteTriplets(json, dtw.AngleTriplets);
                json.Member("joint_i", dtw.JointI);
                json.Member("joint_j", dtw.JointJ);
                json.Member("nan_policy", OptionWords.NanPolicies.WordOf(dtw.NanPolicy));
                WriteOwnFields(json, dtw);
                break;
            case AnalysisStage.Statistics statistics:
                json.Name("extractor");
                SegmentationJson.WriteExtractor(json, statistics.Extractor);
                break;
        }

        json.EndObject();
    }

    // Only where they were given: without them the file is the reference's to the letter.
    private static void WriteOwnFields(JsonPrinter json, AnalysisStage.Dtw dtw)
    {
        if (dtw.FastDtwRadius is { } radius)
        {
            json.Member("backend", OptionWords.Backends.WordOf(Backend.FastDtw()));
            json.Member("radius", radius);
        }

        if (dtw.Band is { } band)
        {
            json.Member("band", (double?)band);
        }

        if (dtw.LengthPolicy != LengthPolicy.CommonPhase)
        {
            json.Member("length_policy", OptionWords.LengthPolicies.WordOf(dtw.LengthPolicy));
        }
    }

    private static void WriteTriplets(JsonPrinter json, IReadOnlyList<(long A, long B, long C)>? triplets)
    {
        json.Name("angle_triplets");
        if (triplets is null)
        {
            json.Null();
            return;
        }

        json.BeginArray();
        foreach (var (a, b, c) in triplets)
        {
            json.BeginArray();
            json.Integer(a);
            json.Integer(b);
            json.Integer(c);
            json.EndArray();
        }

        json.EndArray();
    }
}
