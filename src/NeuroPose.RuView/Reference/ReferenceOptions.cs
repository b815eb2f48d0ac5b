namespace NeuroPose.RuView.Reference;

/// <summary>How the reference mode is set up.</summary>
public sealed record ReferenceOptions
{
    /// <summary>Subcarriers that count (at least 1).</summary>
    public int Subcarriers { get; init; } = 56;

    /// <summary>Frames a second; the reference takes every frame as evenly spaced.</summary>
    public double SampleRateHz { get; init; } = 100.0;

    /// <summary>How far back breathing looks, in seconds.</summary>
    public double BreathingWindowSeconds { get; init; } = 30.0;

    /// <summary>How far back the heart looks, in seconds.</summary>
    public double HeartWindowSeconds { get; init; } = 15.0;

    /// <summary>The weight of a new amplitude in the prediction.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Standard deviations beyond which a change is sudden.</summary>
    public double SuddenChange { get; init; } = 2.5;
}
