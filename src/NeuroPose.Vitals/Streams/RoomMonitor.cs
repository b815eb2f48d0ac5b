using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using NeuroPose.Vitals.Series;

namespace NeuroPose.Vitals.Streams;

/// <summary>
/// Combines what several nodes read in the same second, as <see cref="RoomSeries"/> does for recordings: the surest, weighted with those
/// that agree with it, doubted by those that do not. A second is combined when every node that is heard has read it, or
/// three seconds later; the first ones three seconds later.
/// For one thread at a time.
/// </summary>
public sealed class RoomMonitor
{
    private const int LongestWaitSeconds = 3;
    private const int LongestSilenceSeconds = 10;

    private readonly SortedDictionary<double, List<StreamReading>> open = [];
    private readonly Dictionary<string, double> heard = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, double> order = new(StringComparer.Ordinal);
    private double first = double.NaN;
    private double begin = double.NaN;
    private double closed = double.NegativeInfinity;

    /// <summary>Readings that arrived when their second was combined already; they are in none.</summary>
    public long LateReadings { get; private set; }

    /// <summary>Combines readings as they come.</summary>
    /// <param name="readings">The readings of all nodes, such as those of <see cref="LiveMonitor.Read"/>.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async IAsyncEnumerable<RoomReading> Read(IAsyncEnumerable<StreamReading> readings, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(readings);
        var stream = new RoomMonitor();
        await foreach (var reading in readings.WithCancellation(cancellation).ConfigureAwait(false))
        {
            foreach (var room in stream.Add(reading))
            {
                yield return room;
            }
        }

        foreach (var room in stream.Finish())
        {
            yield return room;
        }
    }

    /// <summary>Takes a node's reading; of a node with several sizes of frames the main one alone.</summary>
    /// <param name="reading">The reading.</param>
    /// <returns>The seconds that are complete with it, in order.</returns>
    public ImmutableArray<RoomReading> Add(StreamReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (!reading.IsMain)
        {
            return [];
        }

        first = double.IsNaN(first) ? reading.StartSeconds : first;
        var second = Math.Floor(reading.StartSeconds - first + reading.Reading.TimeSeconds);
        begin = double.IsNaN(begin) ? second : begin;
        order.TryAdd(reading.Shape.NodeId ?? "", second);
        heard[reading.Shape.NodeId ?? ""] = second;
        if (second <= closed)
        {
            LateReadings++;
            return [];
        }

        (open.TryGetValue(second, out var known) ? known : open[second] = []).Add(reading);
        foreach (var silent in heard.Where(node => node.Value < second - LongestSilenceSeconds).Select(node => node.Key).ToArray())
        {
            heard.Remove(silent);
        }

        // At first nobody knows yet how many nodes there are.
        var isKnown = second > begin + LongestWaitSeconds;
        return Close(Math.Max(second - LongestWaitSeconds - 1, isKnown ? heard.Values.Min() : double.NegativeInfinity));
    }

    /// <summary>Combines what is left, at the end of the stream.</summary>
    public ImmutableArray<RoomReading> Finish() => Close(double.PositiveInfinity);

    private ImmutableArray<RoomReading> Close(double upTo)
    {
        var complete = ImmutableArray.CreateBuilder<RoomReading>();
        while (open.Count > 0 && open.First() is var (second, readings) && second <= upTo)
        {
            open.Remove(second);
            closed = second;
            ImmutableArray<StreamReading> nodes = [.. readings.OrderBy(reading => reading.StartSeconds).ThenBy(reading => order.IndexOf(reading.Shape.NodeId ?? ""))];
            complete.Add(new()
            {
                Reading = RoomSeries.Combine(second, [.. nodes.Select(node => node.Reading)]),
                TimestampSeconds = first + second,
                Presence = RoomPresence.Of(nodes),
                Nodes = nodes,
            });
        }

        return complete.DrainToImmutable();
    }
}
