using System.Runtime.Intrinsics;
using NeuroPose.Vitals.Csi;

namespace NeuroPose.Vitals.Monitoring;

/// <summary>
/// What two receive antennas see of one sender, as phasors: Hᵢ · conj(Hⱼ), summed over a few neighboring subcarriers and divided by the sum of
/// its sizes. What a packet does to all antennas alike (carrier phase, sampling time, gain) cancels.
/// </summary>
internal sealed class AntennaPairs
{
    /// <summary>Groups of subcarriers of a pair: a room changes little over a sixteenth of a channel.</summary>
    private const int MostGroups = 16;

    private readonly int subcarriers;
    private readonly int paddedSubcarriers;
    private readonly int subcarriersPerGroup;
    private readonly int groups;
    private readonly double[] sizes;
    private readonly double[] reals;
    private readonly double[] imaginaries;

    /// <summary>Sets the pairs of a kind of frame up.</summary>
    /// <param name="antennas">Its antennas; at least two receive.</param>
    /// <param name="subcarriers">Subcarriers of each stream.</param>
    public AntennaPairs(AntennaConfiguration antennas, int subcarriers)
    {
        (Antennas, this.subcarriers, paddedSubcarriers) = (antennas, subcarriers, Quads.Padded(subcarriers));
        subcarriersPerGroup = (subcarriers + MostGroups - 1) / MostGroups;
        groups = (subcarriers + subcarriersPerGroup - 1) / subcarriersPerGroup;

        // Two antennas make one pair, more make a ring: every other pair is a sum of these.
        Channels = (antennas.Receive == 2 ? 1 : antennas.Receive) * antennas.Transmit * groups;
        var size = antennas.Streams * paddedSubcarriers;
        (sizes, reals, imaginaries) = (new double[size], new double[size], new double[size]);
        Phasors = new double[2 * Quads.Padded(Channels)];
    }

    public AntennaConfiguration Antennas { get; }

    /// <summary>How many phasors a frame has.</summary>
    public int Channels { get; }

    /// <summary>The phasors of the newest frame: the real parts, padded, and then the imaginary parts.</summary>
    public double[] Phasors { get; }

    /// <summary>The antennas of a frame, as far as it says: otherwise each of its streams is a receive antenna.</summary>
    public static AntennaConfiguration Of(CsiFrame frame) =>
        frame.Metadata.Antennas is { } known && known.Streams == frame.AntennaCount ? known : new(1, frame.AntennaCount);

    /// <summary>Makes the phasors of a frame, whose streams lie in the order of their receive antennas, then of their senders.</summary>
    public void Fill(ReadOnlySpan<double> amplitudes, ReadOnlySpan<double> phases)
    {
        for (var stream = 0; stream < Antennas.Streams; stream++)
        {
            amplitudes.Slice(stream * subcarriers, subcarriers).CopyTo(sizes.AsSpan(stream * paddedSubcarriers));
            phases.Slice(stream * subcarriers, subcarriers).CopyTo(reals.AsSpan(stream * paddedSubcarriers));
        }

        Turn();
        var (channel, imaginary) = (0, Phasors.Length / 2);
        for (var antenna = 0; antenna < (Antennas.Receive == 2 ? 1 : Antennas.Receive); antenna++)
        {
            var other = (antenna + 1) % Antennas.Receive;
            for (var sender = 0; sender < Antennas.Transmit; sender++)
            {
                var (first, second) = (((antenna * Antennas.Transmit) + sender) * paddedSubcarriers, ((other * Antennas.Transmit) + sender) * paddedSubcarriers);
                for (var from = 0; from < subcarriers; from += subcarriersPerGroup, channel++)
                {
                    var (along, across, size) = (0.0, 0.0, 0.0);
                    for (var k = from; k < Math.Min(from + subcarriersPerGroup, subcarriers); k++)
                    {
                        var (a, b) = (first + k, second + k);
                        along += (reals[a] * reals[b]) + (imaginaries[a] * imaginaries[b]);
                        across += (imaginaries[a] * reals[b]) - (reals[a] * imaginaries[b]);
                        size += sizes[a] * sizes[b];
                    }

                    (Phasors[channel], Phasors[imaginary + channel]) = size > 0 ? (along / size, across / size) : (0.0, 0.0);
                }
            }
        }
    }

    /// <summary>
    /// Real and imaginary parts from sizes and phases, four at a time: the angle within an eighth of a turn of its nearest quarter, and the
    /// first terms of both series, good to 2 · 10⁻⁹.
    /// </summary>
    private void Turn()
    {
        var size = Quads.Of(sizes.AsSpan());
        var real = Quads.Of(reals.AsSpan());
        var imaginary = Quads.Of(imaginaries.AsSpan());
        var (one, two, three) = (Vector256.Create(1.0), Vector256.Create(2.0), Vector256.Create(3.0));
        for (var i = 0; i < size.Length; i++)
        {
            var quarters = Vector256.Floor((real[i] * Vector256.Create(2.0 / Math.PI)) + Vector256.Create(0.5));
            var t = real[i] - (quarters * Vector256.Create(Math.PI / 2.0));
            var quadrant = quarters - (Vector256.Floor(quarters * Vector256.Create(0.25)) * Vector256.Create(4.0));
            var s = t * t;
            var sine = t * (one - (s * (Vector256.Create(1.0 / 6) - (s * (Vector256.Create(1.0 / 120) - (s * (Vector256.Create(1.0 / 5040) - (s * Vector256.Create(1.0 / 362_880)))))))));
            var cosine = one - (s * (Vector256.Create(0.5) - (s * (Vector256.Create(1.0 / 24) - (s * (Vector256.Create(1.0 / 720) - (s * (Vector256.Create(1.0 / 40_320) - (s * Vector256.Create(1.0 / 3_628_800))))))))));
            var isOdd = Vector256.Equals(quadrant, one) | Vector256.Equals(quadrant, three);
            var (across, along) = (Vector256.ConditionalSelect(isOdd, cosine, sine), Vector256.ConditionalSelect(isOdd, sine, cosine));
            imaginary[i] = size[i] * Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(quadrant, two), -across, across);
            real[i] = size[i] * Vector256.ConditionalSelect(Vector256.Equals(quadrant, one) | Vector256.Equals(quadrant, two), -along, along);
        }
    }
}
