using System.Globalization;

namespace NeuroPose.Vitals.Recordings;

/// <summary>Records that stand on lines.</summary>
internal sealed class LineSource(Stream stream, RecordingLog log, LineClock clock, bool isSerial) : IRecordSource
{
    private readonly LineReader lines = new(stream, log.Options.LongestLineBytes);
    private readonly LineFields fields = new(log.Options.MostSubcarriers);
    private readonly LineDialects dialects = new(log, clock);
    private readonly SerialLines serial = new(log, isSerial);

    public void Dispose()
    {
    }

    public RecordingEntry? Next()
    {
        if (Accepted(dialects.More()) is { } more)
        {
            return more;
        }

        while (lines.Next(out var line, out var isTooLong))
        {
            if (!isTooLong && line.Trim(" \t"u8).IsEmpty)
            {
                continue;
            }

            log.RecordCount++;
            if (isTooLong)
            {
                log.Skip(lines.Number, SkipReason.TooLong, string.Create(CultureInfo.InvariantCulture, $"the line is longer than {log.Options.LongestLineBytes} bytes."));
            }
            else if (serial.Take(line))
            {
                if (Accepted(serial.Read(line, lines.Number)) is { } frame)
                {
                    return frame;
                }
            }
            else if (!fields.TryRead(line, out var problem))
            {
                log.Skip(lines.Number, lines.IsUnterminated ? SkipReason.Truncated : SkipReason.NotReadable, lines.IsUnterminated ? $"the file ends within a line: {problem}" : problem);
            }
            else if (Accepted(dialects.Read(fields, lines.Number)) is { } entry)
            {
                return entry;
            }
        }

        return null;
    }

    // The entry, or the next one of its line that is not passed over.
    private RecordingEntry? Accepted(RecordingEntry? entry)
    {
        while (entry is not null)
        {
            if (log.Accept(entry) is { } accepted)
            {
                return accepted;
            }

            entry = dialects.More();
        }

        return null;
    }
}
