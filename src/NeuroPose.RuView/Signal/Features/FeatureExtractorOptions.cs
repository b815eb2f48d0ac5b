namespace NeuroPose.RuView.Signal;

/// <summary>How features are taken.</summary>
internal sealed record FeatureExtractorOptions
{
    /// <summary>Bins of the spectrum (2 or more); amplitudes beyond it are left out, missing ones are zero.</summary>
    public int TransformSize { get; init; } = 128;

    /// <summary>Frames a second of the history (above 0).</summary>
    public double SampleRateHz { get; init; } = 1000.0;

    /// <summary>Frames of history below which there are no Doppler features.</summary>
    public int MinimumHistory { get; init; } = 10;

    /// <summary>Whether Doppler features are taken at all.</summary>
    public bool TakesDoppler { get; init; } = true;
}
