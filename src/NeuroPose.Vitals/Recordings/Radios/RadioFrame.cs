using System.Globalization;

namespace NeuroPose.Vitals.Recordings;

/// <summary>What every radio's frame is asked before it is read, and how its sender's address is written.</summary>
internal static class RadioFrame
{
    /// <summary>What is wrong with a frame's shape; null when nothing is.</summary>
    public static string? ProblemOfShape(long receive, long transmit, long tones, RecordingOptions options) =>
        receive < 1 || transmit < 1 || receive * transmit > options.MostAntennas
            ? Text($"a frame has 1 to {options.MostAntennas} pairs of antennas; found {receive} receiving and {transmit} sending.")
            : tones < 1 || tones > options.MostSubcarriers
                ? Text($"a frame has 1 to {options.MostSubcarriers} subcarriers; found {tones}.")
                : null;

    /// <summary>A station's address as 12:34:56:78:9a:bc.</summary>
    public static string Address(ReadOnlySpan<byte> six) =>
        string.Create(CultureInfo.InvariantCulture, $"{six[0]:x2}:{six[1]:x2}:{six[2]:x2}:{six[3]:x2}:{six[4]:x2}:{six[5]:x2}");

    private static string Text(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
