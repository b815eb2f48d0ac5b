namespace NeuroPose.Segmentation;

/// <summary>A local maximum of a signal.</summary>
/// <param name="Index">The sample; the middle one of a flat top, the earlier of two middles.</param>
/// <param name="Height">The signal's value there.</param>
/// <param name="Prominence">
/// How far the signal falls from the peak before it rises above it: the smaller fall of the two sides, over the whole signal.
/// </param>
public readonly record struct Peak(int Index, double Height, double Prominence);
