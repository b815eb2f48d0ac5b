namespace NeuroPose.RuView.Signal;

/// <summary>
/// Takes the features of frames. Source: the open RuView reference, whose numbers are reproduced. For one thread at a time.
/// </summary>
internal sealed class FeatureExtractor
{
    private readonly FourierTransform transform;

    /// <summary>Makes an extractor.</summary>
    /// <param name="options">How features are taken; the defaults when left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option outside its bounds.</exception>
    public FeatureExtractor(FeatureExtractorOptions? options = null)
    {
        Options = options ?? new FeatureExtractorOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(Options.TransformSize, 2, nameof(options));
        SampleRate.Require(Options.SampleRateHz, nameof(options));
        transform = new FourierTransform(Options.TransformSize);
    }

    /// <summary>How features are taken.</summary>
    public FeatureExtractorOptions Options { get; }

    /// <summary>The features of a frame.</summary>
    /// <param name="frame">The frame. A NaN makes the features that rest on it NaN.</param>
    /// <param name="history">The frames before it, the oldest first; only their first antenna's amplitudes count.</param>
    /// <exception cref="ArgumentException">The frame has no antennas or subcarriers, or a frame of the history has another number of
    /// subcarriers than the others.</exception>
    public CsiFeatures Extract(ChannelMatrix frame, IReadOnlyList<ChannelMatrix>? history = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (frame.Amplitude.IsEmpty)
        {
            throw new ArgumentException("Invalid input data: Amplitude data is required: at least one antenna and one subcarrier.", nameof(frame));
        }

        return new()
        {
            Amplitude = AmplitudeFeatures.Of(frame.Amplitude),
            Phase = PhaseFeatures.Of(frame.Phase),
            Correlation = CorrelationFeatures.Of(frame.Amplitude),
            Spectrum = SpectrumFeatures.Of(frame, transform),
            Doppler = Doppler(history),
        };
    }

    private DopplerFeatures? Doppler(IReadOnlyList<ChannelMatrix>? history)
    {
        if (!Options.TakesDoppler || history is null || history.Count < Math.Max(1, Options.MinimumHistory))
        {
            return null;
        }

        for (var i = 0; i < history.Count; i++)
        {
            if (history[i].Subcarriers != history[0].Subcarriers || history[i].Amplitude.IsEmpty)
            {
                throw new ArgumentException($"Every frame of the history needs the {history[0].Subcarriers} subcarriers of its first; frame {i} is a {history[i]}.", nameof(history));
            }
        }

        return DopplerFeatures.Of(history, Options.SampleRateHz);
    }
}
