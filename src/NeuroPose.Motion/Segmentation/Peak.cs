namespace NeuroPose.Segmentation;

/// <summary>A local maximum of a signal.</summary>
/// <param name="Index">The sample; the middle one of a flat top, the earlier of two middles.</param>
/// <param name="Height">The signal's value there.</param>
/// <param name="Prominence">
/// How far the signal falls from the peak before it rises above it: the smaller fall of the two sides, over the whole signal.
/// </param>
public readonly record struct Peak(int Index, double Height, double Prominence);

/// <summary>How wide a peak is at a height.</summary>
/// <param name="Height">The height at which it is measured, in the signal's unit.</param>
/// <param name="Left">Where the signal crosses the height before the peak, in samples, between two of them as a rule.</param>
/// <param name="Right">Where it crosses it after the peak.</param>
public readonly record struct PeakWidth(double Height, double Left, double Right)
{
    /// <summary>The width in samples.</summary>
    public double Width => Right - Left;
}
