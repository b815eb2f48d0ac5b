using NeuroPose.Formats;
using NeuroPose.Poses;
using NeuroPose.Segmentation;
using NeuroPose.Testing;

namespace NeuroPose.Cli.Tests.Commands;

/// <summary><c>segment</c>: cuts trials and jobs, and writes them with their segments into another file.</summary>
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

        var run = await CommandRun.OfAsync(["segment", path, "--in-place", .. Heel]);

        Assert.Equal((0, ""), (run.Code, run.Error));
        var after = VideoPredictions.Load(path);
        Assert.Contains("right: 4 segments", run.Out, StringComparison.Ordinal);
        Assert.Equal([33, 70, 106, 141], after.Segmentations["right"].Segments.Select(segment => segment.Peak));
        Assert.Equal(before.Poses().Coordinates.ToArray(), after.Poses().Coordinates.ToArray());
    }

    [Fact]
    public async Task Two_that_add_to_one_file_at_a_time_lose_nothing()
    {
        var path = Copy("datasets", "gait-synthetic", "s01-slow.json");
        var runs = await Task.WhenAll(Enumerable.Range(0, 6).Select(index => Task.Run(() =>
            CommandRun.OfAsync(["segment", path, "--in-place", "--name", $"cut {index}", .. Heel[2..]]))));

        Assert.All(runs, run => Assert.Equal((0, ""), (run.Code, run.Error)));
        Assert.Equal(Enumerable.Range(0, 6).Select(index => $"cut {index}"), VideoPredictions.Load(path).Segmentations.Keys.Order(StringComparer.Ordinal));
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
        await CommandRun.OfAsync(["segment", path, "--in-place", .. Heel]);
        var kept = File.ReadAllBytes(path);

        var refused = await CommandRun.OfAsync("segment", path, "--in-place", "--name", "right", "--extractor", "joint_speed", "--joint", "rhee");
        Assert.Equal(2, refused.Code);
        Assert.Contains("--force replaces it", refused.Complaint, StringComparison.Ordinal);
        Assert.Equal(kept, File.ReadAllBytes(path));

        var forced = await CommandRun.OfAsync("segment", path, "--name", "right", "--extractor", "joint_speed", "--joint", "rhee", "--in-place", "--force");
        Assert.Equal(0, forced.Code);
    }

    [Fact]
    public async Task The_file_itself_is_left_alone_unless_it_is_asked_for()
    {
        var path = Copy("datasets", "gait-synthetic", "s01-slow.json");
        var (before, beside) = (File.ReadAllBytes(path), folder.PathTo("s01-slow.segments.json"));

        var run = await CommandRun.OfAsync(["segment", path, .. Heel]);
        var again = await CommandRun.OfAsync(["segment", path, .. Heel]);
        var itself = await CommandRun.OfAsync(["segment", path, "--output", path, "--force", .. Heel]);
        var both = await CommandRun.OfAsync(["segment", path, "--output", beside, "--in-place", .. Heel]);
        var forced = await CommandRun.OfAsync(["segment", path, "--force", .. Heel]);

        Assert.Equal((0, 2, 2, 2, 0), (run.Code, again.Code, itself.Code, both.Code, forced.Code));
        Assert.Contains($"wrote {beside}", run.Out, StringComparison.Ordinal);
        Assert.Equal(4, VideoPredictions.Load(beside).Segmentations["right"].Segments.Count);
        Assert.Contains("is there already. --force replaces it", again.Complaint, StringComparison.Ordinal);
        Assert.Contains("--in-place writes into it", itself.Complaint, StringComparison.Ordinal);
        Assert.Contains("choose one", both.Complaint, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Theory]
    [InlineData("s01-slow.json", "--in-place")]
    [InlineData("s01-slow.json")]
    [InlineData("s01-fast.json", "--force", "--output", "s01-slow.json")]
    [InlineData("link.json", "--in-place")]
    public async Task A_file_of_a_dataset_is_never_written(string file, params string[] options)
    {
        var dataset = folder.PathTo("data");
        Directory.CreateDirectory(dataset);
        foreach (var path in Directory.GetFiles(Repository.PathTo("datasets", "gait-synthetic")))
        {
            File.Copy(path, Path.Combine(dataset, Path.GetFileName(path)));
        }

        File.CreateSymbolicLink(folder.PathTo("link.json"), Path.Combine(dataset, "s01-slow.json"));
        var input = file == "link.json" ? folder.PathTo(file) : Path.Combine(dataset, file);
        string[] places = [.. options.Select(option => option.EndsWith(".json", StringComparison.Ordinal) ? Path.Combine(dataset, option) : option)];

        var run = await CommandRun.OfAsync(["segment", input, .. places, .. Heel]);
        var verified = await CommandRun.OfAsync("dataset", "verify", dataset);
        var elsewhere = await CommandRun.OfAsync(["segment", input, "--output", folder.PathTo("out.json"), .. Heel]);

        Assert.Equal((2, 0, 0), (run.Code, verified.Code, elsewhere.Code));
        Assert.Contains("a file of the dataset gait-synthetic", run.Complaint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s01-slow")]
    [InlineData("s02-fast")]
    [InlineData("s03-slow")]
    [InlineData("s04-fast")]
    public async Task Without_options_the_lowest_heels_are_found_as_GaitCycles_finds_them(string trial)
    {
        var target = folder.PathTo("cut.json");

        foreach (var (joint, side) in new[] { ("lhee", Side.Left), ("rhee", Side.Right) })
        {
            var run = await CommandRun.OfAsync("segment", Repository.PathTo("datasets", "gait-synthetic", trial + ".json"), "-o", target, "--force", "--name", joint, "--extractor", "joint_axis", "--joint", joint);

            Assert.Equal((0, ""), (run.Code, run.Error));
            var poses = Trial(trial + ".json").Poses();
            Assert.Equal(GaitCycles.Detect(poses, side, GaitCycleOptions.Reference with { MinProminenceMillimeters = 20 }).Segments.Select(segment => segment.Peak), VideoPredictions.Load(target).Segmentations[joint].Segments.Select(segment => segment.Peak));
        }
    }

    [Theory]
    [InlineData("joint_pair_distance", "--joints", "3,3", "the two joints are the same")]
    [InlineData("joint_axis", "--joint", "rheel", "the signal needs the joint \"rheel\", which the skeleton berkeley_mhad_43 (43 joints) lacks. Did you mean \"rhee\"?")]
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
