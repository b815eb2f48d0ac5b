using System.Collections.Immutable;
using NeuroPose.RuView.Signal;
using NeuroPose.Vitals.Csi;

namespace NeuroPose.RuView.Witness;

/// <summary>
/// The features of one frame that a witness is made of, by name and in the order in which they are hashed; not yet rounded.
/// </summary>
internal sealed record FrameFeatures(ImmutableArray<(string Name, ImmutableArray<double> Values)> Parts)
{
    /// <summary>How many frames a witness looks at: the first second of the reference signal.</summary>
    public const int MostFrames = 100;

    /// <summary>The name of the spectrum, which the older scheme scales otherwise.</summary>
    public const string Spectrum = "power_spectral_density";

    private const double NoiseDecibels = -60;
    private const int Bins = 128;
    private const double RateHz = 100;

    /// <summary>The features of the first hundred frames, by the settings of the reference's verifier.</summary>
    public static IEnumerable<FrameFeatures> Of(IEnumerable<CsiFrame> frames)
    {
        var processor = new CsiProcessor(new() { NoiseThresholdDecibels = NoiseDecibels, SampleRateHz = RateHz });
        var extractor = new FeatureExtractor(new() { TransformSize = Bins, SampleRateHz = RateHz, TakesDoppler = false });
        foreach (var frame in frames.Take(MostFrames))
        {
            var features = extractor.Extract(processor.Preprocess(ChannelMatrix.FromFrame(frame)));
            yield return new(
            [
                ("amplitude_mean", features.Amplitude.Means),
                ("amplitude_variance", features.Amplitude.Variances),
                ("phase_difference", features.Phase.Differences),
                ("correlation_matrix", features.Correlation.Matrix.Values),
                (Spectrum, features.Spectrum.Values),
            ]);
        }
    }
}
