using NeuroPose.Vitals.Csi;

namespace NeuroPose.Vitals.Series;

/// <summary>Frames that can be read together: those of one node with the same numbers of antennas and subcarriers.</summary>
/// <param name="NodeId">The node; null when the recording names none.</param>
/// <param name="AntennaCount">Antennas a frame.</param>
/// <param name="SubcarrierCount">Subcarriers an antenna.</param>
public sealed record FrameShape(string? NodeId, int AntennaCount, int SubcarrierCount)
{
    internal static FrameShape Of(CsiFrame frame) => new(frame.Metadata.DeviceId, frame.AntennaCount, frame.SubcarrierCount);

    /// <summary>In words.</summary>
    public override string ToString()
    {
        var antennas = AntennaCount == 1 ? "" : FormattableString.Invariant($"{AntennaCount} antennas × ");
        var node = NodeId is null ? "" : $"node {NodeId} with ";
        return FormattableString.Invariant($"{node}{antennas}{SubcarrierCount} subcarriers");
    }
}
