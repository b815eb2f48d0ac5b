using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace NeuroPose.Vitals.Csi;

/// <summary>
/// One frame of Wi-Fi channel state information: an amplitude and a phase for every subcarrier of every antenna, taken at one instant.
/// </summary>
/// <remarks>
/// Amplitudes are in the receiver's own linear units (not dB), phases in radians, as they were measured: neither unwrapped nor cleaned.
/// An unknown value is NaN; nothing is filled in. Two frames are equal when all their numbers are, NaN being equal to NaN.
/// </remarks>
[JsonConverter(typeof(CsiFrameConverter))]
public sealed partial record CsiFrame
{
    /// <summary>Makes a frame of one antenna from one capture at a known, even rate.</summary>
    /// <param name="amplitudes">One amplitude a subcarrier, in the receiver's linear units; NaN where unknown.</param>
    /// <param name="phases">One phase a subcarrier, in radians; NaN where unknown.</param>
    /// <param name="subcarrierCount">How many subcarriers the capture declares; a capture cut short is noticed by it.</param>
    /// <param name="sampleIndex">The frame's number in its recording, from 0.</param>
    /// <param name="sampleRateHz">Frames a second of the recording.</param>
    /// <exception cref="ArgumentException">A list has another length than <paramref name="subcarrierCount"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">No subcarriers, a negative index, or a rate that is not a positive number.</exception>
    public CsiFrame(ReadOnlySpan<double> amplitudes, ReadOnlySpan<double> phases, int subcarrierCount, long sampleIndex, double sampleRateHz)
        : this(amplitudes, phases, antennaCount: 1, subcarrierCount, CsiMetadata.Unknown, sampleIndex)
    {
        RequireRate(sampleRateHz);
        SampleRateHz = sampleRateHz;
    }

    /// <summary>Makes a frame of any number of antennas, with what is known about it.</summary>
    /// <param name="amplitudes">Amplitudes in the receiver's linear units, antenna after antenna; NaN where unknown.</param>
    /// <param name="phases">Phases in radians, in the same order; NaN where unknown.</param>
    /// <param name="antennaCount">How many antennas (spatial streams) the capture has.</param>
    /// <param name="subcarrierCount">How many subcarriers each antenna has.</param>
    /// <param name="metadata">What is known about the capture.</param>
    /// <param name="sampleIndex">The frame's number in its recording, from 0.</param>
    /// <exception cref="ArgumentException">A list does not hold one number for every subcarrier of every antenna.</exception>
    /// <exception cref="ArgumentOutOfRangeException">No antennas, no subcarriers, or a negative index.</exception>
    public CsiFrame(ReadOnlySpan<double> amplitudes, ReadOnlySpan<double> phases, int antennaCount, int subcarrierCount, CsiMetadata metadata, long sampleIndex = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(antennaCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(subcarrierCount, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(sampleIndex);
        ArgumentNullException.ThrowIfNull(metadata);
        RequireLength(amplitudes.Length, antennaCount, subcarrierCount, "amplitudes", nameof(amplitudes));
        RequireLength(phases.Length, antennaCount, subcarrierCount, "phases", nameof(phases));
        Amplitudes = [.. amplitudes];
        Phases = [.. phases];
        (AntennaCount, Metadata, SampleIndex) = (antennaCount, metadata, sampleIndex);
    }

    /// <summary>The amplitudes in the receiver's linear units: one a subcarrier, antenna after antenna.</summary>
    public ImmutableArray<double> Amplitudes { get; }

    /// <summary>The phases in radians, in the order of <see cref="Amplitudes"/>.</summary>
    public ImmutableArray<double> Phases { get; }

    /// <summary>How many antennas (spatial streams) the frame holds.</summary>
    public int AntennaCount { get; }

    /// <summary>How many subcarriers each antenna has.</summary>
    public int SubcarrierCount => Amplitudes.Length / AntennaCount;

    /// <summary>What is known about the capture: time, device, radio.</summary>
    public CsiMetadata Metadata { get; private init; }

    /// <summary>The frame's number in its recording, from 0.</summary>
    public long SampleIndex { get; private init; }

    /// <summary>Frames a second of the recording; NaN when it declares no rate, as most recordings of irregular arrival do not.</summary>
    public double SampleRateHz { get; private init; } = double.NaN;

    /// <summary>
    /// When the frame was taken, in seconds on its recording's clock: its timestamp, or else its index at the recording's rate; NaN when
    /// neither is known.
    /// </summary>
    public double TimeSeconds => Metadata.TimestampSeconds ?? SampleIndex / SampleRateHz;

    /// <summary>Whether every amplitude and every phase is a finite number.</summary>
    public bool IsComplete => Amplitudes.All(double.IsFinite) && Phases.All(double.IsFinite);

    /// <summary>
    /// The subcarriers that carry a signal at some antenna: those whose amplitude is not zero. Guard bins and the carrier's own bin are
    /// zero in many captures; they stay in the frame, so that a subcarrier keeps its index.
    /// </summary>
    public ImmutableArray<int> LiveSubcarriers =>
        [.. Enumerable.Range(0, SubcarrierCount).Where(k => Enumerable.Range(0, AntennaCount).Any(antenna => Amplitudes[(antenna * SubcarrierCount) + k] != 0))];

    /// <summary>Makes a frame from pairs of signed bytes, as radios deliver them.</summary>
    /// <param name="pairs">Two bytes a subcarrier, antenna after antenna.</param>
    /// <param name="order">Which of the two comes first.</param>
    /// <param name="antennaCount">How many antennas the pairs belong to.</param>
    /// <param name="metadata">What is known about the capture; nothing when left out.</param>
    /// <param name="sampleIndex">The frame's number in its recording, from 0.</param>
    /// <returns>Amplitude √(I² + Q²) and phase atan2(Q, I), the same bits on every machine; a pair of zeros has amplitude 0 and phase
    /// 0.</returns>
    /// <exception cref="ArgumentException">The bytes are no whole number of pairs for each antenna.</exception>
    public static CsiFrame FromIq(ReadOnlySpan<byte> pairs, IqOrder order = IqOrder.InPhaseFirst, int antennaCount = 1, CsiMetadata? metadata = null, long sampleIndex = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(antennaCount, 1);
        if (pairs.Length == 0 || pairs.Length % (2 * antennaCount) != 0)
        {
            throw new ArgumentException($"I/Q of {antennaCount} antennas come as a positive multiple of {2 * antennaCount} bytes; got {pairs.Length}.", nameof(pairs));
        }

        var amplitudes = new double[pairs.Length / 2];
        var phases = new double[pairs.Length / 2];
        IqTable.Convert(pairs, order, amplitudes, phases);
        return new(amplitudes, phases, antennaCount, amplitudes.Length / antennaCount, metadata ?? CsiMetadata.Unknown, sampleIndex);
    }

    /// <summary>The amplitudes of one antenna, one a subcarrier.</summary>
    /// <param name="antenna">The antenna's index, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such antenna.</exception>
    public ReadOnlySpan<double> AmplitudesOf(int antenna) => Row(Amplitudes, antenna);

    /// <summary>The phases of one antenna in radians, one a subcarrier.</summary>
    /// <param name="antenna">The antenna's index, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such antenna.</exception>
    public ReadOnlySpan<double> PhasesOf(int antenna) => Row(Phases, antenna);

    /// <summary>The same frame in a recording whose frames arrive at an even, declared rate.</summary>
    /// <param name="sampleRateHz">Frames a second.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not a positive number.</exception>
    public CsiFrame AtRate(double sampleRateHz)
    {
        RequireRate(sampleRateHz);
        return this with { SampleRateHz = sampleRateHz };
    }

    /// <summary>The same frame at another time.</summary>
    internal CsiFrame AtTime(double seconds) => this with { Metadata = Metadata with { TimestampSeconds = seconds } };

    /// <summary>The same frame at another place in its recording.</summary>
    internal CsiFrame AtIndex(long sampleIndex) => this with { SampleIndex = sampleIndex };

    /// <inheritdoc />
    public bool Equals(CsiFrame? other) => other is not null
        && SampleIndex == other.SampleIndex
        && SampleRateHz.Equals(other.SampleRateHz)
        && AntennaCount == other.AntennaCount
        && Metadata == other.Metadata
        && Amplitudes.AsSpan().SequenceEqual(other.Amplitudes.AsSpan())
        && Phases.AsSpan().SequenceEqual(other.Phases.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(SampleIndex, SampleRateHz, AntennaCount, SubcarrierCount, Amplitudes[0], Phases[0]);

    private ReadOnlySpan<double> Row(ImmutableArray<double> values, int antenna)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(antenna);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(antenna, AntennaCount);
        return values.AsSpan().Slice(antenna * SubcarrierCount, SubcarrierCount);
    }

    private static void RequireRate(double sampleRateHz)
    {
        if (!(sampleRateHz > 0) || double.IsInfinity(sampleRateHz))
        {
            throw new ArgumentOutOfRangeException(nameof(sampleRateHz), sampleRateHz, "The sample rate must be a positive, finite number of frames a second.");
        }
    }

    private static void RequireLength(int length, int antennas, int subcarriers, string what, string parameter)
    {
        var expected = (long)antennas * subcarriers;
        if (length != expected)
        {
            var shape = antennas == 1 ? $"{subcarriers} subcarriers" : $"{antennas} antennas with {subcarriers} subcarriers each";
            throw new ArgumentException($"A frame of {shape} needs {expected} {what}; got {length}.", parameter);
        }
    }
}
