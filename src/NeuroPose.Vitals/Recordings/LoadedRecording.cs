using System.Collections.Immutable;
using NeuroPose.Vitals.Csi;

namespace NeuroPose.Vitals.Recordings;

/// <summary>A recording in memory.</summary>
public sealed record LoadedRecording
{
    /// <summary>All usable records, in order.</summary>
    public required ImmutableArray<RecordingEntry> Entries { get; init; }

    /// <summary>What was found and what was passed over.</summary>
    public required RecordingReport Report { get; init; }

    /// <summary>The CSI frames, in order.</summary>
    public ImmutableArray<CsiFrame> Frames => [.. Entries.Select(entry => entry.Frame).OfType<CsiFrame>()];

    /// <summary>The report's paragraph.</summary>
    public override string ToString() => Report.ToString();
}
