using System.Text.Json;
using NeuroPose.RuView.Signal;
using NeuroPose.Testing;

namespace NeuroPose.RuView.Tests.Signal;

/// <summary>All of csi/csi_processor.json, and every other file of its kind whose stream is there.</summary>
public sealed class CsiProcessorGoldenTests
{
    private static readonly JsonElement File = Golden.Read("csi", "csi_processor.json");

    public static TheoryData<string> Files => GoldenStream.FilesOf("csi_processor");

    [StreamTheory("csi_processor")]
    [MemberData(nameof(Files))]
    public void Every_step_gives_the_references_numbers(string file)
    {
        var stream = GoldenStream.Under(file);
        foreach (var expected in Golden.Read("csi", file).GetProperty("cases").EnumerateArray())
        {
            var processor = new CsiProcessor(new() { NoiseThresholdDecibels = expected.GetProperty("noise_threshold").GetDouble() });
            var frame = stream.Channel(expected.GetProperty("antenna_frames").Deserialize<int[]>()!);
            var name = $"{file}, noise threshold {expected.GetProperty("noise_threshold")}, frames {expected.GetProperty("antenna_frames")}";
            Near.Array(expected.GetProperty("removed"), processor.RemoveNoise(frame).Amplitude, 1e-15, $"{name}: removed");
            Near.Array(expected.GetProperty("windowed"), CsiProcessor.ApplyWindow(frame).Amplitude, 1e-14, $"{name}: windowed");
            Near.Array(expected.GetProperty("normalized"), CsiProcessor.Normalize(frame).Amplitude, 1e-12, $"{name}: normalized");
            Near.Array(expected.GetProperty("preprocessed"), processor.Preprocess(frame).Amplitude, 1e-12, $"{name}: preprocessed");
        }
    }

    [Fact]
    public void A_frame_whose_noise_is_removed_already_comes_out_as_in_the_reference()
    {
        foreach (var expected in File.GetProperty("cases").EnumerateArray())
        {
            var removed = RealMatrix.FromRows(expected.GetProperty("removed").Deserialize<double[][]>()!);
            var result = CsiProcessor.Normalize(CsiProcessor.ApplyWindow(new(removed, removed)));
            Near.Array(expected.GetProperty("preprocessed"), result.Amplitude, 1e-12, $"noise threshold {expected.GetProperty("noise_threshold")}");
        }
    }

    [StreamTheory("csi_processor")]
    [MemberData(nameof(Files))]
    public void The_newest_frames_are_remembered_as_in_the_reference(string name)
    {
        // The file tells the first amplitudes of the two newest frames, not which frames of the stream they are.
        var (file, stream) = (Golden.Read("csi", name), GoldenStream.Under(name));
        var newest = file.GetProperty("recent2_amp00").Deserialize<double[]>()!;
        var last = Enumerable.Range(1, stream.Amplitudes.Rows - 1).First(frame => stream.Amplitudes[frame - 1, 0] == newest[0] && stream.Amplitudes[frame, 0] == newest[1]);
        var processor = new CsiProcessor(new() { HistorySize = file.GetProperty("history_len").GetInt32() });
        for (var frame = 0; frame <= last; frame++)
        {
            processor.Remember(stream.Channel([frame]));
        }

        Assert.Equal(Math.Min(last + 1, file.GetProperty("history_len").GetInt32()), processor.HistoryLength);
        Assert.Equal(newest, processor.Recent(2).Select(frame => frame.Amplitude[0, 0]));
    }

    [Fact]
    public void The_confidence_is_smoothed_as_in_the_reference()
    {
        var processor = new CsiProcessor();
        var smoothed = File.GetProperty("smoothing_in").EnumerateArray().Select(value => processor.Smooth(value.GetDouble())).ToArray();
        Near.Array(File.GetProperty("smoothing_out"), smoothed, 1e-14, "smoothed");
    }

    [StreamTheory("csi_processor")]
    [MemberData(nameof(Files))]
    public void The_complex_channel_is_the_references(string file)
    {
        var channel = GoldenStream.Under(file).Channel([0]).ComplexRow(0)[..8];
        Near.Array(Golden.Read("csi", file).GetProperty("to_complex_row0_first8"), channel.SelectMany(value => new[] { value.Real, value.Imaginary }).ToArray(), 1e-14, "channel");
    }

    [Fact]
    public void The_defaults_are_the_references()
    {
        var (expected, options) = (File.GetProperty("defaults"), new CsiProcessorOptions());
        Assert.Equal(expected.GetProperty("sampling_rate").GetDouble(), options.SampleRateHz);
        Assert.Equal(expected.GetProperty("window_size").GetInt32(), options.WindowSize);
        Assert.Equal(expected.GetProperty("overlap").GetDouble(), options.Overlap);
        Assert.Equal(expected.GetProperty("noise_threshold").GetDouble(), options.NoiseThresholdDecibels);
        Assert.Equal(expected.GetProperty("smoothing_factor").GetDouble(), options.SmoothingFactor);
        Assert.Equal(expected.GetProperty("human_detection_threshold").GetDouble(), options.DetectionThreshold);
        Assert.Equal(expected.GetProperty("max_history_size").GetInt32(), options.HistorySize);
        Assert.Equal(expected.GetProperty("enable_preprocessing").GetBoolean(), options.Prepares);
        Assert.Equal(expected.GetProperty("enable_feature_extraction").GetBoolean(), options.TakesFeatures);
        Assert.Equal(expected.GetProperty("enable_human_detection").GetBoolean(), options.LooksForPersons);
    }

    [Fact]
    public void The_defaults_of_the_stages_are_the_references()
    {
        var (features, sanitizer) = (File.GetProperty("feature_defaults"), File.GetProperty("sanitizer_defaults"));
        var (extraction, phases) = (new FeatureExtractorOptions(), new PhaseSanitizerOptions());
        Assert.Equal(features.GetProperty("enable_doppler").GetBoolean(), extraction.TakesDoppler);
        Assert.Equal(features.GetProperty("fft_size").GetInt32(), extraction.TransformSize);
        Assert.Equal(features.GetProperty("min_doppler_history").GetInt32(), extraction.MinimumHistory);
        Assert.Equal(features.GetProperty("sampling_rate").GetDouble(), extraction.SampleRateHz);
        Assert.Equal(sanitizer.GetProperty("enable_noise_filtering").GetBoolean(), phases.FiltersNoise);
        Assert.Equal(sanitizer.GetProperty("enable_outlier_removal").GetBoolean(), phases.RemovesOutliers);
        Assert.Equal(sanitizer.GetProperty("enable_smoothing").GetBoolean(), phases.Smooths);
        Assert.Equal(sanitizer.GetProperty("noise_threshold").GetDouble(), phases.NoiseThreshold);
        Assert.Equal(sanitizer.GetProperty("outlier_threshold").GetDouble(), phases.OutlierThreshold);
        Assert.Equal(sanitizer.GetProperty("smoothing_window").GetInt32(), phases.SmoothingWindow);
        Assert.Equal(sanitizer.GetProperty("unwrapping_method").GetString(), phases.Unwrapping.ToString());
        Near.Array(sanitizer.GetProperty("phase_range"), [phases.SmallestRadians, phases.LargestRadians], 0, "phase range");
    }

    [Fact]
    public void Bad_input_is_refused_in_the_references_words_and_then_explained()
    {
        var errors = File.GetProperty("errors");
        Near.Words(errors, "overlap", () => _ = new CsiProcessor(new() { Overlap = 1.0 }));
        Near.Words(errors, "rate", () => _ = new CsiProcessor(new() { SampleRateHz = 0 }));
        Near.Words(errors, "window", () => _ = new CsiProcessor(new() { WindowSize = 0 }));
        var (nothing, some) = (new RealMatrix(0, 0, []), new RealMatrix(1, 1, [1.0]));
        Near.Words(errors, "shape", () => _ = new ChannelMatrix(some, nothing));
        Near.Words(errors, "missing_amp", () => new CsiProcessor().Preprocess(new(nothing, nothing)));
    }
}
