namespace NeuroPose.RuView.Signal;

/// <content>The frames that come one after another.</content>
internal sealed partial class CsiProcessor
{
    private readonly FeatureExtractor extractor;
    private readonly MotionDetector detector;
    private readonly Queue<ChannelMatrix> history = [];

    /// <summary>How many frames are remembered.</summary>
    public int HistoryLength => history.Count;

    /// <summary>
    /// Takes the next frame the whole way: prepared, its features, with the remembered frames as they came for the Doppler ones, and
    /// whether it shows a person. Then it is remembered.
    /// </summary>
    /// <param name="frame">The frame; NaN makes the features that rest on it NaN.</param>
    /// <exception cref="ArgumentException">The frame has no amplitudes, or another number of subcarriers than a remembered one.</exception>
    public ProcessedFrame Process(ChannelMatrix frame)
    {
        var prepared = Preprocess(frame);
        var features = Options.TakesFeatures ? extractor.Extract(prepared, Recent(Options.WindowSize)) : null;
        var detection = Options.LooksForPersons && features is not null ? detector.Detect(features) : null;
        Remember(frame);
        return new(prepared, features, detection);
    }

    /// <summary>Remembers a frame; the oldest goes when there is no more room.</summary>
    public void Remember(ChannelMatrix frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (history.Count == Options.HistorySize)
        {
            history.Dequeue();
        }

        history.Enqueue(frame);
    }

    /// <summary>The newest remembered frames, the oldest of them first; all when there are fewer.</summary>
    /// <param name="count">How many (0 or more).</param>
    public IReadOnlyList<ChannelMatrix> Recent(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return [.. history.TakeLast(count)];
    }

    /// <summary>Forgets all frames and what was detected in them.</summary>
    public void Forget()
    {
        history.Clear();
        detector.Reset();
        confidence = 0.0;
    }
}
