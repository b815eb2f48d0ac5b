using System.Globalization;

namespace NeuroPose.Vitals.Csi;

/// <summary>How many antennas send and how many receive.</summary>
/// <param name="Transmit">Transmitting antennas.</param>
/// <param name="Receive">Receiving antennas.</param>
public sealed record AntennaConfiguration(int Transmit, int Receive)
{
    /// <summary>One antenna sends and three receive, as in the reference's defaults.</summary>
    public static AntennaConfiguration OneByThree { get; } = new(1, 3);

    /// <summary>The pairs of one sender and one receiver: each gives a spatial stream.</summary>
    public int Streams => Transmit * Receive;

    /// <summary>In the field's notation, such as <c>1×3</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Transmit}×{Receive}");
}
