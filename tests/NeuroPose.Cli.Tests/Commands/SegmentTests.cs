using NeuroPose.Formats;
using NeuroPose.Testing;

namespace NeuroPose.Cli.Tests.Commands;

/// <summary><c>segment</c>: cuts trials and jobs, and keeps the segments in the file.</summary>
public sealed class SegmentTests : IDisposable
{
    private static readonly string[] Heel = ["--name", "right", "--extractor", "joint_axis", "--joint", "rhee", "--min-distance-seconds", "0.4", "--min-prominence", "20"];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_trial_keeps_its_segments_and_everything_else()
    {
        var path = Copy("datasets", "gait-synthetic", "s01-slow.json");
        var before = VideoPredictions.Load(path);

        var run = await CommandRun.OfAsync(["segment", path, .. Heel]);

        Assert.Equal((0, ""), (run.Code, run.Error));
        var after = VideoPredictions.Load(path);
        Assert.Contains("right: 4 segments", run.Out, StringComparison.Ordinal);
        Assert.Equal([33, 70, 106, 141], after.Segmentations["right"].Segments.Select(segment => segment.Peak));
        Assert.Equal(before.Poses().Coordinates.ToArray(), after.Poses().Coordinates.ToArray());
    }

    [Fact]
    public async Task A_job_is_cut_video_by_video_into_another_file()
    {
        var (slow, fast) = (Trial("s01-slow.json"), Trial("s01-fast.json"));
        var (job, target) = (folder.PathTo("job.json"), folder.PathTo("cut.json"));
        new JobResults { Videos = new() { ["slow.mp4"] = slow, ["fast.mp4"] = fast } }.Save(job);

        var run = await CommandRun.OfAsync(["segment", job, "--output", target, .. Heel]);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("slow.mp4: right: 4 segments", run.Out, StringComparison.Ordinal);
        Assert.All(JobResults.Load(target).Videos.Values, video => Assert.Equal(4, video.Segmentations["right"].Segments.Count));
        Assert.All(JobResults.Load(job).Videos.Values, video => Assert.Empty(video.Segmentations));
    }

    [Fact]
    public async Task A_video_that_cannot_be_cut_is_named_and_nothing_is_written()
    {
        var target = folder.PathTo("cut.json");

        var run = await CommandRun.OfAsync(
            "segment", Repository.PathTo("tests", "golden", "neuropose", "inputs", "job_results.json"), "--output", target, "--name", "x", "--extractor", "joint_speed", "--joint", "0");

        Assert.Equal(2, run.Code);
        Assert.Contains("The sequence has 1 frames; a speed needs 2 or more.", run.Complaint, StringComparison.Ordinal);
        Assert.False(File.Exists(target));
    }

    [Fact]
    public async Task A_name_that_is_taken_is_kept_unless_forced()
    {
        var path = Copy("datasets", "gait-synthetic", "s01-slow.json");
        await CommandRun.OfAsync(["segment", path, .. Heel]);
        var kept = File.ReadAllBytes(path);

        var refused = await CommandRun.OfAsync("segment", path, "--name", "right", "--extractor", "joint_speed", "--joint", "rhee");
        Assert.Equal(2, refused.Code);
        Assert.Contains("--force replaces it", refused.Complaint, StringComparison.Ordinal);
        Assert.Equal(kept, File.ReadAllBytes(path));

        var forced = await CommandRun.OfAsync("segment", path, "--name", "right", "--extractor", "joint_speed", "--joint", "rhee", "--force");
        Assert.Equal(0, forced.Code);
    }

    [Theory]
    [InlineData("joint_pair_distance", "--joints", "3,3", "the two joints are the same")]
    [InlineData("joint_axis", "--joint", "rheel", "there is no joint \"rheel\"")]
    [InlineData("joint_angle", "--triplet", "1,2", "needs --triplet with 3 joints")]
    public async Task A_signal_that_makes_no_sense_is_refused(string extractor, string option, string value, string expected)
    {
        var path = Copy("datasets", "gait-synthetic", "s01-slow.json");

        var run = await CommandRun.OfAsync("segment", path, "--name", "x", "--extractor", extractor, option, value);

        Assert.Equal(2, run.Code);
        Assert.Contains(expected, run.Complaint, StringComparison.Ordinal);
    }

    private static VideoPredictions Trial(string name) => VideoPredictions.Load(Repository.PathTo("datasets", "gait-synthetic", name));

    private string Copy(params string[] parts)
    {
        var path = folder.PathTo(parts[^1]);
        File.Copy(Repository.PathTo(parts), path);
        return path;
    }
}
