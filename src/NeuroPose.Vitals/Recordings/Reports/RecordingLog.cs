using System.Collections.Immutable;
using System.Globalization;
using NeuroPose.Vitals.Packets;

namespace NeuroPose.Vitals.Recordings;

/// <summary>Keeps count of what a recording holds and of what was passed over; when strict, passing over is an error.</summary>
internal sealed class RecordingLog(string source, RecordingOptions options)
{
    private const int MostListed = 100;

    // A node's number has eight bits. Names that are made up must not fill the memory.
    private const int MostNodes = 256;

    private const int MostKinds = 32;

    private readonly Dictionary<string, NodeLog> nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> others = new(StringComparer.Ordinal);
    private readonly Dictionary<SkipReason, long> reasons = [];
    private readonly ImmutableArray<SkippedRecord>.Builder skipped = ImmutableArray.CreateBuilder<SkippedRecord>();
    private readonly List<string> notes = [];

    public RecordingOptions Options { get; } = options;

    public string Source { get; } = source;

    public RecordingFormat Format { get; set; }

    public bool IsComplete { get; set; }

    public long RecordCount { get; set; }

    /// <summary>Frames taken so far: the index of the next one.</summary>
    public long FrameCount { get; private set; }

    /// <summary>Passes over a record.</summary>
    /// <exception cref="FileFormatException">The reading is strict.</exception>
    public void Skip(long record, SkipReason reason, string problem)
    {
        if (Options.Strict)
        {
            throw new FileFormatException(problem, new Place(File: Source, Line: (int)Math.Min(record, int.MaxValue)));
        }

        reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
        if (skipped.Count < MostListed)
        {
            skipped.Add(new(record, reason, problem));
        }
    }

    /// <summary>Tells once what a reader should know about this dialect.</summary>
    public void Note(string note)
    {
        if (!notes.Contains(note))
        {
            notes.Add(note);
        }
    }

    /// <summary>Counts a record that is neither a frame nor wrong.</summary>
    public void Other(string kind)
    {
        var key = others.ContainsKey(kind) || others.Count < MostKinds ? kind : "others";
        others[key] = others.GetValueOrDefault(key) + 1;
    }

    /// <summary>Takes an entry into account: the entry, with its time on a clock that does not wrap; null when it is passed over.</summary>
    /// <exception cref="FileFormatException">The reading is strict and the entry is passed over; or its frame is of another node than
    /// those before, and none is named.</exception>
    public RecordingEntry? Accept(RecordingEntry entry)
    {
        if (entry.Frame is not { } frame)
        {
            Other(KindOf(entry.Packet));
            return entry;
        }

        var id = frame.Metadata.DeviceId;
        if (!nodes.TryGetValue(id ?? "", out var node))
        {
            if (nodes.Count == MostNodes)
            {
                return Pass(entry, SkipReason.ImpossibleValue, Text($"a recording has at most {MostNodes} nodes; node {id} is one more."));
            }

            nodes.Add(id ?? "", node = new(id, Options, Format == RecordingFormat.Lines));
        }

        if (node.IsOneSizeTooMany(frame))
        {
            return Pass(entry, SkipReason.ImpossibleValue, Text($"a node sends frames of at most {NodeLog.MostSizes} sizes; {frame.AntennaCount} × {frame.SubcarrierCount} subcarriers is one more."));
        }

        if (node.Unwrapped(frame) is var unwrapped && !ReferenceEquals(unwrapped, frame))
        {
            entry = entry with { TimestampSeconds = unwrapped.Metadata.TimestampSeconds, Packet = ((CsiPacket)entry.Packet) with { Frame = unwrapped } };
            frame = unwrapped;
        }

        var before = node.LastSeconds;
        switch (node.Refuse(frame, entry.Record, Source))
        {
            case SkipReason.TimeBackward:
                return Pass(entry, SkipReason.TimeBackward, Text($"the frame was taken {before - entry.TimestampSeconds:0.######} s before the last one of its node."));
            case SkipReason.TimeJump:
                return Pass(entry, SkipReason.TimeJump, Text($"the frame is {entry.TimestampSeconds - before:0.###} s ahead of the last one of its node, and the next one has not confirmed that."));
            default:
                FrameCount++;
                return entry;
        }
    }

    public RecordingReport Report() => new()
    {
        Source = Source,
        Format = Format,
        IsComplete = IsComplete,
        RecordCount = RecordCount,
        FrameCount = FrameCount,
        OtherRecords = others.ToImmutableSortedDictionary(StringComparer.Ordinal),
        Nodes = [.. nodes.OrderBy(node => node.Key, StringComparer.Ordinal).Select(node => node.Value.Report())],
        SkippedByReason = reasons.ToImmutableSortedDictionary(),
        Skipped = skipped.ToImmutable(),
        Notes = [.. notes, .. nodes.OrderBy(node => node.Key, StringComparer.Ordinal).SelectMany(node => node.Value.Notes())],
    };

    private static string KindOf(NodePacket packet) => packet switch
    {
        FusedVitalsPacket => "fused vitals",
        EdgeVitalsPacket => "vitals",
        FeaturePacket => "feature",
        WasmEventPacket => "module events",
        _ => "not decoded",
    };

    private static string Text(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);

    private RecordingEntry? Pass(RecordingEntry entry, SkipReason reason, string problem)
    {
        Skip(entry.Record, reason, problem);
        return null;
    }
}
