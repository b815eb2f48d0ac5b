using NeuroPose.RuView.Signal;

namespace NeuroPose.RuView.Tests.Signal;

public sealed class InWordsTests
{
    [Fact]
    public void What_a_stage_gives_says_in_a_line_what_it_holds()
    {
        var channel = new ChannelMatrix(RealMatrix.FromRows([[1, 2, 4], [2, 4, 8]]), RealMatrix.FromRows([[0, 1, 2], [0, 1, 2]]));
        var features = new FeatureExtractor(new() { TransformSize = 4, MinimumHistory = 2, SampleRateHz = 20 }).Extract(channel, [channel, channel]);
        Assert.Equal("amplitudes of 3 subcarriers: RMS 4.183, peak 8, range 7", features.Amplitude.ToString());
        Assert.Equal("phases of 3 subcarriers: coherence 1", features.Phase.ToString());
        Assert.Equal("correlation of 2 antennas: mean 1, largest 1", features.Correlation.ToString());
        Assert.Equal("spectrum of 4 bins: total 22.5, peak 20.25 at 0 Hz", features.Spectrum.ToString());
        Assert.Equal("Doppler shifts of 3 subcarriers: mean 0 Hz, largest 0 Hz", features.Doppler!.ToString());
        Assert.StartsWith("motion 0.", new MotionDetector().Analyze(features).ToString(), StringComparison.Ordinal);
        Assert.Equal("7 samples, 1 outliers replaced", HampelFilter.Apply([1, 1, 1, 9, 1, 1, 1]).ToString());
        Assert.Equal("2 × 3 matrix of phases, 0 outliers, unwrapped by Standard", new PhaseSanitizer().Sanitize(channel.Phase).ToString());
        Assert.Equal("56 subcarriers on the common grid, of Generic", new HardwareNormalizer().Normalize([1, 2], [0, 0]).ToString());
        Assert.Equal("2 m to the body, 3 m on, wavelength 0.06 m", new FresnelGeometry(2, 3, 5e9).ToString());
        Assert.Equal("2 sensitive subcarriers (2, 3) and 2 others", SensitivityPartition.Of([1, 1.5, 6, 6.5]).ToString());
    }
}
