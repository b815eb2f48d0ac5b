using NeuroPose.Vitals.Csi;

namespace NeuroPose.RuView.Witness;

/// <summary>Hashes that a CSI pipeline leaves behind: whoever computes the same features from the same frames gets the same hash.</summary>
/// <remarks>
/// The features of the first hundred frames: amplitudes below -60 dB to zero, a Hamming window across the subcarriers, division by the
/// standard
/// deviation; then mean and variance of each subcarrier over the antennas, the mean phase step between neighboring subcarriers, the
/// antennas'
/// correlation and the spectrum across the subcarriers in 128 bins. Each number is rounded to six decimals. Source: the verifier of the
/// open
/// RuView reference (its record 028), and for version 2 the reference's Rust pipeline.
/// </remarks>
public static class WitnessHash
{
    /// <summary>
    /// Version 2: the features without the Doppler part. Every number of it is a plain function of the frame that it belongs to, and none
    /// of the
    /// reference signal's lies within 5·10⁻¹² of a rounding boundary: the hash is the same on every machine.
    /// </summary>
    /// <param name="frames">The frames; those behind the hundredth are not looked at.</param>
    /// <returns>SHA-256 in lower-case hexadecimal.</returns>
    public static string Version2(IEnumerable<CsiFrame> frames)
    {
        ArgumentNullException.ThrowIfNull(frames);
        return Version2(FrameFeatures.Of(frames), _ => { });
    }

    /// <summary>
    /// Version 1: the scheme of the reference's Python verifier, with its Doppler part. See <see cref="FragileHash.Reason"/> for why it
    /// proves little.
    /// </summary>
    /// <param name="frames">The frames; those behind the hundredth are not looked at.</param>
    public static FragileHash Version1(IEnumerable<CsiFrame> frames)
    {
        ArgumentNullException.ThrowIfNull(frames);
        using var full = new FeatureHash();
        using var plain = new FeatureHash();
        var doppler = new PhaseDoppler();
        IReadOnlyList<CsiFrame> all = [.. frames.Take(FrameFeatures.MostFrames)];
        foreach (var (frame, features) in all.Zip(FrameFeatures.Of(all)))
        {
            foreach (var (name, values) in features.Parts)
            {
                var isSpectrum = name == FrameFeatures.Spectrum;
                if (isSpectrum)
                {
                    foreach (var value in doppler.Spectrum())
                    {
                        full.Append(FeatureHash.RoundedWithSign(value));
                    }
                }

                foreach (var value in values)
                {
                    // The older pipeline does not divide by the number of bins: 128, so that undoing it is exact.
                    var rounded = FeatureHash.RoundedWithSign(isSpectrum ? value * values.Length : value);
                    full.Append(rounded);
                    plain.Append(rounded);
                }
            }

            doppler.Add(frame);
        }

        return new() { Sha256 = full.Finish(), WithoutDopplerSha256 = plain.Finish(), LargestPhaseStepRadians = doppler.LargestStep };
    }

    /// <summary>The hash, while each frame's rounded features are handed on.</summary>
    internal static string Version2(IEnumerable<FrameFeatures> frames, Action<FrameFeatures> seen)
    {
        using var hash = new FeatureHash();
        foreach (var frame in frames)
        {
            var rounded = new FrameFeatures([.. frame.Parts.Select(part => (part.Name, Values: (System.Collections.Immutable.ImmutableArray<double>)[.. part.Values.Select(FeatureHash.Rounded)]))]);
            foreach (var (_, values) in rounded.Parts)
            {
                foreach (var value in values)
                {
                    hash.Append(value);
                }
            }

            seen(rounded);
        }

        return hash.Finish();
    }
}
