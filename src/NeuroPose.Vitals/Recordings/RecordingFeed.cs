using System.Collections.Immutable;
using NeuroPose.Vitals.Packets;

namespace NeuroPose.Vitals.Recordings;

/// <summary>
/// Reads a recording that is still being made, record by record as they arrive. What a line or a packet gives here is what the same line
/// gives when the recording is read later by <see cref="CsiRecording"/>: the same frames with the same indices, the same ones passed over.
/// Its memory does not grow with the number of records. For one thread at a time.
/// </summary>
public sealed class RecordingFeed
{
    private readonly RecordingLog log;
    private readonly LineFields fields;
    private readonly LineDialects dialects;

    /// <summary>Makes a feed that has seen nothing yet.</summary>
    /// <param name="name">The source's name, for messages and the report.</param>
    /// <param name="options">What is refused; the defaults when left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit in the options is out of its bounds.</exception>
    public RecordingFeed(string name = "live", RecordingOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        log = new(name, (options ?? new()).Checked());
        fields = new(log.Options.MostSubcarriers);
        dialects = new(log, LineClock.Seconds);
    }

    /// <summary>What has been found so far.</summary>
    public RecordingReport Report => log.Report();

    /// <summary>Takes a line of JSON, in any dialect of <see cref="RecordingFormat.Lines"/> but the lines that an ESP32 prints.</summary>
    /// <param name="line">The line in UTF-8, without its line break.</param>
    /// <returns>Its usable records: one, none when it is passed over, or one for each node of a server's update.</returns>
    /// <exception cref="FileFormatException">When strict: the line cannot be used.</exception>
    public ImmutableArray<RecordingEntry> AddLine(ReadOnlySpan<byte> line)
    {
        var number = ++log.RecordCount;
        if (line.Length > log.Options.LongestLineBytes)
        {
            log.Skip(number, SkipReason.TooLong, FormattableString.Invariant($"the line is longer than {log.Options.LongestLineBytes} bytes."));
            return [];
        }

        if (!fields.TryRead(line, out var problem))
        {
            log.Skip(number, SkipReason.NotReadable, problem);
            return [];
        }

        var entries = ImmutableArray.CreateBuilder<RecordingEntry>(1);
        for (var entry = dialects.Read(fields, number); entry is not null; entry = dialects.More())
        {
            if (log.Accept(entry) is { } accepted)
            {
                entries.Add(accepted);
            }
        }

        return entries.DrainToImmutable();
    }

    /// <summary>Takes a packet that arrived at a time.</summary>
    /// <param name="timestampSeconds">When, in seconds since 1970.</param>
    /// <param name="packet">The packet; a CSI frame gets the time and its index here.</param>
    /// <returns>The record; null when it is passed over.</returns>
    /// <exception cref="FileFormatException">When strict: the packet cannot be used.</exception>
    public RecordingEntry? Add(double timestampSeconds, NodePacket packet)
    {
        ArgumentNullException.ThrowIfNull(packet);
        var timed = packet is CsiPacket csi ? csi with { Frame = csi.Frame.AtTime(timestampSeconds).AtIndex(log.FrameCount) } : packet;
        return log.Accept(new(++log.RecordCount, timestampSeconds, timed));
    }
}
