using System.Collections.Immutable;

namespace NeuroPose.RuView.Signal;

/// <summary>
/// Makes frames of different radios comparable: subcarriers resampled to one grid (Catmull-Rom), amplitudes to standard scores, phases
/// unwrapped and
/// freed of their linear trend. Source: the open RuView reference, whose numbers are reproduced; single precision in the result, as there.
/// </summary>
internal sealed record HardwareNormalizer
{
    private readonly int canonicalSubcarriers = 56;

    /// <summary>Subcarriers of the common grid (at least 1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int CanonicalSubcarriers
    {
        get => canonicalSubcarriers;
        init => canonicalSubcarriers = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"Invalid canonical subcarrier count: {value}. It must be at least 1.");
    }

    /// <summary>The mean and standard deviation to score against, known for the radio; null scores a frame against itself.</summary>
    public (double Mean, double Deviation)? AmplitudeStatistics { get; init; }

    /// <summary>Normalizes a frame.</summary>
    /// <param name="amplitudes">One amplitude a subcarrier.</param>
    /// <param name="phases">One phase a subcarrier, in radians.</param>
    /// <remarks>A NaN amplitude or phase spreads over the amplitudes or phases of its frame; nothing is filled in.</remarks>
    /// <exception cref="ArgumentException">No subcarriers, or two different numbers of them.</exception>
    public NormalizedFrame Normalize(ReadOnlySpan<double> amplitudes, ReadOnlySpan<double> phases)
    {
        if (amplitudes.IsEmpty || phases.IsEmpty)
        {
            throw new ArgumentException($"Empty CSI frame (amplitude len={amplitudes.Length}, phase len={phases.Length}): at least one subcarrier is needed.", nameof(amplitudes));
        }

        if (amplitudes.Length != phases.Length)
        {
            throw new ArgumentException($"Amplitude/phase length mismatch ({amplitudes.Length} vs {phases.Length}): each subcarrier has both.", nameof(phases));
        }

        return new()
        {
            Amplitudes = Scores(Resample(amplitudes)),
            Phases = Detrended(Resample(phases)),
            Hardware = WifiHardware.FromSubcarriers(amplitudes.Length),
        };
    }

    private double[] Resample(ReadOnlySpan<double> source)
    {
        if (source.Length == CanonicalSubcarriers)
        {
            return source.ToArray();
        }

        var target = new double[CanonicalSubcarriers];
        var ratio = (source.Length - 1) / (double)Math.Max(1, target.Length - 1);
        for (var i = 0; i < target.Length; i++)
        {
            var x = i * ratio;
            var index = (int)Math.Floor(x);
            var t = x - index;
            var (p0, p1, p2, p3) = (At(source, index - 1), At(source, index), At(source, index + 1), At(source, index + 2));
            var cubic = (-0.5 * p0) + (1.5 * p1) - (1.5 * p2) + (0.5 * p3);
            var square = p0 - (2.5 * p1) + (2.0 * p2) - (0.5 * p3);
            var linear = (-0.5 * p0) + (0.5 * p2);
            target[i] = (cubic * t * t * t) + (square * t * t) + (linear * t) + p1;
        }

        return target;
    }

    private static double At(ReadOnlySpan<double> source, int index) => source[Math.Clamp(index, 0, source.Length - 1)];

    private ImmutableArray<float> Scores(double[] amplitudes)
    {
        var (mean, deviation) = AmplitudeStatistics ?? OwnStatistics(amplitudes);
        var scale = Math.Abs(deviation) < 1e-12 ? 1.0 : deviation;
        return [.. amplitudes.Select(amplitude => (float)((amplitude - mean) / scale))];
    }

    private static (double Mean, double Deviation) OwnStatistics(double[] amplitudes)
    {
        var mean = Moments.Mean(amplitudes);
        return (mean, amplitudes.Length < 2 ? 1.0 : Math.Sqrt(Moments.SquaresAbout(amplitudes, mean) / (amplitudes.Length - 1)));
    }

    private static ImmutableArray<float> Detrended(double[] phases)
    {
        PhaseSanitizer.UnwrapLine(phases);
        var (middle, mean) = ((phases.Length - 1.0) / 2.0, Moments.Mean(phases));
        var (products, squares) = (0.0, 0.0);
        for (var i = 0; i < phases.Length; i++)
        {
            products += (i - middle) * (phases[i] - mean);
            squares += (i - middle) * (i - middle);
        }

        var slope = Math.Abs(squares) > 1e-12 ? products / squares : 0.0;
        var intercept = mean - (slope * middle);
        return [.. phases.Select((phase, i) => (float)(phase - ((slope * i) + intercept)))];
    }
}
