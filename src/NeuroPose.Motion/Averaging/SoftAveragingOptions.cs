namespace NeuroPose.Averaging;

/// <summary>How series are averaged by <see cref="SoftAveraging"/>.</summary>
public sealed record SoftAveragingOptions
{
    /// <summary>
    /// The smoothing of soft-DTW, more than 0, in the square of the series' unit. There is no default: it depends on the data.
    /// </summary>
    public required double Gamma { get; init; }

    /// <summary>
    /// The first average, which decides the number of frames; a medoid is the one by DTW of squared Euclidean costs; not null.
    /// </summary>
    public BarycenterStart Start { get; init => field = value ?? throw new ArgumentNullException(nameof(Start)); } = BarycenterStart.Medoid;

    /// <summary>Steps at most, 0 or more.</summary>
    public int MaximumIterations { get; init; } = 100;

    /// <summary>A step that lowers the sum by this fraction of its size or less is the last.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>What the average is called; not null.</summary>
    public string Label { get; init => field = value ?? throw new ArgumentNullException(nameof(Label)); } = "soft barycenter";

    internal void Check()
    {
        if (!(Gamma > 0 && double.IsFinite(Gamma)))
        {
            throw new ArgumentOutOfRangeException(nameof(Gamma), Gamma, "γ is a finite number above 0. For the hard minimum use Dba.");
        }

        ArgumentOutOfRangeException.ThrowIfNegative(MaximumIterations);
        if (!(Tolerance is >= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(Tolerance), Tolerance, "The tolerance is at least 0 and below 1.");
        }
    }
}
