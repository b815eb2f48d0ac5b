using System.Text;
using NeuroPose.Comparison;
using NeuroPose.Files;
using NeuroPose.Formats;
using NeuroPose.Json;
using NeuroPose.Vocabulary;

namespace NeuroPose.Experiments;

/// <summary>Writes reports with the reference's structure.</summary>
internal static class ReportWriter
{
    public static void Save(AnalysisReport report, string path) => AtomicFile.Write(path, stream => Write(report, stream));

    public static string Text(AnalysisReport report)
    {
        using var stream = new MemoryStream();
        Write(report, stream);
        return Encoding.ASCII.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(AnalysisReport report, Stream stream)
    {
        using var json = new JsonPrinter(stream, indent: 2);
        json.BeginObject();
        json.Member("schema_version", AnalysisReport.SchemaVersion);
        json.Name("config");
        ConfigWriter.Write(json, report.Config);
        json.Name("provenance");
        ProvenanceJson.Write(json, report.Provenance);
        json.Name("primary");
        WriteInput(json, report.Primary);
        json.Name("reference");
        WriteInput(json, report.Reference);
        json.Name("segmentations");
        json.BeginObject();
        foreach (var (name, segments) in report.Segmentations)
        {
            json.Name(name);
            SegmentationJson.Write(json, segments);
        }

        foreach (var (name, cycles) in report.GaitCycles)
        {
            json.Name(name);
            WriteGaitCycles(json, cycles);
        }

        json.EndObject();
        json.Name("results");
        WriteResults(json, report.Results);
        json.EndObject();
    }

    // Our own kind of segmentation: no signal was searched for peaks, so the reference's fields would say what was not done.
    private static void WriteGaitCycles(JsonPrinter json, GaitCycleSegments cycles)
    {
        json.BeginObject();
        json.Name("config");
        json.BeginObject();
        json.Member("kind", OptionWords.SegmentationKinds.WordOf(SegmentationKind.ClinicalGaitCycles));
        json.Member("side", OptionWords.Sides.WordOf(cycles.Side));
        json.Member("method", cycles.Method);
        json.EndObject();
        json.Name("segments");
        SegmentationJson.Write(json, cycles.Segments);
        json.EndObject();
    }

    private static void WriteInput(JsonPrinter json, ReportInput? input)
    {
        if (input is null)
        {
            json.Null();
            return;
        }

        json.BeginObject();
        json.Member("path", input.Path);
        json.Member("frame_count", input.FrameCount);
        json.Member("fps", (double?)input.FramesPerSecond);
        json.Name("provenance");
        ProvenanceJson.Write(json, input.Provenance);
        json.EndObject();
    }

    private static void WriteResults(JsonPrinter json, AnalysisResults results)
    {
        json.BeginObject();
        json.Member("kind", OptionWords.AnalysisKinds.WordOf(results.Kind));
        switch (results)
        {
            case AnalysisResults.Dtw dtw:
                WriteDtw(json, dtw);
                break;
            case AnalysisResults.Statistics statistics:
                json.Name("statistics");
                json.BeginArray();
                foreach (var (mean, std, min, max, range) in statistics.Blocks)
                {
                    json.BeginObject();
                    json.Member("mean", (double?)mean);
                    json.Member("std", (double?)std);
                    json.Member("min", (double?)min);
                    json.Member("max", (double?)max);
                    json.Member("range", (double?)range);
                    json.EndObject();
                }

                json.EndArray();
                WriteLabels(json, statistics.Labels);
                break;
        }

        json.EndObject();
    }

    private static void WriteDtw(JsonPrinter json, AnalysisResults.Dtw dtw)
    {
        json.Member("method", OptionWords.ComparisonMethods.WordOf(dtw.Method));
        json.Name("distances");
        WriteNumbers(json, dtw.Distances);
        json.Name("paths");
        json.BeginArray();
        foreach (var comparison in dtw.Comparisons)
        {
            json.BeginArray();
            foreach (var (first, second) in comparison.Units[0].Warping.Path)
            {
                json.BeginArray();
                json.Integer(first);
                json.Integer(second);
                json.EndArray();
            }

            json.EndArray();
        }

        json.EndArray();
        json.Name("per_joint_distances");
        WritePerUnit(json, dtw);
        WriteLabels(json, dtw.Labels);
        json.Name("summary");
        json.BeginObject();
        if (dtw.Summary is { } summary)
        {
            json.Member("mean", (double?)summary.Mean);
            json.Member("p50", (double?)summary.P50);
            json.Member("p95", (double?)summary.P95);
            json.Member("p99", (double?)summary.P99);
        }

        json.EndObject();
    }

    private static void WritePerUnit(JsonPrinter json, AnalysisResults.Dtw dtw)
    {
        if (dtw.Method != ComparisonMethod.PerUnit)
        {
            json.Null();
            return;
        }

        json.BeginArray();
        foreach (var comparison in dtw.Comparisons)
        {
            WriteNumbers(json, comparison.Units.Select(unit => unit.Distance));
        }

        json.EndArray();
    }

    private static void WriteNumbers(JsonPrinter json, IEnumerable<double> numbers)
    {
        json.BeginArray();
        foreach (var number in numbers)
        {
            json.Number(number);
        }

        json.EndArray();
    }

    private static void WriteLabels(JsonPrinter json, IReadOnlyList<string> labels)
    {
        json.Name("segment_labels");
        json.BeginArray();
        foreach (var label in labels)
        {
            json.Text(label);
        }

        json.EndArray();
    }
}
