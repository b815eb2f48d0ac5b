using System.Collections.Immutable;
using System.Globalization;

namespace NeuroPose.Vitals.Csi;

/// <summary>
/// One frame of Wi-Fi channel state information: an amplitude and a phase for every subcarrier, taken at one instant.
/// </summary>
/// <remarks>
/// Amplitudes are in the receiver's own linear units (not dB), phases in radians, as they were measured: neither unwrapped nor cleaned.
/// An unknown value is NaN; nothing is filled in. Two frames are equal when all their numbers are, NaN being equal to NaN.
/// </remarks>
public sealed record CsiFrame
{
    /// <summary>Makes a frame from one capture.</summary>
    /// <param name="amplitudes">One amplitude a subcarrier, in the receiver's linear units; NaN where unknown.</param>
    /// <param name="phases">One phase a subcarrier, in radians; NaN where unknown.</param>
    /// <param name="subcarrierCount">How many subcarriers the capture declares; a capture cut short is noticed by it.</param>
    /// <param name="sampleIndex">The frame's number in its recording, from 0.</param>
    /// <param name="sampleRateHz">Frames a second of the recording.</param>
    /// <exception cref="ArgumentException">A list has another length than <paramref name="subcarrierCount"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">No subcarriers, a negative index, or a rate that is not a positive number.</exception>
    public CsiFrame(ReadOnlySpan<double> amplitudes, ReadOnlySpan<double> phases, int subcarrierCount, long sampleIndex, double sampleRateHz)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(subcarrierCount, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(sampleIndex);
        if (!(sampleRateHz > 0) || double.IsInfinity(sampleRateHz))
        {
            throw new ArgumentOutOfRangeException(nameof(sampleRateHz), sampleRateHz, "The sample rate must be a positive, finite number of frames a second.");
        }

        RequireLength(amplitudes.Length, subcarrierCount, "amplitudes", nameof(amplitudes));
        RequireLength(phases.Length, subcarrierCount, "phases", nameof(phases));
        Amplitudes = [.. amplitudes];
        Phases = [.. phases];
        SampleIndex = sampleIndex;
        SampleRateHz = sampleRateHz;
    }

    /// <summary>The amplitudes, one a subcarrier, in the receiver's linear units.</summary>
    public ImmutableArray<double> Amplitudes { get; }

    /// <summary>The phases, one a subcarrier, in radians.</summary>
    public ImmutableArray<double> Phases { get; }

    /// <summary>The frame's number in its recording, from 0.</summary>
    public long SampleIndex { get; }

    /// <summary>Frames a second of the recording.</summary>
    public double SampleRateHz { get; }

    /// <summary>How many subcarriers the frame holds.</summary>
    public int SubcarrierCount => Amplitudes.Length;

    /// <summary>Seconds from the first frame of the recording, if its frames arrived evenly.</summary>
    public double TimeSeconds => SampleIndex / SampleRateHz;

    /// <summary>Whether every amplitude and every phase is a finite number.</summary>
    public bool IsComplete => Amplitudes.All(double.IsFinite) && Phases.All(double.IsFinite);

    /// <inheritdoc />
    public bool Equals(CsiFrame? other) => other is not null
        && SampleIndex == other.SampleIndex
        && SampleRateHz.Equals(other.SampleRateHz)
        && Amplitudes.AsSpan().SequenceEqual(other.Amplitudes.AsSpan())
        && Phases.AsSpan().SequenceEqual(other.Phases.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(SampleIndex, SampleRateHz, SubcarrierCount, Amplitudes[0], Phases[0]);

    /// <summary>One line for a notebook: which frame, when, how many subcarriers, and the range of the amplitudes that are known.</summary>
    public override string ToString()
    {
        var known = Amplitudes.Where(double.IsFinite).ToArray();
        var range = known.Length == 0 ? "no known amplitude" : string.Create(CultureInfo.InvariantCulture, $"amplitude {known.Min():0.###} to {known.Max():0.###}");
        var unknown = known.Length == SubcarrierCount ? "" : string.Create(CultureInfo.InvariantCulture, $", {SubcarrierCount - known.Length} unknown");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"CSI frame {SampleIndex} at {TimeSeconds:0.000} s ({SampleRateHz:0.###} Hz): {SubcarrierCount} subcarriers, {range}{unknown}");
    }

    private static void RequireLength(int length, int expected, string what, string parameter)
    {
        if (length != expected)
        {
            throw new ArgumentException($"A frame of {expected} subcarriers needs {expected} {what}; {length} came.", parameter);
        }
    }
}
