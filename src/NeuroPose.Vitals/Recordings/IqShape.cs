using System.Globalization;

namespace NeuroPose.Vitals.Recordings;

/// <summary>How I/Q bytes divide into antennas and subcarriers.</summary>
internal static class IqShape
{
    /// <summary>How many antennas the bytes belong to; a problem when they do not divide evenly or are too many.</summary>
    public static int Antennas(int bytes, long subcarriers, RecordingOptions options, out string? problem)
    {
        var perAntenna = 2 * subcarriers;
        problem = subcarriers < 1 || subcarriers > options.MostSubcarriers
            ? Text($"a frame has 1 to {options.MostSubcarriers} subcarriers; got {subcarriers}.")
            : bytes == 0 || bytes % perAntenna != 0
                ? Text($"{subcarriers} subcarriers have {perAntenna} bytes of I/Q for each antenna; got {bytes}.")
                : bytes / perAntenna > options.MostAntennas
                    ? Text($"a frame has at most {options.MostAntennas} antennas; got {bytes / perAntenna}.")
                    : null;
        return problem is null ? (int)(bytes / perAntenna) : 0;
    }

    private static string Text(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
