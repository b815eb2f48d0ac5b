using NeuroPose.Numerics;

namespace NeuroPose.RuView.Signal;

/// <summary>
/// Prepares a frame for its features: noise to zero, a Hamming window across the subcarriers, division by the matrix's standard
/// deviation; remembers
/// frames, and takes each one the whole way to a verdict. Source: the open RuView reference, whose numbers are reproduced.
/// </summary>
/// <remarks>The reference has the steps and leaves joining them to its caller. It remembers; for one thread at a time.</remarks>
internal sealed partial class CsiProcessor
{
    // Keeps the logarithm and the quotient finite for an amplitude of zero.
    private const double Nothing = 1e-12;

    private double confidence;

    /// <summary>Makes a processor.</summary>
    /// <param name="options">How frames are prepared; the defaults when left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option outside its bounds.</exception>
    public CsiProcessor(CsiProcessorOptions? options = null)
    {
        Options = options ?? new CsiProcessorOptions();
        Configuration.Require(Options.SampleRateHz > 0, "sampling_rate must be positive", Options.SampleRateHz, nameof(options));
        Configuration.Require(Options.WindowSize > 0, "window_size must be positive", Options.WindowSize, nameof(options));
        Configuration.Require(Options.Overlap is >= 0 and < 1, "overlap must be between 0 and 1", Options.Overlap, nameof(options));
        Configuration.Require(Options.HistorySize > 0, "max_history_size must be positive", Options.HistorySize, nameof(options));
        extractor = new(new() { SampleRateHz = Options.SampleRateHz });
        detector = new(new() { DetectionThreshold = Options.DetectionThreshold, SmoothingFactor = Options.SmoothingFactor });
    }

    /// <summary>How frames are prepared.</summary>
    public CsiProcessorOptions Options { get; }

    /// <summary>
    /// All three steps on a frame's amplitudes; phases pass through. The frame itself when frames are not to be prepared.
    /// </summary>
    /// <exception cref="ArgumentException">The frame has no amplitudes.</exception>
    public ChannelMatrix Preprocess(ChannelMatrix frame) => Options.Prepares ? Normalize(ApplyWindow(RemoveNoise(frame))) : frame;

    /// <summary>Amplitudes that are not above the noise threshold, negative ones among them, become zero; a NaN stays NaN.</summary>
    public ChannelMatrix RemoveNoise(ChannelMatrix frame) => Map(frame, (amplitude, _) =>
        double.IsNaN(amplitude) || 20.0 * ExactMath.Log10(amplitude + Nothing) > Options.NoiseThresholdDecibels ? amplitude : 0.0);

    /// <summary>A symmetric Hamming window across the subcarriers of each antenna.</summary>
    public static ChannelMatrix ApplyWindow(ChannelMatrix frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var weights = WindowWeights.Of(WindowFunction.Hamming, frame.Subcarriers);
        return Map(frame, (amplitude, subcarrier) => amplitude * weights[subcarrier]);
    }

    /// <summary>Division by the standard deviation of all amplitudes of the matrix. A NaN makes all NaN.</summary>
    public static ChannelMatrix Normalize(ChannelMatrix frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var scale = Moments.Deviation(frame.Amplitude.Values.AsSpan()) + Nothing;
        return Map(frame, (amplitude, _) => amplitude / scale);
    }

    /// <summary>
    /// Smooths a detection's confidence over time: the factor times what was before, the rest times the new one. The first is smoothed
    /// from 0.
    /// </summary>
    public double Smooth(double newConfidence)
    {
        confidence = (Options.SmoothingFactor * confidence) + ((1.0 - Options.SmoothingFactor) * newConfidence);
        return confidence;
    }

    private static ChannelMatrix Map(ChannelMatrix frame, Func<double, int, double> change)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (frame.Amplitude.IsEmpty)
        {
            throw new ArgumentException("Invalid input data: Amplitude data is required: at least one antenna and one subcarrier.", nameof(frame));
        }

        var values = new double[frame.Amplitude.Values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = change(frame.Amplitude.Values[i], i % frame.Subcarriers);
        }

        return frame.WithAmplitude(RealMatrix.Own(frame.Antennas, frame.Subcarriers, values));
    }
}

/// <summary>A frame that went the whole way.</summary>
/// <param name="Prepared">The frame as it was prepared.</param>
/// <param name="Features">Its features; null when none are taken.</param>
/// <param name="Detection">Whether it shows a person; null when none is looked for.</param>
internal sealed record ProcessedFrame(ChannelMatrix Prepared, CsiFeatures? Features, MotionDetection? Detection)
{
    /// <summary>The frame and what was found, in words.</summary>
    public override string ToString() => string.Join(": ", new object?[] { Prepared, Detection ?? (object?)Features }.OfType<object>());
}
