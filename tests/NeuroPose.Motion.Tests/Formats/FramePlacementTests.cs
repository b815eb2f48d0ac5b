using System.Globalization;
using System.Text;
using NeuroPose.Formats;
using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Segmentation;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Formats;

/// <summary>The places in time of a file's frames: by the numbers in their keys, or by the order of the keys.</summary>
public sealed class FramePlacementTests
{
    [Fact]
    public void A_walk_without_the_frames_that_nobody_was_seen_in_has_its_cadence()
    {
        var walk = Walk();
        var thinned = walk with { Frames = [.. walk.Frames.Where((_, at) => at % 9 != 4 || at == walk.Frames.Count - 1)] };
        var kept = thinned.Frames.Select(frame => frame.Name).ToHashSet();

        var read = Again(thinned);

        Assert.Equal(walk.Frames.Select(frame => frame.Name), read.Frames.Select(frame => frame.Name));
        Assert.All(read.Frames.Where(frame => !kept.Contains(frame.Name)), frame => Assert.Equal(0, frame.PersonCount));
        Assert.Equal(StepsPerMinute(walk), StepsPerMinute(read), 3.0);
        Assert.Equal((FramePlacementRule.NumberInKey, walk.Frames.Count - kept.Count, false), (read.Placement!.Rule, read.Placement.AbsentCount, read.Placement.IsReordered));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Keys_sorted_as_text_are_the_same_walk(int firstNumber)
    {
        var walk = Walk();
        FramePrediction[] named = [.. walk.Frames.Select((frame, at) => frame with { Name = string.Create(CultureInfo.InvariantCulture, $"frame_{at + firstNumber}") })];

        var read = Again(walk with { Frames = [.. named.OrderBy(frame => frame.Name, StringComparer.Ordinal)] });

        Assert.Equal(walk.Poses().Coordinates.ToArray(), read.Poses().Coordinates.ToArray());
        Assert.Equal((true, 0, (long)firstNumber), (read.Placement!.IsReordered, read.Placement.AbsentCount, read.Placement.FirstNumber));
        Assert.Null(read.Placement.KeyBeyondCount);
    }

    [Theory]
    [InlineData("frame_b", "frame_a")]
    [InlineData("frame_2", "frame_1b")]
    [InlineData("2", "1")]
    [InlineData("frame_", "frame_1")]
    [InlineData("frame_-1", "frame_1")]
    [InlineData("frame_0002.png", "frame_0001.png")]
    public void Keys_that_number_nothing_stand_in_their_order(string first, string second)
    {
        var read = Load(10, first, second);

        Assert.Equal([first, second], read.Frames.Select(frame => frame.Name));
        Assert.Equal(FramePlacementRule.OrderOfKeys, read.Placement!.Rule);
    }

    [Fact]
    public void A_key_beyond_the_frame_count_is_reported()
    {
        var read = Load(2, "frame_000005", "frame_000009");

        Assert.Equal(("frame_000009", 5L, 5, 3), (read.Placement!.KeyBeyondCount, read.Placement.FirstNumber, read.Frames.Count, read.Placement.AbsentCount));
        Assert.Contains("frame_000009 is beyond the frame count", read.Placement.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("frames.frame_01: another key has the number 1 too: frame_1.", "frame_1", "frame_01")]
    [InlineData("frames.frame_1000000000: the keys leave out 999999998 frames before this one", "frame_1", "frame_1000000000")]
    [InlineData("frames.frame_999999999999999999: the keys leave out", "frame_0", "frame_999999999999999999")]
    public void Numbers_that_cannot_be_places_are_refused_with_their_key(string expected, params string[] keys) =>
        Assert.Contains(expected, Assert.Throws<FileFormatException>(() => Load(10, keys)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_segment_that_was_counted_over_the_keys_is_placed_with_its_frames()
    {
        const string Segments = """{"x": {"config": {"extractor": {"kind": "joint_speed", "joint": 0}}, "segments": [{"start": 1, "end": 3, "peak": 2}]}}""";

        var read = TrialText.Load(Text(10, Segments, "frame_2", "frame_4", "frame_7", "frame_8"));

        Assert.Equal(new Segment(4, 8, 7), Assert.Single(read.Segmentations["x"].Segments));
        Assert.Contains("the segmentation \"x\"", Assert.Throws<FileFormatException>(() => TrialText.Load(Text(10, Segments, "frame_1", "frame_10", "frame_2"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_placed_is_saved_in_its_place_and_read_again_as_it_is()
    {
        var read = Load(6, "frame_5", "frame_0", "frame_3");

        var again = TrialText.Load(TrialText.Save(read));

        Assert.Equal(["frame_0", "frame_1", "frame_2", "frame_3", "frame_4", "frame_5"], again.Frames.Select(frame => frame.Name));
        Assert.Equal(read.Poses().Coordinates.ToArray(), again.Poses().Coordinates.ToArray());
        Assert.Equal("by the numbers in their keys", again.Placement!.ToString());
    }

    [Fact]
    public void Each_video_of_a_job_is_placed_for_itself()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathTo("results.json");
        File.WriteAllText(path, $"{{\"a.mp4\": {Text(10, "{}", "frame_0", "frame_2")}, \"b.mp4\": {Text(10, "{}", "x", "y")}}}");

        var job = JobResults.Load(path);

        Assert.Equal([3, 2], job.Videos.Values.Select(video => video.Frames.Count));
    }

    private static VideoPredictions Walk() => VideoPredictions.Load(Repository.PathTo("datasets", "gait-synthetic", "s02-slow.json"));

    // Of the middle stride: a strike that was not seen makes two strides one.
    private static double StepsPerMinute(VideoPredictions trial)
    {
        int[] strikes = [.. GaitCycles.Detect(trial.Poses().FillGaps(3), Side.Right, GaitCycleOptions.Reference with { MinProminenceMillimeters = 20 }).Segments.Select(segment => segment.Peak)];
        int[] strides = [.. strikes.Skip(1).Zip(strikes, (next, one) => next - one).Order()];
        return 120 * trial.Metadata.FramesPerSecond / strides[strides.Length / 2];
    }

    private static VideoPredictions Again(VideoPredictions trial) => TrialText.Load(TrialText.Save(trial));

    private static VideoPredictions Load(int frameCount, params string[] keys) => TrialText.Load(Text(frameCount, "{}", keys));

    private static string Text(int frameCount, string segmentations, params string[] keys)
    {
        var text = new StringBuilder();
        text.AppendJoin(", ", keys.Select((key, at) => string.Create(CultureInfo.InvariantCulture, $"\"{key}\": {{\"boxes\": [], \"poses3d\": [[[{at}, 2, 3]]], \"poses2d\": []}}")));
        return $"{{\"metadata\": {{\"frame_count\": {frameCount.ToString(CultureInfo.InvariantCulture)}, \"fps\": 30, \"width\": 1, \"height\": 1}}, \"frames\": {{{text}}}, \"segmentations\": {segmentations}}}";
    }
}
