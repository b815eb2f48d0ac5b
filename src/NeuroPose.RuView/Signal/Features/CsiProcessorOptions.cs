namespace NeuroPose.RuView.Signal;

/// <summary>How frames are prepared for their features.</summary>
internal sealed record CsiProcessorOptions
{
    /// <summary>Amplitudes at or below this many decibels (20·log₁₀) count as noise and become zero.</summary>
    public double NoiseThresholdDecibels { get; init; } = -30.0;

    /// <summary>Frames a second (above 0).</summary>
    public double SampleRateHz { get; init; } = 1000.0;

    /// <summary>Frames in an analysis window (at least 1): as many remembered ones as Doppler features are taken from.</summary>
    public int WindowSize { get; init; } = 256;

    /// <summary>The share of a window that the next one repeats: 0 or more, below 1.</summary>
    public double Overlap { get; init; } = 0.5;

    /// <summary>The weight of what was before when a detection's confidence is smoothed (0 to 1).</summary>
    public double SmoothingFactor { get; init; } = 0.9;

    /// <summary>The smoothed confidence from which a frame shows a person (0 to 1).</summary>
    public double DetectionThreshold { get; init; } = 0.8;

    /// <summary>How many frames are remembered (at least 1).</summary>
    public int HistorySize { get; init; } = 500;

    /// <summary>Whether frames are prepared at all; otherwise they go on unchanged.</summary>
    public bool Prepares { get; init; } = true;

    /// <summary>Whether features are taken.</summary>
    public bool TakesFeatures { get; init; } = true;

    /// <summary>Whether a person is looked for; that needs features.</summary>
    public bool LooksForPersons { get; init; } = true;
}
