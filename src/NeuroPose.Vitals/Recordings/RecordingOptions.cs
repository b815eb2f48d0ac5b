using NeuroPose.Vitals.Csi;

namespace NeuroPose.Vitals.Recordings;

/// <summary>
/// How a recording is read and what is refused. Refused records are skipped and counted, or stop the reading when strict.
/// </summary>
public sealed record RecordingOptions
{
    /// <summary>Whether the first record that cannot be used is an error. Otherwise it is skipped, counted and reported.</summary>
    public bool Strict { get; init; }

    /// <summary>The layout; found out from the first bytes when left out.</summary>
    public RecordingFormat Format { get; init; }

    /// <summary>Which byte of an I/Q pair comes first.</summary>
    public IqOrder IqOrder { get; init; }

    /// <summary>The longest line in bytes that is read; a longer one is passed over without being held in memory.</summary>
    public int LongestLineBytes { get; init; } = 1 << 20;

    /// <summary>
    /// Whether numbers are kept as the radio sent them. Otherwise amplitudes have the scale that the tool's authors publish, where they do,
    /// and bins that are known to hold something else than a channel are zero; the report's notes say which.
    /// </summary>
    public bool AsSent { get; init; }

    /// <summary>The most subcarriers that an antenna may have.</summary>
    public int MostSubcarriers { get; init; } = 4096;

    /// <summary>The most antennas that a frame may have.</summary>
    public int MostAntennas { get; init; } = 16;

    /// <summary>The shortest silence of a node, in seconds, that the report calls a gap.</summary>
    public double GapSeconds { get; init; } = 1;

    /// <summary>
    /// The longest step forward in time, in seconds, that a single frame is believed. Beyond it the frame is skipped; when the node's next
    /// frame confirms the step, reading goes on from there.
    /// </summary>
    public double LongestStepSeconds { get; init; } = 3600;

    /// <summary>Checks the options.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A limit is not positive.</exception>
    internal RecordingOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(LongestLineBytes, 1, nameof(LongestLineBytes));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(LongestLineBytes, 1 << 29, nameof(LongestLineBytes));
        ArgumentOutOfRangeException.ThrowIfLessThan(MostSubcarriers, 1, nameof(MostSubcarriers));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MostSubcarriers, ushort.MaxValue, nameof(MostSubcarriers));
        ArgumentOutOfRangeException.ThrowIfLessThan(MostAntennas, 1, nameof(MostAntennas));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MostAntennas, byte.MaxValue, nameof(MostAntennas));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(GapSeconds, nameof(GapSeconds));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(LongestStepSeconds, nameof(LongestStepSeconds));
        return this;
    }
}
