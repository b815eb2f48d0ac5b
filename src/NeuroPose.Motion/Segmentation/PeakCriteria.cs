namespace NeuroPose.Segmentation;

/// <summary>Which peaks count. Limits include their bound; null is no limit; a limit that is NaN lets nothing pass.</summary>
public sealed record PeakCriteria
{
    /// <summary>Every peak counts.</summary>
    public static PeakCriteria Any { get; } = new();

    /// <summary>The least number of samples in a flat top; 1 for a pointed one.</summary>
    public double? MinPlateau { get; init; }

    /// <summary>The greatest number of samples in a flat top.</summary>
    public double? MaxPlateau { get; init; }

    /// <summary>The least value, in the signal's unit.</summary>
    public double? MinHeight { get; init; }

    /// <summary>The greatest value, in the signal's unit.</summary>
    public double? MaxHeight { get; init; }

    /// <summary>The least step down to either neighboring sample, in the signal's unit.</summary>
    public double? MinThreshold { get; init; }

    /// <summary>The greatest step down to either neighboring sample, in the signal's unit.</summary>
    public double? MaxThreshold { get; init; }

    /// <summary>
    /// The least distance between peaks, in samples, 1 or more; fractions count as the next whole number. Higher peaks are kept first,
    /// of equal ones the later first.
    /// </summary>
    public double? MinDistance { get; init; }

    /// <summary>The least prominence, in the signal's unit.</summary>
    public double? MinProminence { get; init; }

    /// <summary>The greatest prominence, in the signal's unit.</summary>
    public double? MaxProminence { get; init; }

    /// <summary>The least width, in samples, where <see cref="RelativeHeight"/> says.</summary>
    public double? MinWidth { get; init; }

    /// <summary>The greatest width, in samples.</summary>
    public double? MaxWidth { get; init; }

    /// <summary>
    /// How far below the peak its width is measured, as a share of its prominence: 0.5 is halfway, 1 is at the base. 0 or more.
    /// </summary>
    public double RelativeHeight
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(RelativeHeight), value, "The relative height must be 0 or more.");
    } = 0.5;
}
