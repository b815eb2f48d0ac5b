using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;

namespace NeuroPose.RuView.Signal;

/// <summary>
/// How fast each subcarrier's amplitude changes over a history of frames: the frequency of its largest spectral line but the constant one.
/// </summary>
/// <remarks>
/// The reference's measure, kept for comparison: it takes amplitudes with their mean in them, and of a real signal's two mirrored lines
/// rounding decides which is larger, so that the sign says nothing. Here the positive one is named.
/// </remarks>
internal sealed record DopplerFeatures
{
    /// <summary>The frequency in hertz, one a subcarrier, 0 or more.</summary>
    public required ImmutableArray<double> Shifts { get; init; }

    /// <summary>The largest of them, in hertz.</summary>
    public required double Peak { get; init; }

    /// <summary>Their mean, in hertz.</summary>
    public required double Mean { get; init; }

    /// <summary>Their standard deviation, in hertz.</summary>
    public required double Spread { get; init; }

    /// <summary>The main numbers in words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Doppler shifts of {Shifts.Length} subcarriers: mean {Mean:0.###} Hz, largest {Peak:0.###} Hz");

    /// <summary>From the first antenna of each frame.</summary>
    internal static DopplerFeatures Of(IReadOnlyList<ChannelMatrix> history, double sampleRateHz)
    {
        var shifts = new double[history[0].Subcarriers];
        if (history.Count > 1)
        {
            var transform = new FourierTransform(history.Count);
            var buffer = new Complex[history.Count];
            for (var subcarrier = 0; subcarrier < shifts.Length; subcarrier++)
            {
                for (var frame = 0; frame < buffer.Length; frame++)
                {
                    buffer[frame] = history[frame].Amplitude[0, subcarrier];
                }

                transform.Forward(buffer);
                shifts[subcarrier] = LargestBin(buffer) * (sampleRateHz / buffer.Length);
            }
        }

        return new()
        {
            Shifts = ImmutableArray.Create(shifts),
            Peak = shifts.Max(),
            Mean = Moments.Mean(shifts),
            Spread = Moments.Deviation(shifts),
        };
    }

    private static int LargestBin(Complex[] spectrum)
    {
        var (best, at) = (0.0, 0);
        for (var bin = 1; bin <= spectrum.Length / 2; bin++)
        {
            var power = Spectrogram.PowerOf(spectrum[bin]);
            if (power > best)
            {
                (best, at) = (power, bin);
            }
        }

        return at;
    }
}
