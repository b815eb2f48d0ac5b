using System.Globalization;
using NeuroPose.Json;

namespace NeuroPose.Vitals.Recordings;

/// <summary>
/// Reads one frame of the reference signal's document. What is wrong with it is reported when all of it has been read, so that the next
/// can follow.
/// </summary>
internal sealed class DocumentFrame(RecordingOptions options)
{
    private readonly List<double> amplitudes = [];
    private readonly List<double> phases = [];

    public double[] Amplitudes => [.. amplitudes];

    public double[] Phases => [.. phases];

    public int Antennas { get; private set; }

    public double? Time { get; private set; }

    public long? Index { get; private set; }

    /// <summary>Reads a frame; what is wrong with it, or null.</summary>
    public (SkipReason Reason, string Text)? Read(JsonCursor cursor, DocumentHeader header)
    {
        amplitudes.Clear();
        phases.Clear();
        (Antennas, Time, Index) = (0, null, null);
        var phaseAntennas = 0;
        string? ragged = null;
        cursor.BeginObject();
        while (cursor.NextMember() is { } name)
        {
            switch (name)
            {
                case "amplitude":
                    Antennas = Matrix(cursor, amplitudes, ref ragged);
                    break;
                case "phase":
                    phaseAntennas = Matrix(cursor, phases, ref ragged);
                    break;
                case "timestamp_s":
                    Time = LooseValue.NumberOrNaN(cursor) is var time && !double.IsNaN(time) ? time : null;
                    break;
                case "frame_index":
                    Index = LooseValue.NumberOrNaN(cursor) is >= 0 and < 9e15 and var index ? (long)index : null;
                    break;
                default:
                    LooseValue.Value(cursor);
                    break;
            }
        }

        if (ragged is not null)
        {
            return (SkipReason.WrongLength, ragged);
        }

        if (Antennas == 0 || phaseAntennas != Antennas || phases.Count != amplitudes.Count)
        {
            return (SkipReason.WrongLength, Text($"a frame has an amplitude and a phase for each subcarrier of each antenna; got {amplitudes.Count} and {phases.Count}."));
        }

        var subcarriers = amplitudes.Count / Antennas;
        if ((header.Antennas ?? Antennas) != Antennas || (header.Subcarriers ?? subcarriers) != subcarriers)
        {
            return (SkipReason.WrongLength, Text($"{header.Antennas} antennas with {header.Subcarriers} subcarriers are announced; got {Antennas} with {subcarriers}."));
        }

        if (amplitudes.FindIndex(value => !double.IsFinite(value) || value < 0) is >= 0 and var wrong)
        {
            return (SkipReason.ImpossibleValue, Text($"amplitude[{wrong / subcarriers}][{wrong % subcarriers}] is no amplitude: expected a finite number, 0 or more."));
        }

        if (phases.FindIndex(value => !double.IsFinite(value)) is >= 0 and var bent)
        {
            return (SkipReason.ImpossibleValue, Text($"phase[{bent / subcarriers}][{bent % subcarriers}] is no finite number."));
        }

        return Time is { } taken && !(taken is >= 0 and < LineTime.Latest) ? (SkipReason.ImpossibleValue, Text($"timestamp_s: expected a time in seconds, 0 or more; got {taken}.")) : null;
    }

    private static string Text(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// Reads a list of lists of one length; how many lists there are. Numbers beyond what a frame may have are an error that ends the
    /// reading.
    /// </summary>
    private int Matrix(JsonCursor cursor, List<double> into, ref string? ragged)
    {
        into.Clear();
        var (rows, width) = (0, 0);
        cursor.BeginArray();
        while (cursor.NextItem())
        {
            var before = into.Count;
            cursor.BeginArray();
            while (cursor.NextItem())
            {
                if (into.Count - before == options.MostSubcarriers)
                {
                    throw cursor.Error(Text($"a frame has at most {options.MostSubcarriers} subcarriers."));
                }

                into.Add(cursor.ReadDouble());
            }

            if (++rows > options.MostAntennas)
            {
                throw cursor.Error(Text($"a frame has at most {options.MostAntennas} antennas."));
            }

            width = rows == 1 ? into.Count : width;
            ragged = into.Count - before == width && width > 0 ? ragged : "the antennas of a frame have one number of subcarriers, 1 or more.";
        }

        return rows;
    }
}
