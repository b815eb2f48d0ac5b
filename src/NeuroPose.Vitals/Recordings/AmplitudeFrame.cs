using System.Globalization;
using NeuroPose.Vitals.Csi;

namespace NeuroPose.Vitals.Recordings;

/// <summary>Frames of dialects that keep amplitudes alone: their phases are unknown.</summary>
internal static class AmplitudeFrame
{
    /// <summary>A frame of one antenna; null when it is passed over.</summary>
    public static CsiFrame? Make(NumberList amplitudes, string name, long? declared, CsiMetadata metadata, RecordingLog log, long record)
    {
        var most = log.Options.MostSubcarriers;
        var (reason, problem) = amplitudes switch
        {
            { Count: 0 } => (SkipReason.WrongLength, $"\"{name}\" is empty: a frame has at least one subcarrier."),
            _ when amplitudes.Count > most => (SkipReason.WrongLength, Text($"\"{name}\" has {amplitudes.Count} numbers; a frame has at most {most} subcarriers.")),
            _ when declared is { } count && count != amplitudes.Count => (SkipReason.WrongLength, Text($"{count} subcarriers are announced; \"{name}\" has {amplitudes.Count}.")),
            { FirstWrong: >= 0 } => (SkipReason.ImpossibleValue, Text($"{name}[{amplitudes.FirstWrong}] is no amplitude: expected a finite number, 0 or more.")),
            _ => (default, ""),
        };
        if (problem.Length > 0)
        {
            log.Skip(record, reason, problem);
            return null;
        }

        var phases = new double[amplitudes.Count];
        Array.Fill(phases, double.NaN);
        return new(amplitudes.Values, phases, antennaCount: 1, amplitudes.Count, metadata, log.FrameCount);
    }

    private static string Text(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
