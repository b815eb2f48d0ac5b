using System.Globalization;
using System.Numerics;
using NeuroPose.Numerics;
using NeuroPose.Vitals.Csi;

namespace NeuroPose.RuView.Signal;

/// <summary>The channel as several antennas saw it at one instant: antennas × subcarriers, amplitude and phase.</summary>
internal sealed record ChannelMatrix
{
    /// <summary>Joins amplitudes and phases.</summary>
    /// <param name="amplitude">Antennas × subcarriers, in the receiver's linear units; NaN where unknown.</param>
    /// <param name="phase">Antennas × subcarriers, in radians; NaN where unknown.</param>
    /// <exception cref="ArgumentException">The two differ in shape.</exception>
    public ChannelMatrix(RealMatrix amplitude, RealMatrix phase)
    {
        ArgumentNullException.ThrowIfNull(amplitude, nameof(amplitude));
        ArgumentNullException.ThrowIfNull(phase, nameof(phase));
        if (amplitude.Rows != phase.Rows || amplitude.Columns != phase.Columns)
        {
            throw new ArgumentException($"Invalid input data: Amplitude and phase must have the same shape; got a {amplitude} and a {phase}.", nameof(phase));
        }

        (Amplitude, Phase) = (amplitude, phase);
    }

    /// <summary>Amplitudes, antennas × subcarriers, in the receiver's linear units.</summary>
    public RealMatrix Amplitude { get; private init; }

    /// <summary>Phases, antennas × subcarriers, in radians.</summary>
    public RealMatrix Phase { get; }

    /// <summary>The radio's bandwidth in hertz.</summary>
    public double BandwidthHz { get; init; } = 20e6;

    /// <summary>The carrier's frequency in hertz.</summary>
    public double CarrierHz { get; init; } = 5e9;

    /// <summary>How many antennas.</summary>
    public int Antennas => Amplitude.Rows;

    /// <summary>How many subcarriers each antenna saw.</summary>
    public int Subcarriers => Amplitude.Columns;

    /// <summary>One antenna's capture.</summary>
    public static ChannelMatrix FromOneAntenna(ReadOnlySpan<double> amplitudes, ReadOnlySpan<double> phases) =>
        new(new(1, amplitudes.Length, [.. amplitudes]), new(1, phases.Length, [.. phases]));

    /// <summary>A frame of a recording; its carrier and bandwidth where the recording has them, else the defaults.</summary>
    public static ChannelMatrix FromFrame(CsiFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var channel = new ChannelMatrix(new(frame.AntennaCount, frame.SubcarrierCount, frame.Amplitudes), new(frame.AntennaCount, frame.SubcarrierCount, frame.Phases));
        return channel with
        {
            BandwidthHz = frame.Metadata.BandwidthMhz * 1e6 ?? channel.BandwidthHz,
            CarrierHz = frame.Metadata.FrequencyMhz * 1e6 ?? channel.CarrierHz,
        };
    }

    /// <summary>The complex channel of an antenna: amplitude · (cos phase + i sin phase).</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such antenna, or a phase beyond ±1,000,000 radians.</exception>
    public Complex[] ComplexRow(int antenna)
    {
        var amplitudes = Amplitude.Row(antenna);
        var phases = Phase.Row(antenna);
        var channel = new Complex[Subcarriers];
        for (var subcarrier = 0; subcarrier < channel.Length; subcarrier++)
        {
            var (amplitude, phase) = (amplitudes[subcarrier], phases[subcarrier]);
            channel[subcarrier] = new(amplitude * ExactMath.Cos(phase), amplitude * ExactMath.Sin(phase));
        }

        return channel;
    }

    /// <summary>The size in words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"channel of {Antennas} antennas × {Subcarriers} subcarriers");

    internal ChannelMatrix WithAmplitude(RealMatrix amplitude) => this with { Amplitude = amplitude };
}
