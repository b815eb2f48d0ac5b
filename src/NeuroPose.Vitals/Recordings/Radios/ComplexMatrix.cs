using NeuroPose.Numerics;
using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Packets;

namespace NeuroPose.Vitals.Recordings;

/// <summary>The complex numbers of one frame while it is read: a row for each pair of antennas, receive × senders + transmit.</summary>
internal sealed class ComplexMatrix
{
    private double[] real = [];
    private double[] imaginary = [];

    public int Receive { get; private set; }

    public int Transmit { get; private set; }

    public int Tones { get; private set; }

    private int Count => Receive * Transmit * Tones;

    /// <summary>Begins a frame of zeros.</summary>
    public void Clear(int receive, int transmit, int tones)
    {
        (Receive, Transmit, Tones) = (receive, transmit, tones);
        if (real.Length < Count)
        {
            (real, imaginary) = (new double[Count], new double[Count]);
        }

        real.AsSpan(0, Count).Clear();
        imaginary.AsSpan(0, Count).Clear();
    }

    public void Set(int receive, int transmit, int tone, double re, double im)
    {
        var at = (((receive * Transmit) + transmit) * Tones) + tone;
        (real[at], imaginary[at]) = (re, im);
    }

    /// <summary>The sum of all squared amplitudes.</summary>
    public double Power()
    {
        var sum = 0.0;
        for (var at = 0; at < Count; at++)
        {
            sum += (real[at] * real[at]) + (imaginary[at] * imaginary[at]);
        }

        return sum;
    }

    /// <summary>The entry of the frame; null when a number is none that can be measured, which is counted.</summary>
    /// <param name="metadata">What is known about the frame, without its antennas.</param>
    /// <param name="log">Counts, and gives the frame its number.</param>
    /// <param name="record">The record it stands in.</param>
    /// <param name="scale">What amplitudes are multiplied with.</param>
    public RecordingEntry? ToEntry(CsiMetadata metadata, RecordingLog log, long record, double scale = 1)
    {
        var amplitudes = new double[Count];
        var phases = new double[Count];
        for (var at = 0; at < Count; at++)
        {
            amplitudes[at] = scale * Math.Sqrt((real[at] * real[at]) + (imaginary[at] * imaginary[at]));
            if (!double.IsFinite(amplitudes[at]))
            {
                log.Skip(record, SkipReason.ImpossibleValue, FormattableString.Invariant($"subcarrier {at % Tones} is no finite number."));
                return null;
            }

            phases[at] = ExactMath.Atan2(imaginary[at], real[at]);
        }

        metadata = metadata with { Antennas = new(Transmit, Receive) };
        var frame = new CsiFrame(amplitudes, phases, Receive * Transmit, Tones, metadata, log.FrameCount);
        return new(record, metadata.TimestampSeconds, new CsiPacket { NodeId = metadata.DeviceId, Frame = frame });
    }
}
