using System.Collections.Immutable;
using System.Globalization;
using NeuroPose.Vitals.Readings;
using NeuroPose.Vitals.Series;

namespace NeuroPose.Vitals.Streams;

/// <summary>A reading of a live stream: which frames it is of, what is to be looked at, and what the node reports beside it.</summary>
public sealed record StreamReading
{
    /// <summary>The frames that were read: one node, one size.</summary>
    public required FrameShape Shape { get; init; }

    /// <summary>Whether most of the node's frames so far have this size: the reading to show where a node has several.</summary>
    public required bool IsMain { get; init; }

    /// <summary>The reading; its time is counted from the first frame of this shape.</summary>
    public required VitalReading Reading { get; init; }

    /// <summary>The alerts of this reading.</summary>
    public ImmutableArray<AnomalyAlert> Alerts { get; init; } = [];

    /// <summary>The time of the first frame of this shape, in seconds on the stream's clock.</summary>
    public required double StartSeconds { get; init; }

    /// <summary>How many frames have been read so far.</summary>
    public required long FrameCount { get; init; }

    /// <summary>How many frames of this shape have been left out so far.</summary>
    public long LeftOutFrames { get; init; }

    /// <summary>What the node, or else the server, reported last in the ten seconds before; null when it is silent.</summary>
    public ReportedVitals? Reported { get; init; }

    /// <summary>When, in seconds on the stream's clock.</summary>
    public double TimestampSeconds => StartSeconds + Reading.TimeSeconds;

    /// <summary>Our breathing rate less the reported one, a minute; null where either is not available.</summary>
    public double? BreathingDifference => Reading.Breathing.PerMinute - Reported?.BreathingPerMinute;

    /// <summary>Our heart rate less the reported one, a minute; null where either is not available.</summary>
    public double? HeartDifference => Reading.Heart.PerMinute - Reported?.HeartPerMinute;

    /// <summary>In words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Shape}: {Reading}");
}
