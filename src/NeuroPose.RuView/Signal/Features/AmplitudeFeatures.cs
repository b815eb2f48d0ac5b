using System.Collections.Immutable;
using System.Globalization;

namespace NeuroPose.RuView.Signal;

/// <summary>What a frame's amplitudes look like.</summary>
internal sealed record AmplitudeFeatures
{
    /// <summary>The mean over the antennas, one a subcarrier, in the amplitude's units.</summary>
    public required ImmutableArray<double> Means { get; init; }

    /// <summary>The population variance over the antennas, one a subcarrier, in squared units.</summary>
    public required ImmutableArray<double> Variances { get; init; }

    /// <summary>The largest amplitude.</summary>
    public required double Peak { get; init; }

    /// <summary>The root of the mean square of all amplitudes.</summary>
    public required double RootMeanSquare { get; init; }

    /// <summary>The largest minus the smallest amplitude.</summary>
    public required double Range { get; init; }

    /// <summary>The main numbers in words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"amplitudes of {Means.Length} subcarriers: RMS {RootMeanSquare:0.###}, peak {Peak:0.###}, range {Range:0.###}");

    internal static AmplitudeFeatures Of(RealMatrix amplitude)
    {
        var (means, variances) = AcrossAntennas.MeansAndVariances(amplitude);
        var (largest, smallest) = (double.NegativeInfinity, double.PositiveInfinity);
        foreach (var value in amplitude.Values)
        {
            (largest, smallest) = (Math.Max(largest, value), Math.Min(smallest, value));
        }

        return new()
        {
            Means = means,
            Variances = variances,
            Peak = largest,
            RootMeanSquare = Math.Sqrt(Moments.SquaresAbout(amplitude.Values.AsSpan(), 0) / amplitude.Values.Length),
            Range = largest - smallest,
        };
    }
}
