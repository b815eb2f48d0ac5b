using System.Text.Json;
using NeuroPose.RuView.Signal;
using NeuroPose.Testing;

namespace NeuroPose.RuView.Tests.Signal;

/// <summary>Every step of every run of csi/motion.json, and of every other file of its kind whose stream is there.</summary>
public sealed class MotionGoldenTests
{
    private const int CalibratedStep = 3;

    private static readonly JsonElement File = Golden.Read("csi", "motion.json");

    public static TheoryData<string> Files => GoldenStream.FilesOf("motion");

    [StreamTheory("motion")]
    [MemberData(nameof(Files))]
    public void The_detections_are_the_references(string file)
    {
        var (golden, stream) = (Golden.Read("csi", file), GoldenStream.Under(file));
        var columns = golden.GetProperty("columns").Deserialize<string[]>()!;
        foreach (var run in golden.GetProperty("runs").EnumerateArray())
        {
            var name = run.GetProperty("name").GetString()!;
            var detector = new MotionDetector(new() { AdaptsThreshold = name == "adaptive" });
            var extractor = new FeatureExtractor(new() { SampleRateHz = stream.SampleRateHz, TakesDoppler = name == "doppler" });
            List<ChannelMatrix> history = [];
            foreach (var (row, step) in run.GetProperty("rows").EnumerateArray().Select((row, step) => (row, step)))
            {
                var first = (18 * step) + 6;
                var features = extractor.Extract(stream.Channel([first, first + 2, first + 5]), history);
                if (name == "calibrated" && step == CalibratedStep)
                {
                    detector.Calibrate(features);
                }

                AssertSame(columns, row, detector.Detect(features), $"{name}, step {step}");
                history.Add(stream.Channel([first]));
            }

            var statistics = run.GetProperty("stats");
            Assert.Equal((statistics[0].GetInt32(), statistics[1].GetInt32()), (detector.Frames, detector.Detections));
            Assert.Equal((statistics[3].GetInt32(), statistics[4].GetBoolean()), (detector.HistoryLength, detector.IsCalibrated));
        }
    }

    [Fact]
    public void The_total_of_every_step_follows_from_its_parts()
    {
        var columns = File.GetProperty("columns").Deserialize<string[]>()!;
        foreach (var row in File.GetProperty("runs").EnumerateArray().SelectMany(run => run.GetProperty("rows").EnumerateArray()))
        {
            double? Part(string name) => row[Array.IndexOf(columns, name)] is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null;
            var score = new MotionScore(Part("variance_c")!.Value, Part("correlation_c")!.Value, Part("phase_c")!.Value, Part("doppler_c"));
            Near.Within(Part("motion_score")!.Value, score.Total, 1e-12, "total");
        }
    }

    [Fact]
    public void The_defaults_are_the_references()
    {
        var (expected, options) = (Golden.Read("csi", "csi_processor.json").GetProperty("motion_defaults"), new MotionDetectorOptions());
        Assert.Equal(expected.GetProperty("human_detection_threshold").GetDouble(), options.DetectionThreshold);
        Assert.Equal(expected.GetProperty("motion_threshold").GetDouble(), options.MotionThreshold);
        Assert.Equal(expected.GetProperty("history_size").GetInt32(), options.HistorySize);
        Assert.Equal(expected.GetProperty("smoothing_factor").GetDouble(), options.SmoothingFactor);
        Assert.Equal(expected.GetProperty("adaptive_threshold").GetBoolean(), options.AdaptsThreshold);
        Assert.Equal(expected.GetProperty("amplitude_threshold").GetDouble(), options.AmplitudeThreshold);
        Assert.Equal(expected.GetProperty("phase_threshold").GetDouble(), options.PhaseThreshold);
        Assert.Equal(expected.GetProperty("amplitude_weight").GetDouble(), options.AmplitudeWeight);
        Assert.Equal(expected.GetProperty("phase_weight").GetDouble(), options.PhaseWeight);
        Assert.Equal(expected.GetProperty("motion_weight").GetDouble(), options.MotionWeight);
    }

    private static void AssertSame(string[] columns, JsonElement row, MotionDetection actual, string name)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            var what = $"{name}: {columns[i]}";
            if (columns[i] == "human_detected")
            {
                Assert.True(row[i].GetBoolean() == actual.IsPerson, what);
            }
            else if (row[i].ValueKind == JsonValueKind.Null)
            {
                Assert.True(actual.Analysis.Score.Doppler is null, what);
            }
            else
            {
                Near.Within(row[i].GetDouble(), Value(columns[i], actual), 1e-9, what);
            }
        }
    }

    private static double Value(string column, MotionDetection actual) => column switch
    {
        "confidence" => actual.Confidence,
        "motion_score" => actual.Analysis.Score.Total,
        "raw_confidence" => actual.RawConfidence,
        "threshold" => actual.Threshold,
        "variance_c" => actual.Analysis.Score.Variance,
        "correlation_c" => actual.Analysis.Score.Correlation,
        "phase_c" => actual.Analysis.Score.Phase,
        "doppler_c" => actual.Analysis.Score.Doppler!.Value,
        "temporal_variance" => actual.Analysis.TemporalDeviation,
        "spatial_variance" => actual.Analysis.SpatialVariance,
        "velocity" => actual.Analysis.MeanShiftHz,
        "direction" => actual.Analysis.GradientAngle,
        "analysis_confidence" => actual.Analysis.Confidence,
        _ => throw new InvalidOperationException($"The golden file has a column \"{column}\" that no test knows."),
    };
}
