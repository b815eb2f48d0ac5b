namespace NeuroPose.RuView.Signal;

/// <summary>How a spectrogram is cut.</summary>
internal sealed record SpectrogramOptions
{
    /// <summary>Samples in a stretch (1 or more).</summary>
    public int WindowSize { get; init; } = 256;

    /// <summary>Samples from the start of one stretch to the start of the next (1 or more).</summary>
    public int HopSize { get; init; } = 64;

    /// <summary>The weights of a stretch.</summary>
    public WindowFunction Window { get; init; } = WindowFunction.Hann;

    /// <summary>Power (the magnitude squared) when true, magnitude when false.</summary>
    public bool IsPower { get; init; } = true;
}
