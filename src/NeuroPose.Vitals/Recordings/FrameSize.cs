using System.Collections.Immutable;

namespace NeuroPose.Vitals.Recordings;

/// <summary>The frames of one node that have the same shape.</summary>
/// <param name="AntennaCount">Antennas a frame.</param>
/// <param name="SubcarrierCount">Subcarriers an antenna.</param>
/// <param name="FrameCount">How many frames have this shape.</param>
/// <param name="LiveSubcarriers">The subcarriers that were not zero in every frame; the others are guard bins, or were never
/// received.</param>
public sealed record FrameSize(int AntennaCount, int SubcarrierCount, long FrameCount, ImmutableArray<int> LiveSubcarriers)
{
    /// <summary>What else these frames have in common, see <see cref="Csi.CsiMetadata.Variant"/>; null where that is not told apart.</summary>
    public string? Variant { get; init; }

    /// <inheritdoc />
    public bool Equals(FrameSize? other) => other is not null && AntennaCount == other.AntennaCount && SubcarrierCount == other.SubcarrierCount
        && Variant == other.Variant
        && FrameCount == other.FrameCount && LiveSubcarriers.AsSpan().SequenceEqual(other.LiveSubcarriers.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(AntennaCount, SubcarrierCount, FrameCount, LiveSubcarriers.Length);

    /// <summary>In words.</summary>
    public override string ToString()
    {
        var antennas = AntennaCount == 1 ? "" : FormattableString.Invariant($"{AntennaCount} × ");
        var variant = Variant is null ? "" : $", {Variant}";
        return FormattableString.Invariant($"{FrameCount} of {antennas}{SubcarrierCount} subcarriers ({LiveSubcarriers.Length} live{variant})");
    }
}
