using NeuroPose.Numerics;
using NeuroPose.RuView.Signal;
using NeuroPose.Vitals.Csi;

namespace NeuroPose.RuView.Tests.Signal;

public sealed class CsiProcessorTests
{
    [Fact]
    public void A_frame_goes_the_whole_way_to_a_verdict_as_the_single_steps_would_take_it()
    {
        var frames = Frames(40, movesFrom: 20);
        var (processor, extractor, detector) = (new CsiProcessor(new() { SampleRateHz = 20 }), new FeatureExtractor(new() { SampleRateHz = 20 }), new MotionDetector());
        for (var i = 0; i < frames.Length; i++)
        {
            var processed = processor.Process(frames[i]);
            var features = extractor.Extract(new CsiProcessor().Preprocess(frames[i]), frames[..i]);
            var detection = detector.Detect(features);
            Assert.Equal(features.Doppler?.Mean, processed.Features!.Doppler?.Mean);
            Assert.Equal((detection.IsPerson, detection.Confidence), (processed.Detection!.IsPerson, processed.Detection.Confidence));
        }

        Assert.Equal(40, processor.HistoryLength);
        Assert.StartsWith("channel of 2 antennas × 8 subcarriers: no person (confidence", processor.Process(frames[0]).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_frame_of_a_recording_goes_in_with_what_is_known_of_its_radio()
    {
        var frame = new CsiFrame([1, 2, 3, 4], [0.1, 0.2, 0.3, 0.4], 2, 2, new() { FrequencyMhz = 2437, BandwidthMhz = 40 });
        var channel = ChannelMatrix.FromFrame(frame);
        Assert.Equal((2, 2, 2.437e9, 40e6), (channel.Antennas, channel.Subcarriers, channel.CarrierHz, channel.BandwidthHz));
        Assert.Equal((3.0, 0.4), (channel.Amplitude[1, 0], channel.Phase[1, 1]));
        Assert.Equal(20e6, ChannelMatrix.FromFrame(new([1], [0], 1, 0, 20)).BandwidthHz);
        Assert.NotNull(new CsiProcessor().Process(channel).Detection);
    }

    [Fact]
    public void Steps_that_are_turned_off_are_left_out()
    {
        var frame = Frames(1, movesFrom: 1)[0];
        var processed = new CsiProcessor(new() { Prepares = false, TakesFeatures = false }).Process(frame);
        Assert.Same(frame, processed.Prepared);
        Assert.Null(processed.Features);
        Assert.Null(processed.Detection);
        Assert.NotNull(new CsiProcessor(new() { LooksForPersons = false }).Process(frame).Features);
    }

    [Fact]
    public void Only_the_newest_frames_are_remembered()
    {
        var frames = Frames(7, movesFrom: 7);
        var processor = new CsiProcessor(new() { HistorySize = 3 });
        Array.ForEach(frames, processor.Remember);

        Assert.Equal(frames[^3..], processor.Recent(10));
        Assert.Equal(frames[^2..], processor.Recent(2));
        Assert.Empty(processor.Recent(0));
        processor.Forget();
        Assert.Equal(0, processor.HistoryLength);
        Assert.Contains("max_history_size", Assert.Throws<ArgumentOutOfRangeException>(() => new CsiProcessor(new() { HistorySize = 0 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_negative_amplitude_is_noise_and_an_unknown_one_stays_unknown()
    {
        var frame = ChannelMatrix.FromOneAntenna([2, -2, double.NaN], [0, 0, 0]);
        Assert.Equal<double>([2, 0, double.NaN], new CsiProcessor().RemoveNoise(frame).Amplitude.Values);
    }

    private static ChannelMatrix[] Frames(int count, int movesFrom)
    {
        var random = new SeededRandom(3);
        return [.. Enumerable.Range(0, count).Select(i => new ChannelMatrix(Matrix(random, i >= movesFrom ? 3 : 0.1), Matrix(random, 0.2)))];
    }

    private static RealMatrix Matrix(SeededRandom random, double spread) => new(2, 8, [.. Enumerable.Range(0, 16).Select(_ => 10 + (spread * random.NextGaussian()))]);
}
