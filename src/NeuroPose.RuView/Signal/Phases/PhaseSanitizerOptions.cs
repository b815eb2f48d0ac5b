namespace NeuroPose.RuView.Signal;

/// <summary>What a phase sanitizer does, in this order: check the range, unwrap, replace outliers, smooth, filter noise.</summary>
internal sealed record PhaseSanitizerOptions
{
    /// <summary>How turns are taken out.</summary>
    public PhaseUnwrapping Unwrapping { get; init; } = PhaseUnwrapping.Standard;

    /// <summary>Standard deviations from the row's mean beyond which a phase is an outlier (above 0).</summary>
    public double OutlierThreshold { get; init; } = 3.0;

    /// <summary>Subcarriers that the centered mean spans (at least 1); an even number counts as the next odd one.</summary>
    public int SmoothingWindow { get; init; } = 5;

    /// <summary>Whether outliers are replaced.</summary>
    public bool RemovesOutliers { get; init; } = true;

    /// <summary>Whether rows are smoothed.</summary>
    public bool Smooths { get; init; } = true;

    /// <summary>Whether noise is filtered.</summary>
    public bool FiltersNoise { get; init; }

    /// <summary>The weight of a new value in the noise filter, between 0 and 1, both excluded.</summary>
    public double NoiseThreshold { get; init; } = 0.05;

    /// <summary>The smallest phase taken in, in radians.</summary>
    public double SmallestRadians { get; init; } = -Math.PI;

    /// <summary>The largest phase taken in, in radians.</summary>
    public double LargestRadians { get; init; } = Math.PI;
}
