using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace NeuroPose.Vitals.Recordings;

/// <summary>What was found in a recording: as far as it has been read.</summary>
public sealed record RecordingReport
{
    /// <summary>The recording's name, as the caller gave it.</summary>
    public required string Source { get; init; }

    /// <summary>How it is laid out.</summary>
    public required RecordingFormat Format { get; init; }

    /// <summary>Whether the end was reached.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>Records seen, usable or not: lines that are not empty, frames of a document, packets, or records of
    /// a radio's file.</summary>
    public required long RecordCount { get; init; }

    /// <summary>CSI frames.</summary>
    public required long FrameCount { get; init; }

    /// <summary>Other usable records by kind, such as <c>vitals</c>; and kinds that are not read here.</summary>
    public required ImmutableSortedDictionary<string, long> OtherRecords { get; init; }

    /// <summary>The nodes that frames came from.</summary>
    public required ImmutableArray<NodeReport> Nodes { get; init; }

    /// <summary>How many records were passed over.</summary>
    public long SkippedCount => SkippedByReason.Values.Sum();

    /// <summary>How many records were passed over for each reason.</summary>
    public required ImmutableSortedDictionary<SkipReason, long> SkippedByReason { get; init; }

    /// <summary>The first hundred records that were passed over.</summary>
    public required ImmutableArray<SkippedRecord> Skipped { get; init; }

    /// <summary>What a reader should know about this dialect, such as fields that do not hold what their name says.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    /// <summary>From the first frame to the last over all nodes, in seconds; null when no frame has a time.</summary>
    public double? DurationSeconds => Nodes.Max(node => node.LastSeconds) - Nodes.Min(node => node.FirstSeconds);

    /// <summary>A paragraph for a notebook.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        var duration = DurationSeconds is { } seconds ? string.Create(CultureInfo.InvariantCulture, $" in {seconds:0.###} s") : "";
        text.Append(CultureInfo.InvariantCulture, $"{Source}: {FrameCount} CSI frames{duration}, {RecordCount} {(RecordCount == 1 ? "record" : "records")}");
        text.Append(IsComplete ? "" : " so far");
        foreach (var (kind, count) in OtherRecords)
        {
            text.Append(CultureInfo.InvariantCulture, $", {count} {kind}");
        }

        foreach (var node in Nodes)
        {
            text.Append("\n  ").Append(node);
        }

        if (SkippedCount > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  {SkippedCount} {(SkippedCount == 1 ? "record" : "records")} skipped ({string.Join(", ", SkippedByReason.Select(reason => string.Create(CultureInfo.InvariantCulture, $"{reason.Key} {reason.Value}")))}), first at {Skipped[0]}");
        }

        foreach (var note in Notes)
        {
            text.Append("\n  ").Append(note);
        }

        return text.ToString();
    }
}
