using NeuroPose.Interactive.Markup;
using NeuroPose.Vitals.Recordings;

namespace NeuroPose.Interactive.Displays;

/// <summary>A recording of CSI: its nodes, what arrived when, and what was passed over.</summary>
internal static class RecordingDisplay
{
    private static readonly string[] NodeColumns = ["node", "frames", "sizes", "median ms", "95 % ms", "longest ms", "missing", "gaps"];
    private static readonly string[] SkippedColumns = ["record", "passed over because"];

    public static Display<RecordingReport> Report { get; } = new(Of);

    public static Display<LoadedRecording> Loaded { get; } = new(recording => Of(recording.Report));

    public static Display<CsiRecording> Streamed { get; } = new(recording => Of(recording.Report));

    private static Card Of(RecordingReport report) => new(
        report.Source,
        report.IsComplete ? "recording of CSI" : "recording of CSI, as far as it has been read",
        [.. Facts(report)],
        Listing.Of(NodeColumns, report.Nodes, "nodes", Row),
        Listing.Of(SkippedColumns, report.Skipped, "records that were noted", skipped => [Known.Number(skipped.Record), PlainText.OneLine(skipped.Problem, 160)]));

    private static IEnumerable<Fact> Facts(RecordingReport report)
    {
        yield return new("layout", report.Format.ToString());
        yield return new("frames", Known.Number(report.FrameCount) + (report.DurationSeconds is { } seconds ? " in " + Known.Number(seconds, "s", "0.#") : ""));
        yield return new("records", Known.Number(report.RecordCount));
        foreach (var (kind, count) in report.OtherRecords)
        {
            yield return new("other records", $"{Known.Number(count)} {PlainText.OneLine(kind, Listing.LongestName)}");
        }

        yield return new("passed over", report.SkippedCount == 0 ? "none" : string.Join(", ", report.SkippedByReason.Select(reason => $"{Known.Number(reason.Value)} {reason.Key}")));
        foreach (var note in report.Notes)
        {
            yield return new("note", note);
        }
    }

    private static string[] Row(NodeReport node) =>
    [
        PlainText.OneLine(node.NodeId ?? "(unnamed)", Listing.LongestName),
        Known.Number(node.FrameCount),
        string.Join(", ", node.Sizes.Take(4)) + (node.Sizes.Length > 4 ? ", …" : ""),
        Known.Number(1000 * node.MedianIntervalSeconds, "", "0"),
        Known.Number(1000 * node.Percentile95IntervalSeconds, "", "0"),
        Known.Number(1000 * node.LongestIntervalSeconds, "", "0"),
        node.MissingFrames is { } missing ? Known.Number(missing) : Known.Unknown,
        Known.Number(node.GapCount),
    ];
}
