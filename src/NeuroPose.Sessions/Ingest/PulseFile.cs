using System.Globalization;
using NeuroPose.Files;
using NeuroPose.Sessions.Configuration;

namespace NeuroPose.Sessions.Ingest;

/// <summary>
/// Reads the pulses of a channel: text with a time in seconds on each line, as SpikeGLX's extracts are, or a table with a column of times,
/// and one of a counter or a level where it has them. A line that is no pulse is an error with its number: a pulse that is passed over
/// shifts all after it.
/// </summary>
internal static class PulseFile
{
    private const long Largest = 512L << 20;

    private static readonly string[] TimeNames = ["time_s", "time", "timestamp", "timestamps", "seconds", "t", "ttl_time", "time_sec", "time_ms", "timestamp_ms"];
    private static readonly string[] CounterNames = ["counter", "frame_counter", "count", "frame_id", "frame_index", "frame"];
    private static readonly string[] LevelNames = ["level", "state", "value"];

    /// <summary>The pulses of all files of a channel.</summary>
    public static PulseTrain Read(TtlDescription ttl, IReadOnlyList<SourceFile> files)
    {
        List<(double Time, long? Counter)> pulses = [];
        List<string> notices = [];
        HashSet<string> hashes = new(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (!hashes.Add(file.Sha256))
            {
                notices.Add($"{file.Path} has the bytes of another file of TTL {ttl.Id}; its pulses are counted once.");
                continue;
            }

            pulses.AddRange(Read(ttl, file, notices));
        }

        var isCounted = pulses.Count > 0 && pulses.All(pulse => pulse.Counter is not null);
        var ascending = pulses.OrderBy(pulse => pulse.Time).ToArray();
        return new(ttl.Id, [.. ascending.Select(pulse => pulse.Time)], isCounted ? [.. ascending.Select(pulse => pulse.Counter!.Value)] : null, notices);
    }

    private static List<(double, long?)> Read(TtlDescription ttl, SourceFile file, List<string> notices)
    {
        List<(double Time, long? Counter)> pulses = [];
        using var reader = new StreamReader(ForeignFile.Open(file.Folder, file.Path, Largest));
        Table? table = null;
        var (line, previous, backwards, level) = (0, double.NegativeInfinity, 0, 0.0);
        while (reader.ReadLine() is { } text)
        {
            line++;
            text = text.Trim().TrimStart('\uFEFF');
            if (text.Length == 0 || text[0] == '#')
            {
                continue;
            }

            if (table is null)
            {
                table = Table.Of(text, ttl, file, line);
                if (table.HasHeader)
                {
                    continue;
                }
            }

            var (time, counter, height) = table.Row(text, file, line);
            if (height is { } now)
            {
                // A level stands in each line; a pulse is where it rises.
                var rises = now > 0.5 && level <= 0.5;
                level = now;
                if (!rises)
                {
                    continue;
                }
            }

            backwards += time < previous ? 1 : 0;
            previous = time;
            pulses.Add((time, counter));
        }

        if (backwards > 0)
        {
            notices.Add(FormattableString.Invariant($"{file.Path}: {backwards} times go backwards; the pulses are put into their order."));
        }

        return pulses;
    }

    /// <summary>Where a table has what.</summary>
    private sealed record Table(char Separator, bool HasHeader, int Time, int Counter, int Level, double Scale)
    {
        public static Table Of(string first, TtlDescription ttl, SourceFile file, int line)
        {
            var separator = first.Contains('\t', StringComparison.Ordinal) ? '\t' : first.Contains(';', StringComparison.Ordinal) ? ';' : ',';
            string[] fields = [.. first.Split(separator).Select(field => field.Trim().Trim('"'))];
            if (fields.All(field => Number(field) is not null || field.Length == 0) && fields.Length > 0 && Number(fields[0]) is not null)
            {
                return fields.Length <= 2
                    ? new(separator, HasHeader: false, 0, fields.Length == 2 ? 1 : -1, -1, 1)
                    : throw Bad($"the table has {fields.Length} columns without names; expected one time a line, or a line with the columns' names.", file, line);
            }

            var time = Column(fields, ttl.TimeColumn, TimeNames, file, line);
            if (time < 0)
            {
                throw Bad($"expected a time in seconds, or the names of columns with \"time\" or \"timestamp\" among them, found \"{Short(first)}\". Name the column: time_column of the TTL.", file, line);
            }

            var scale = fields[time].EndsWith("_ms", StringComparison.OrdinalIgnoreCase) ? 1e-3 : 1;
            return new(separator, HasHeader: true, time, Column(fields, ttl.CounterColumn, CounterNames, file, line), Column(fields, null, LevelNames, file, line), scale);
        }

        public (double Time, long? Counter, double? Level) Row(string text, SourceFile file, int line)
        {
            var fields = text.Split(Separator);
            double? Field(int column) => column < 0 ? null : column < fields.Length && Number(fields[column].Trim().Trim('"')) is { } number
                ? number
                : throw Bad($"expected a number{(HasHeader ? FormattableString.Invariant($" in column {column + 1}") : " of seconds")}, found \"{Short(text)}\".", file, line);
            var counter = Field(Counter);
            if (counter is { } count && (count != Math.Floor(count) || Math.Abs(count) > 1e15))
            {
                throw Bad($"expected a whole number in the counter's column, found \"{Short(text)}\".", file, line);
            }

            var time = Field(Time)!.Value;
            return (Scale == 1 ? time : time / 1000, (long?)counter, Field(Level));
        }

        private static int Column(string[] fields, string? given, string[] usual, SourceFile file, int line)
        {
            if (given is not null)
            {
                var at = Array.FindIndex(fields, field => string.Equals(field, given, StringComparison.OrdinalIgnoreCase));
                return at >= 0 ? at : throw Bad($"the table has no column \"{given}\".{NearestName.Hint(given, fields)}", file, line);
            }

            foreach (var name in usual)
            {
                var at = Array.FindIndex(fields, field => string.Equals(field, name, StringComparison.OrdinalIgnoreCase));
                if (at >= 0)
                {
                    return at;
                }
            }

            return -1;
        }
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;

    private static FileFormatException Bad(string problem, SourceFile file, int line) => new(problem, new(File: file.Path, Line: line));
}
