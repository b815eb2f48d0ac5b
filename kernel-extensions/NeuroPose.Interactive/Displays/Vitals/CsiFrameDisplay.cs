using NeuroPose.Figures;
using NeuroPose.Interactive.Markup;
using NeuroPose.Vitals.Csi;

namespace NeuroPose.Interactive.Displays;

/// <summary>One frame of CSI: the amplitudes over the subcarriers; in a terminal a line.</summary>
internal static class CsiFrameDisplay
{
    private const int MostAntennas = 6;

    public static Display<CsiFrame> Display { get; } = new(
        frame => Html.Picture(Amplitudes(frame)) + $"<p>{Html.Escape(PlainText.OneLine(frame.ToString()))}</p>\n",
        frame => PlainText.OneLine(frame.ToString()));

    private static LineChart Amplitudes(CsiFrame frame) => new()
    {
        Title = "CSI frame",
        Series = [.. Enumerable.Range(0, Math.Min(MostAntennas, frame.AntennaCount)).Select(antenna => LineSeries.PerFrame(frame.AntennaCount == 1 ? "" : FormattableString.Invariant($"antenna {antenna}"), frame.AmplitudesOf(antenna).ToArray()))],
        XAxis = new("subcarrier"),
        YAxis = new("amplitude"),
        Caption = frame.AntennaCount > MostAntennas ? FormattableString.Invariant($"The first {MostAntennas} of {frame.AntennaCount} antennas.") : "",
    };
}
