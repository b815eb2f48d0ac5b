using System.Collections.Immutable;
using System.Globalization;
using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Monitoring;
using NeuroPose.Vitals.Readings;

namespace NeuroPose.Vitals.Series;

/// <summary>
/// Breathing and heart rate of one room that several nodes see: each node is read by itself, and their readings of a second are compared. Those that
/// agree with the surest support it, in proportion to their confidence; those that do not lower its confidence.
/// </summary>
/// <remarks>The nodes' clocks must be one: a recording that counts each node's time from its own first frame cannot be compared.</remarks>
public sealed record RoomSeries
{
    private const double BreathingTolerance = 1.0;
    private const double HeartTolerance = 3.0;

    /// <summary>The nodes, each read by itself, the one that begins first first.</summary>
    public required ImmutableArray<VitalSeries> Nodes { get; init; }

    /// <summary>One reading a second of all nodes together, its time counted from the first frame of any.</summary>
    public required ImmutableArray<VitalReading> Readings { get; init; }

    /// <summary>Reads the nodes of a recording in memory.</summary>
    /// <param name="frames">The frames of all nodes, see <c>CsiRecording.Load</c>.</param>
    /// <param name="options">Of which frames; a node named here is read alone.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="NeuroPoseException">No frames, or none of the size asked for; or frames without a time and no rate given.</exception>
    public static RoomSeries Of(IReadOnlyList<CsiFrame> frames, VitalSeriesOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(frames);
        options ??= new();
        var nodes = frames
            .Where(frame => options.NodeId is null || frame.Metadata.DeviceId == options.NodeId)
            .GroupBy(frame => frame.Metadata.DeviceId)
            .Select(node => (Start: node.First().TimeSeconds, Series: VitalSeries.Of(node, options, cancellation)))
            .OrderBy(node => node.Start)
            .ToArray();
        if (nodes.Length == 0)
        {
            throw new NeuroPoseException(options.NodeId is null ? "there is no CSI frame in it." : $"there is no frame of node {options.NodeId}.");
        }

        // Frames without a time are as evenly spaced as the options say, all nodes' from one beginning.
        var seconds = nodes.SelectMany(node => node.Series.Readings.Select(reading =>
        {
            var late = double.IsFinite(node.Start) && double.IsFinite(nodes[0].Start) ? node.Start - nodes[0].Start : 0.0;
            return (Second: Math.Floor(late + reading.TimeSeconds), Reading: reading);
        }));
        return new()
        {
            Nodes = [.. nodes.Select(node => node.Series)],
            Readings =
            [
                .. seconds.GroupBy(one => one.Second, one => one.Reading).OrderBy(second => second.Key).Select(second => Combine(second.Key, [.. second])),
            ],
        };
    }

    /// <summary>In words.</summary>
    public override string ToString()
    {
        var store = new VitalSignStore(Readings.Length);
        foreach (var reading in Readings)
        {
            store.Add(reading);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{Nodes.Length} {(Nodes.Length == 1 ? "node" : "nodes")}: {store.Summarize()}");
    }

    /// <summary>What the nodes' readings of one second come to.</summary>
    internal static VitalReading Combine(double second, ImmutableArray<VitalReading> readings) => new(
        second,
        Together([.. readings.Select(reading => reading.Breathing)], BreathingTolerance),
        Together([.. readings.Select(reading => reading.Heart)], HeartTolerance),
        readings.Sum(reading => reading.SubcarrierCount));

    /// <summary>What several nodes come to: the surest, supported by those that agree with it and doubted by those that do not.</summary>
    /// <param name="estimates">One of each node; at least one.</param>
    /// <param name="tolerancePerMinute">How far two rates that agree may be apart.</param>
    internal static VitalEstimate Together(ImmutableArray<VitalEstimate> estimates, double tolerancePerMinute)
    {
        var surest = estimates.MaxBy(estimate => estimate.PerMinute is null ? -1.0 : estimate.Confidence);
        if (surest.PerMinute is not { } rate)
        {
            return estimates[0];
        }

        var (weights, sum, doubt, belief) = (0.0, 0.0, 1.0, 1.0);
        foreach (var estimate in estimates)
        {
            if (estimate.PerMinute is not { } other)
            {
                continue;
            }

            if (Math.Abs(other - rate) <= tolerancePerMinute)
            {
                (weights, sum, doubt) = (weights + estimate.Confidence, sum + (estimate.Confidence * other), doubt * (1.0 - estimate.Confidence));
            }
            else
            {
                belief *= FamilyChoice.Belief(estimate.Confidence);
            }
        }

        var confidence = (1.0 - doubt) * belief;
        return confidence < Likelihood.Least ? VitalEstimate.Without(Abstention.Unclear) : surest.At(confidence) with { PerMinute = sum / weights };
    }
}
