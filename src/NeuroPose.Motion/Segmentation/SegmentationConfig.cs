namespace NeuroPose.Segmentation;

/// <summary>How a trial was cut into segments: enough to do it again.</summary>
/// <param name="Extractor">The signal that was searched for peaks.</param>
/// <param name="PersonIndex">Whose poses.</param>
/// <param name="MinDistanceSeconds">The least time between peaks; null when not limited.</param>
/// <param name="MinProminence">The least prominence of a peak, in the signal's unit; null when not limited.</param>
/// <param name="MinHeight">The least value at a peak, in the signal's unit; null when not limited.</param>
/// <param name="PadSeconds">How much each segment was widened at both ends.</param>
/// <param name="Method">The method's name and version.</param>
public sealed record SegmentationConfig(
    SignalExtractor Extractor,
    long PersonIndex = 0,
    double? MinDistanceSeconds = null,
    double? MinProminence = null,
    double? MinHeight = null,
    double PadSeconds = 0,
    string Method = SegmentationConfig.ValleyToValley)
{
    /// <summary>Peak to peak, each segment reaching to the valleys on both sides.</summary>
    public const string ValleyToValley = "valley_to_valley_v1";

    /// <summary>
    /// Peak to peak, each segment reaching to the lowest sample between its peak and the next on either side, so that noise does not shorten it.
    /// The file contract does not have this method: a trial file keeps segments of <see cref="ValleyToValley"/> only.
    /// </summary>
    public const string DeepestValley = "deepest_valley_v1";
}
