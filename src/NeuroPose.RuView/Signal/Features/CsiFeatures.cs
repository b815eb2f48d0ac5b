using System.Globalization;

namespace NeuroPose.RuView.Signal;

/// <summary>All features of a frame.</summary>
internal sealed record CsiFeatures
{
    /// <summary>From its amplitudes.</summary>
    public required AmplitudeFeatures Amplitude { get; init; }

    /// <summary>From its phases.</summary>
    public required PhaseFeatures Phase { get; init; }

    /// <summary>From its antennas together.</summary>
    public required CorrelationFeatures Correlation { get; init; }

    /// <summary>From its spectrum across the subcarriers.</summary>
    public required SpectrumFeatures Spectrum { get; init; }

    /// <summary>From the frames before it; null when they are too few.</summary>
    public required DopplerFeatures? Doppler { get; init; }

    /// <summary>The main numbers in words.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"features of {Amplitude.Means.Length} subcarriers: RMS {Amplitude.RootMeanSquare:0.###}, mean correlation {Correlation.Mean:0.###}, phase coherence {Phase.Coherence:0.###}");
}
