using NeuroPose.Vitals.Csi;

namespace NeuroPose.Vitals.Series;

/// <summary>Frames that can be read together: those of one node with the same numbers of antennas and subcarriers.</summary>
/// <param name="NodeId">The node; null when the recording names none.</param>
/// <param name="AntennaCount">Antennas a frame.</param>
/// <param name="SubcarrierCount">Subcarriers an antenna.</param>
public sealed record FrameShape(string? NodeId, int AntennaCount, int SubcarrierCount)
{
    /// <summary>What else these frames have in common, see <see cref="CsiMetadata.Variant"/>; null where that is not told apart.</summary>
    public string? Variant { get; init; }

    internal static FrameShape Of(CsiFrame frame) =>
        new(frame.Metadata.DeviceId, frame.AntennaCount, frame.SubcarrierCount) { Variant = frame.Metadata.Variant };

    /// <summary>In words.</summary>
    public override string ToString()
    {
        var antennas = AntennaCount == 1 ? "" : FormattableString.Invariant($"{AntennaCount} antennas × ");
        var node = NodeId is null ? "" : $"node {NodeId} with ";
        var variant = Variant is null ? "" : $" ({Variant})";
        return FormattableString.Invariant($"{node}{antennas}{SubcarrierCount} subcarriers{variant}");
    }
}

/// <summary>How many frames of a shape there were.</summary>
/// <param name="Shape">The node and the size.</param>
/// <param name="FrameCount">How many frames.</param>
public sealed record ShapeCount(FrameShape Shape, long FrameCount)
{
    /// <summary>In words.</summary>
    public override string ToString() => FormattableString.Invariant($"{FrameCount} frames of {Shape}");
}
