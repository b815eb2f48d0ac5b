namespace NeuroPose.RuView.Signal;

/// <summary>A frame that went the whole way.</summary>
/// <param name="Prepared">The frame as it was prepared.</param>
/// <param name="Features">Its features; null when none are taken.</param>
/// <param name="Detection">Whether it shows a person; null when none is looked for.</param>
internal sealed record ProcessedFrame(ChannelMatrix Prepared, CsiFeatures? Features, MotionDetection? Detection)
{
    /// <summary>The frame and what was found, in words.</summary>
    public override string ToString() => string.Join(": ", new object?[] { Prepared, Detection ?? (object?)Features }.OfType<object>());
}
