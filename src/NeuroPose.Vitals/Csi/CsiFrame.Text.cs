using System.Globalization;

namespace NeuroPose.Vitals.Csi;

/// <content>The frame in words and as JSON.</content>
public sealed partial record CsiFrame
{
    /// <summary>Reads a frame from the text that <see cref="ToJson"/> writes.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="FileFormatException">The text is no JSON, or not of this form; the place says where.</exception>
    public static CsiFrame FromJson(string json) => CsiFrameJson.Form.Read(json, "CSI frame");

    /// <summary>
    /// The frame as one line of JSON, with both matrices (one list an antenna) and all that is known about it. An unknown number is null.
    /// Reading it back gives an equal frame, bit for bit.
    /// </summary>
    public string ToJson() => CsiFrameJson.Form.Text(this);

    /// <summary>One line for a notebook: which frame, when, how many subcarriers, and the range of the amplitudes that are known.</summary>
    public override string ToString()
    {
        var known = Amplitudes.Where(double.IsFinite).ToArray();
        var range = known.Length == 0 ? "no known amplitude" : Text($"amplitude {known.Min():0.###} to {known.Max():0.###}");
        var unknown = known.Length == Amplitudes.Length ? "" : Text($", {Amplitudes.Length - known.Length} unknown");
        var shape = AntennaCount == 1 ? Text($"{SubcarrierCount} subcarriers") : Text($"{AntennaCount} antennas × {SubcarrierCount} subcarriers");
        var rate = double.IsNaN(SampleRateHz) ? "" : Text($" ({SampleRateHz:0.###} Hz)");
        var time = double.IsNaN(TimeSeconds) ? "at an unknown time" : Text($"at {TimeSeconds:0.000} s{rate}");
        var device = Metadata.DeviceId is { } id ? $" of node {id}" : "";
        return Text($"CSI frame {SampleIndex}{device} {time}: {shape}, {range}{unknown}");
    }

    private static string Text(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
