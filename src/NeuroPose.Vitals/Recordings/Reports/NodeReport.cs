using System.Collections.Immutable;
using System.Globalization;

namespace NeuroPose.Vitals.Recordings;

/// <summary>What a recording holds of one node.</summary>
public sealed record NodeReport
{
    /// <summary>The node; null when the recording names none.</summary>
    public required string? NodeId { get; init; }

    /// <summary>Its frames.</summary>
    public required long FrameCount { get; init; }

    /// <summary>Its frames by shape, the most frequent first.</summary>
    public required ImmutableArray<FrameSize> Sizes { get; init; }

    /// <summary>When its first frame was taken; null when unknown.</summary>
    public double? FirstSeconds { get; init; }

    /// <summary>When its last frame was taken; null when unknown.</summary>
    public double? LastSeconds { get; init; }

    /// <summary>
    /// The middle of the times between frames, to a millisecond; NaN below two frames with a time. Five seconds stand for any longer
    /// time.
    /// </summary>
    public double MedianIntervalSeconds { get; init; } = double.NaN;

    /// <summary>The time between frames that one in twenty exceeds, as <see cref="MedianIntervalSeconds"/>.</summary>
    public double Percentile95IntervalSeconds { get; init; } = double.NaN;

    /// <summary>The longest time between frames; NaN below two frames with a time.</summary>
    public double LongestIntervalSeconds { get; init; } = double.NaN;

    /// <summary>How many frames the node numbered and the recording lacks; null when frames are not numbered.</summary>
    public long? MissingFrames { get; init; }

    /// <summary>How often the numbering started again, repeated a number or went back.</summary>
    public long SequenceResets { get; init; }

    /// <summary>How many gaps there are, in numbering or in time.</summary>
    public long GapCount { get; init; }

    /// <summary>The first hundred gaps.</summary>
    public ImmutableArray<RecordingGap> Gaps { get; init; } = [];

    /// <summary>From the first frame to the last; null when unknown.</summary>
    public double? DurationSeconds => LastSeconds - FirstSeconds;

    /// <summary>In words.</summary>
    public override string ToString()
    {
        var interval = double.IsNaN(MedianIntervalSeconds)
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"; between frames median {MedianIntervalSeconds * 1000:0} ms, 95 % {Percentile95IntervalSeconds * 1000:0} ms, longest {LongestIntervalSeconds * 1000:0} ms");
        var missing = MissingFrames is > 0 and var lost ? string.Create(CultureInfo.InvariantCulture, $"; {lost} frames missing") : "";
        var gaps = GapCount > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {GapCount} gaps") : "";
        return string.Create(CultureInfo.InvariantCulture, $"node {NodeId ?? "(unnamed)"}: {FrameCount} frames, {string.Join(", ", Sizes)}{interval}{missing}{gaps}");
    }
}
