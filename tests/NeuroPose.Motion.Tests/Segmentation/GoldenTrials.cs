using System.Text.Json;
using NeuroPose.Formats;
using NeuroPose.Segmentation;
using NeuroPose.Testing;
using NeuroPose.Vocabulary;

namespace NeuroPose.Motion.Tests.Segmentation;

/// <summary>What segmentation's golden file names: clips, extractors, segments.</summary>
internal static class GoldenTrials
{
    public static VideoPredictions Load(string input) => input switch
    {
        "trial_a_fps0" => WithRate("trial_a", 0),
        "trial_a_fps31_25" => WithRate("trial_a", 31.25),
        _ => VideoPredictions.Load(Golden.PathTo("neuropose", "pipeline", "data", input + ".json")),
    };

    public static SignalExtractor Extractor(JsonElement extractor) => extractor.GetProperty("kind").GetString() switch
    {
        "joint_axis" => new SignalExtractor.JointAxis(
            extractor.GetProperty("joint").GetInt32(),
            extractor.GetProperty("axis").GetInt32(),
            extractor.TryGetProperty("invert", out var invert) && invert.GetBoolean()),
        "joint_pair_distance" => new SignalExtractor.JointPairDistance(extractor.GetProperty("joints")[0].GetInt32(), extractor.GetProperty("joints")[1].GetInt32()),
        "joint_speed" => new SignalExtractor.JointSpeed(extractor.GetProperty("joint").GetInt32()),
        "joint_angle" => new SignalExtractor.JointAngle(extractor.GetProperty("triplet")[0].GetInt32(), extractor.GetProperty("triplet")[1].GetInt32(), extractor.GetProperty("triplet")[2].GetInt32()),
        var kind => throw new InvalidDataException($"No extractor of kind {kind}."),
    };

    public static Segment[] Segments(JsonElement segments) =>
        [.. segments.EnumerateArray().Select(segment => new Segment(segment.GetProperty("start").GetInt32(), segment.GetProperty("end").GetInt32(), segment.GetProperty("peak").GetInt32()))];

    public static TrialSegments Segmentation(JsonElement segmentation)
    {
        var config = segmentation.GetProperty("config");
        return new(
            new(
                Extractor(config.GetProperty("extractor")),
                config.GetProperty("person_index").GetInt64(),
                Optional(config, "min_distance_seconds"),
                Optional(config, "min_prominence"),
                Optional(config, "min_height"),
                Optional(config, "pad_seconds") ?? 0,
                OptionWords.SegmentationMethods.Parse(config.GetProperty("method").GetString()!)),
            Segments(segmentation.GetProperty("segments")));
    }

    public static double? Optional(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? GoldenPoses.Number(value) : null;

    public static void AssertSame(TrialSegments expected, TrialSegments actual, string name)
    {
        Assert.Equal(expected.Config, actual.Config);
        Assert.True(expected.Segments.SequenceEqual(actual.Segments), $"{name}: expected {string.Join(' ', expected.Segments)}, got {string.Join(' ', actual.Segments)}");
    }

    /// <summary>
    /// The reference refuses a whole trial when one frame lacks the person; here that frame is unknown (decision 0007). True when this is why
    /// the reference failed and another frame has the person.
    /// </summary>
    public static bool IsMendedGap(JsonElement golden, VideoPredictions trial, int person) =>
        golden.GetProperty("error").GetString()!.Contains(" detections; ", StringComparison.Ordinal) && trial.PersonCount > person;

    private static VideoPredictions WithRate(string input, double framesPerSecond)
    {
        var trial = Load(input);
        return trial with { Metadata = trial.Metadata with { FramesPerSecond = framesPerSecond } };
    }
}
