using System.Globalization;
using System.Text;
using NeuroPose.Vitals.Csi;

namespace NeuroPose.RuView.Tests.Witness;

/// <summary>Frames as a document of the form of the reference signal, every number in full.</summary>
internal static class WitnessDocument
{
    public static byte[] Of(IReadOnlyList<CsiFrame> frames)
    {
        string Matrix(CsiFrame frame, Func<int, ReadOnlySpan<double>> row) => "[" + string.Join(",", Enumerable.Range(0, frame.AntennaCount).Select(antenna =>
            "[" + string.Join(",", row(antenna).ToArray().Select(value => value.ToString("R", CultureInfo.InvariantCulture))) + "]")) + "]";
        var text = new StringBuilder("{\"generator\": \"test\", \"num_antennas\": 3, \"num_subcarriers\": 56, \"sampling_rate_hz\": 100, \"frames\": [");
        text.AppendJoin(",\n", frames.Select(frame => FormattableString.Invariant(
            $"{{\"frame_index\": {frame.SampleIndex}, \"timestamp_s\": {frame.TimeSeconds:R}, \"amplitude\": {Matrix(frame, frame.AmplitudesOf)}, \"phase\": {Matrix(frame, frame.PhasesOf)}}}")));
        return Encoding.UTF8.GetBytes(text.Append("]}").ToString());
    }
}
