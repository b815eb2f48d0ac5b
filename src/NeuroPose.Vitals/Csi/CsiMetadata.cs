namespace NeuroPose.Vitals.Csi;

/// <summary>What is known about the circumstances of a CSI frame. Whatever the source does not say is null: nothing is assumed.</summary>
public sealed record CsiMetadata
{
    /// <summary>Nothing is known.</summary>
    public static CsiMetadata Unknown { get; } = new();

    /// <summary>
    /// When the frame arrived, in seconds on the clock of its recording: since 1970 for most recorders, since the first frame for others.
    /// A double holds times since 1970 to about a quarter of a microsecond.
    /// </summary>
    public double? TimestampSeconds { get; init; }

    /// <summary>The receiver's name or number, as its source writes it.</summary>
    public string? DeviceId { get; init; }

    /// <summary>The number that the sender gave the frame; a gap in these numbers is a frame lost.</summary>
    public long? SequenceNumber { get; init; }

    /// <summary>The carrier's center frequency in MHz.</summary>
    public double? FrequencyMhz { get; init; }

    /// <summary>The channel's number.</summary>
    public int? Channel { get; init; }

    /// <summary>The channel's bandwidth in MHz.</summary>
    public double? BandwidthMhz { get; init; }

    /// <summary>The received signal strength in dBm.</summary>
    public double? RssiDbm { get; init; }

    /// <summary>The noise floor in dBm.</summary>
    public double? NoiseFloorDbm { get; init; }

    /// <summary>The transmitting and receiving antennas.</summary>
    public AntennaConfiguration? Antennas { get; init; }

    /// <summary>
    /// What else must be the same for frames of one node and size to be compared, in words: the format of the Wi-Fi frame or which antennas
    /// received it, such as <c>HT, 20 MHz</c> or <c>sig_mode 1</c>. Null where the source tells of one kind alone.
    /// </summary>
    public string? Variant { get; init; }

    /// <summary>Signal strength above the noise floor in dB; null when either is unknown.</summary>
    public double? SignalToNoiseDb => RssiDbm - NoiseFloorDbm;

    /// <summary>The Wi-Fi band that the carrier lies in; null when the frequency is unknown or in none of them.</summary>
    public FrequencyBand? Band => FrequencyBand.At(FrequencyMhz);
}
