using System.Text;

namespace NeuroPose.Vitals.Tests.Recordings;

/// <summary>A small document of the form of the reference signal.</summary>
internal static class DocumentText
{
    public static byte[] Make(int frames, Func<int, string>? change = null, int antennas = 2, int subcarriers = 3)
    {
        var text = new StringBuilder();
        text.Append(FormattableString.Invariant($"{{\n \"description\": \"made up {{}}\",\n \"generator\": \"test\", \"numpy_seed\": 42, \"num_frames\": {frames}, \"num_antennas\": {antennas}, \"num_subcarriers\": {subcarriers},\n"));
        text.Append(" \"sampling_rate_hz\": 100, \"frequency_hz\": 5.21e9, \"bandwidth_hz\": 17.5e6, \"extra\": {\"a\": [1, {\"b\": null}]},\n \"frames\": [\n");
        for (var index = 0; index < frames; index++)
        {
            text.Append(change?.Invoke(index) ?? Frame(index, antennas, subcarriers)).Append(index < frames - 1 ? ",\n" : "\n");
        }

        return Encoding.UTF8.GetBytes(text.Append(" ]\n}\n").ToString());
    }

    public static string Frame(int index, int antennas = 2, int subcarriers = 3)
    {
        string Matrix(double offset) => "[" + string.Join(", ", Enumerable.Range(0, antennas).Select(row =>
            "[" + string.Join(", ", Enumerable.Range(0, subcarriers).Select(k => FormattableString.Invariant($"{offset + row + (0.1 * k) + (0.01 * index):R}"))) + "]")) + "]";
        return FormattableString.Invariant($"{{\"frame_index\": {index}, \"timestamp_s\": {index / 100.0:R}, \"amplitude\": {Matrix(1)}, \"phase\": {Matrix(-1)}}}");
    }
}
