using System.Collections.Immutable;
using NeuroPose.Vitals.Csi;

namespace NeuroPose.Vitals.Recordings;

/// <summary>Keeps count of one node's frames, in memory that does not grow with their number.</summary>
internal sealed class NodeLog(string? id, RecordingOptions options, bool mayBeTwo)
{
    /// <summary>How many shapes of frames a node may have. The known radios have three.</summary>
    public const int MostSizes = 32;

    private const int MostListed = 100;

    // A larger step in a node's numbering is a new start, not a loss.
    private const long LongestLoss = 1_000_000;

    // As many frames show that a clock of whole seconds stands still between them.
    private const int FewestWithTime = 10;

    private readonly ArrivalClock clock = new(options.LongestStepSeconds);
    private readonly Dictionary<(int Antennas, int Subcarriers, string? Variant), SizeLog> sizes = [];
    private readonly IntervalHistogram intervals = new();
    private readonly ImmutableArray<RecordingGap>.Builder gaps = ImmutableArray.CreateBuilder<RecordingGap>();
    private readonly UnnamedNodes? unnamed = id is null && mayBeTwo ? new() : null;
    private double? first;
    private long timed;
    private long repeated;
    private bool isWhole = true;
    private long frames;
    private long? sequence;
    private long missing;
    private long resets;
    private long gapCount;

    /// <summary>The time of the last frame.</summary>
    public double? LastSeconds => clock.Last;

    /// <summary>Whether a frame of this shape is one shape too many.</summary>
    public bool IsOneSizeTooMany(CsiFrame frame) => sizes.Count >= MostSizes && !sizes.ContainsKey(SizeOf(frame));

    /// <summary>What a reader should know about the node's clock.</summary>
    public IEnumerable<string> Notes()
    {
        var node = id is null ? "the node" : $"node {id}";
        if (clock.WrapCount > 0)
        {
            var wraps = FormattableString.Invariant($"after {clock.RangeSeconds:0.######} s ({clock.WrapCount} times)");
            yield return $"The clock of {node} starts at zero again {wraps}; its times go on.";
        }

        if (isWhole && timed >= FewestWithTime && repeated * 2 >= timed)
        {
            yield return $"The times of {node} are whole seconds, which several frames share: when each of them was taken is not known.";
        }
    }

    /// <summary>The frame with its time on a clock that does not wrap.</summary>
    public CsiFrame Unwrapped(CsiFrame frame) =>
        frame.Metadata.TimestampSeconds is { } time && clock.Unwrap(time) is var unwrapped && unwrapped != time ? frame.AtTime(unwrapped) : frame;

    /// <summary>Takes a frame; or says why not.</summary>
    /// <exception cref="FileFormatException">The frames name no node, and are of two.</exception>
    public SkipReason? Refuse(CsiFrame frame, long record, string source)
    {
        var (time, before) = (frame.Metadata.TimestampSeconds, clock.Last);
        var reason = time is { } seconds ? clock.Refuse(seconds) : null;
        var mixture = reason is null ? unnamed?.ProblemWithTaken(frame) : unnamed?.ProblemWithRefused(time!.Value, before!.Value);
        if (mixture is not null)
        {
            throw new FileFormatException(
                $"the frames name no node, and {mixture}. Record each node in a file of its own, or write the field \"node_id\" into every line.",
                new(File: source, Line: (int)Math.Min(record, int.MaxValue)));
        }

        if (reason is not null)
        {
            return reason;
        }

        first ??= time;
        frames++;
        var size = SizeOf(frame);
        if (!sizes.TryGetValue(size, out var log))
        {
            sizes.Add(size, log = new(frame.AntennaCount, frame.SubcarrierCount, frame.Metadata.Variant));
        }

        log.Add(frame);
        var interval = time - before;
        if (interval is { } between)
        {
            intervals.Add(between);
            timed++;
            repeated += between == 0 ? 1 : 0;
            isWhole &= time == Math.Floor(time!.Value);
        }

        var lost = Lost(frame.Metadata.SequenceNumber);
        if (lost > 0 || interval >= options.GapSeconds)
        {
            gapCount++;
            if (gaps.Count < MostListed)
            {
                gaps.Add(new(record, id, before, time, sequence is null ? null : lost));
            }
        }

        return null;
    }

    public NodeReport Report() => new()
    {
        NodeId = id,
        FrameCount = frames,
        Sizes = [.. sizes.Values.Select(size => size.Report()).OrderByDescending(size => size.FrameCount).ThenBy(size => size.AntennaCount).ThenBy(size => size.SubcarrierCount).ThenBy(size => size.Variant, StringComparer.Ordinal)],
        FirstSeconds = first,
        LastSeconds = clock.Last,
        MedianIntervalSeconds = intervals.Quantile(0.5),
        Percentile95IntervalSeconds = intervals.Quantile(0.95),
        LongestIntervalSeconds = intervals.Longest,
        MissingFrames = sequence is null ? null : missing,
        SequenceResets = resets,
        GapCount = gapCount,
        Gaps = gaps.ToImmutable(),
    };

    private static (int Antennas, int Subcarriers, string? Variant) SizeOf(CsiFrame frame) => (frame.AntennaCount, frame.SubcarrierCount, frame.Metadata.Variant);

    private long Lost(long? number)
    {
        if (number is not { } given)
        {
            return 0;
        }

        var step = given - sequence;
        sequence = given;
        if (step is null or 1)
        {
            return 0;
        }

        if (step is <= 0 or > LongestLoss)
        {
            resets++;
            return 0;
        }

        missing += step.Value - 1;
        return step.Value - 1;
    }
}
