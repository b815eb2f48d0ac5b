using System.Globalization;
using NeuroPose.Vitals.Csi;

namespace NeuroPose.Vitals.Recordings;

/// <summary>
/// The three tables of an Atheros recording, read side by side: a row is a frame. A row of numbers has 114 places for each of nine pairs
/// of antennas, receive × 3 + transmit; the frame's pairs are filled with as many tones as it has, the others hold zeros.
/// </summary>
internal sealed class AtherosTables : IRecordSource
{
    private const int Places = 114;
    private const int MostAntennas = 3;

    // Columns of the status table: seconds since 1970, MHz, width, rate, antennas that receive and send, tones, noise.
    private const int StatusColumns = 7;

    private readonly RecordingLog log;
    private readonly (string Name, LineReader Lines, double[] Row)[] tables;
    private readonly Stream[] own;
    private readonly ComplexMatrix matrix = new();

    public AtherosTables(Stream real, AtherosFiles files, RecordingLog log)
    {
        this.log = log;
        own = [File.OpenRead(files.Imaginary), File.OpenRead(files.Status)];
        LineReader Reader(Stream stream) => new(stream, log.Options.LongestLineBytes);
        tables =
        [
            (Path.GetFileName(files.Real), Reader(real), new double[Places * MostAntennas * MostAntennas]),
            (Path.GetFileName(files.Imaginary), Reader(own[0]), new double[Places * MostAntennas * MostAntennas]),
            (Path.GetFileName(files.Status), Reader(own[1]), new double[64]),
        ];
    }

    public void Dispose()
    {
        foreach (var stream in own)
        {
            stream.Dispose();
        }
    }

    public RecordingEntry? Next()
    {
        Span<int> counts = stackalloc int[3];
        while (true)
        {
            string? problem = null;
            var (ended, blank) = (0, 0);
            for (var table = 0; table < tables.Length; table++)
            {
                var (name, lines, row) = tables[table];
                if (!lines.Next(out var line, out var isTooLong))
                {
                    ended++;
                    problem = Text($"{name} ends before this row; the other tables go on.");
                    continue;
                }

                blank += line.IsEmpty && !isTooLong ? 1 : 0;
                counts[table] = isTooLong ? -1 : Read(line, row);
                problem ??= counts[table] < 0 ? Text($"{name}: the row is no list of at most {row.Length} numbers between commas.") : null;
            }

            if (ended + blank == tables.Length)
            {
                if (ended > 0)
                {
                    return null;
                }

                continue;
            }

            log.RecordCount++;
            if (ended > 0)
            {
                log.Skip(log.RecordCount, SkipReason.Truncated, problem!);
                return null;
            }

            if (problem is not null)
            {
                log.Skip(log.RecordCount, SkipReason.NotReadable, problem);
            }
            else if (Frame(counts) is { } entry && log.Accept(entry) is { } accepted)
            {
                return accepted;
            }
        }
    }

    private RecordingEntry? Frame(ReadOnlySpan<int> counts)
    {
        var status = tables[2].Row;
        var (receive, transmit, tones) = (Whole(status[4]), Whole(status[5]), Whole(status[6]));
        var isShape = counts[2] >= StatusColumns && receive is > 0 and <= MostAntennas && transmit is > 0 and <= MostAntennas && tones is > 0 and <= Places;
        var shape = isShape
            ? RadioFrame.ProblemOfShape(receive, transmit, tones, log.Options)
            : Text($"{tables[2].Name}: expected seconds, MHz, width, rate, 1 to 3 receiving and sending antennas and 1 to {Places} tones; ")
                + Text($"found {counts[2]} numbers, {receive} × {transmit} antennas, {tones} tones.");
        var needed = ((((receive - 1) * MostAntennas) + transmit - 1) * Places) + tones;
        shape ??= Math.Min(counts[0], counts[1]) < needed
            ? Text($"{receive} × {transmit} antennas of {tones} tones need {needed} numbers a row; found {counts[0]} and {counts[1]}.")
            : null;
        if (shape is not null)
        {
            log.Skip(log.RecordCount, SkipReason.WrongLength, shape);
            return null;
        }

        if (!(status[0] is >= 0 and < LineTime.Latest))
        {
            var problem = Text($"{tables[2].Name}: expected a time in seconds, 0 or more and before the year 10000; found {status[0]}.");
            log.Skip(log.RecordCount, SkipReason.ImpossibleValue, problem);
            return null;
        }

        matrix.Clear(receive, transmit, tones);
        for (var antenna = 0; antenna < receive; antenna++)
        {
            for (var sender = 0; sender < transmit; sender++)
            {
                var from = ((antenna * MostAntennas) + sender) * Places;
                for (var tone = 0; tone < tones; tone++)
                {
                    matrix.Set(antenna, sender, tone, tables[0].Row[from + tone], tables[1].Row[from + tone]);
                }
            }
        }

        var metadata = new CsiMetadata
        {
            TimestampSeconds = status[0],
            FrequencyMhz = status[1] is >= 2400 and < 7200 and var megahertz ? megahertz : null,
            BandwidthMhz = status[2] switch { 0 => 20, 1 => 40, _ => null },
        };
        return matrix.ToEntry(metadata, log, log.RecordCount);
    }

    // The numbers of a row; how many, or -1 when it is none or has too many.
    private static int Read(ReadOnlySpan<byte> line, Span<double> row)
    {
        var count = 0;
        foreach (var range in line.Split((byte)','))
        {
            if (count == row.Length || !TryRead(line[range].Trim(" \t"u8), out row[count]))
            {
                return -1;
            }

            count++;
        }

        return count;
    }

    // Nearly all are short whole numbers.
    private static bool TryRead(ReadOnlySpan<byte> word, out double number)
    {
        number = 0;
        var digits = word.StartsWith("-"u8) ? word[1..] : word;
        if (digits.Length is 0 or > 9 || digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0)
        {
            return double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
        }

        var value = 0;
        foreach (var digit in digits)
        {
            value = (value * 10) + digit - '0';
        }

        number = digits.Length < word.Length ? -value : value;
        return true;
    }

    private static int Whole(double number) => number is > -1000 and < 1000 && number == Math.Floor(number) ? (int)number : -1;

    private static string Text(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
