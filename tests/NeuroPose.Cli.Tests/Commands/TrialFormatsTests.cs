using System.Text.Json;
using NeuroPose.Formats;
using NeuroPose.Poses;
using NeuroPose.Synthesis;
using NeuroPose.Testing;

namespace NeuroPose.Cli.Tests.Commands;

/// <summary>Commands that take a trial take every format.</summary>
public sealed class TrialFormatsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_recording_is_described_as_one_object_with_null_for_what_is_not_known()
    {
        var path = Write("walk.csv", "frame,time_s,LKNE_x,LKNE_y,LANK_x,LANK_y\n0,0,1,2,3,4\n1,0.1,1,2,,\n");

        var run = await CommandRun.OfAsync("trial", "info", "--json", path);

        Assert.Equal((0, ""), (run.Code, run.Error));
        var found = JsonDocument.Parse(run.Out).RootElement;
        Assert.Equal(2, found.GetProperty("frames").GetInt32());
        Assert.Equal(2, found.GetProperty("dimensions").GetInt32());
        Assert.Equal(JsonValueKind.Null, found.GetProperty("unit").ValueKind);
        Assert.Equal(JsonValueKind.Null, found.GetProperty("up").ValueKind);
        var person = found.GetProperty("people")[0];
        Assert.Equal(["LKNE", "LANK"], person.GetProperty("joints").EnumerateArray().Select(joint => joint.GetString()));
        Assert.Equal(1, person.GetProperty("missing").GetInt32());
    }

    [Fact]
    public async Task A_skeleton_that_is_not_known_is_said_to_be_so()
    {
        var path = Write("probe.csv", "frame,tip_x,tip_y,shaft_x,shaft_y\n0,1,2,3,4\n");

        Assert.Contains("person 0: skeleton not known, 0 of 2 points missing", (await CommandRun.OfAsync("trial", "info", path)).Out, StringComparison.Ordinal);
        var found = JsonDocument.Parse((await CommandRun.OfAsync("trial", "info", "--json", path)).Out).RootElement;
        Assert.Equal(JsonValueKind.Null, found.GetProperty("people")[0].GetProperty("skeleton").ValueKind);
    }

    [Theory]
    [InlineData("walk.trc", "which way is up, 1 event")]
    [InlineData("walk.csv", "the unit, which way is up, 1 event")]
    [InlineData("walk.npy", "the joints' names, the rate, the unit, which way is up, 1 event")]
    [InlineData("walk.npz", "1 event")]
    [InlineData("again.c3d", null)]
    public async Task What_a_format_has_no_place_for_is_named_when_it_is_written(string target, string? lost)
    {
        var path = folder.PathTo("walk.c3d");
        var poses = new PoseSequence(Skeleton.Unnamed(1), 100, new double[300]).WithUnit(LengthUnit.Millimeter).WithAxes(Axes.ZUp);
        (MotionRecording.Of(poses) with { Events = [new MotionEvent(0.1, "Foot Strike", Side.Left, null, 10, 10)] }).SaveC3d(path);

        var run = await CommandRun.OfAsync("trial", "convert", path, folder.PathTo(target));

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(lost, run.Out.Split('\n').SingleOrDefault(line => line.StartsWith("not written", StringComparison.Ordinal))?.Split(": ")[1]);
    }

    [Fact]
    public async Task Of_many_events_the_first_are_listed_and_the_others_counted()
    {
        var path = folder.PathTo("walk.c3d");
        (MotionRecording.Of(new PoseSequence(Skeleton.Unnamed(1), 100, new double[300])) with
        {
            Events = [.. Enumerable.Range(0, 23).Select(at => new MotionEvent(at / 100.0, "Foot Strike", Side.Left, null, at, at))],
        }).SaveC3d(path);

        var run = await CommandRun.OfAsync("trial", "info", path);

        Assert.Equal(20, run.Out.Split('\n').Count(line => line.StartsWith("  event at ", StringComparison.Ordinal)));
        Assert.Contains("  and 3 more events; --json lists all", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_caller_knows_is_reported_as_given()
    {
        var run = await CommandRun.OfAsync("trial", "info", OpenPose(), "--fps", "50", "--unit", "mm", "--up", "-y", "--skeleton", "BODY_25B", "--min-confidence", "0.5");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("50 Hz (given by the caller)", run.Out, StringComparison.Ordinal);
        Assert.Contains("in mm", run.Out, StringComparison.Ordinal);
        Assert.Contains("BODY_25B", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--unit", "furlong", "expected mm, cm, m, px or normalized")]
    [InlineData("--up", "north", "expected +x, -x, +y, -y, +z or -z")]
    [InlineData("--skeleton", "BODY25", "Did you mean \"BODY_25\"?")]
    [InlineData("--format", "opnpose", "Did you mean \"openpose\"?")]
    [InlineData("--fps", "-1", "must be above 0")]
    [InlineData("--person", "7", "there is no person 7")]
    public async Task A_wrong_option_says_what_is_right(string option, string value, string expected)
    {
        var run = await CommandRun.OfAsync("trial", "info", OpenPose(), option, value);

        Assert.Equal(2, run.Code);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("walk.trc")]
    [InlineData("walk.c3d")]
    [InlineData("walk.npz")]
    [InlineData("walk.csv")]
    [InlineData("back.json")]
    public async Task A_trial_goes_into_every_format_and_back_without_loss(string name)
    {
        var (trial, target) = (Walk(), folder.PathTo(name));

        var there = await CommandRun.OfAsync("trial", "convert", trial, target);

        Assert.Equal((0, ""), (there.Code, there.Error));
        var (before, after) = (VideoPredictions.Load(trial).Poses(), MotionFile.Load(target).Poses());
        Assert.Equal(before.FrameCount, after.FrameCount);
        Assert.Equal(before.FramesPerSecond, after.FramesPerSecond, 1e-9);
        var tolerance = name == "walk.c3d" ? 1e-3 : 0;
        for (var at = 0; at < before.Coordinates.Length; at++)
        {
            Assert.Equal(before.Coordinates[at], after.Coordinates[at], tolerance);
        }

        Assert.Equal(2, (await CommandRun.OfAsync("trial", "convert", trial, target)).Code);
    }

    [Fact]
    public async Task A_recording_that_does_not_fit_a_format_is_refused_with_what_to_do()
    {
        var run = await CommandRun.OfAsync("trial", "convert", OpenPose(), folder.PathTo("walk.trc"));

        Assert.Equal(2, run.Code);
        Assert.Contains("2-D", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.PathTo("walk.trc")));
    }

    [Fact]
    public async Task A_check_lists_what_may_be_wrong_and_ends_with_1()
    {
        var run = await CommandRun.OfAsync("trial", "check", OpenPose());

        Assert.Equal(1, run.Code);
        Assert.Contains("gaps: ", run.Out, StringComparison.Ordinal);
        Assert.Contains("Nose: missing, frame 2", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_is_a_page_that_plays()
    {
        var page = folder.PathTo("walk.html");

        var run = await CommandRun.OfAsync("trial", "view", OpenPose(), "--output", page, "--person", "0");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("<canvas", await File.ReadAllTextAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Poses_of_any_format_are_compared()
    {
        var run = await CommandRun.OfAsync("dtw", OpenPose(), OpenPose(), "--representation", "angles:left knee", "--fps", "30");

        // The third frame has nobody: what is missing is refused by name, not compared.
        Assert.Equal(2, run.Code);
        Assert.Contains("left knee", run.Error, StringComparison.Ordinal);
        var same = await CommandRun.OfAsync("dtw", Walk("a.json"), Walk("b.json"), "--representation", "angles:left knee");
        Assert.Contains("0 rad", same.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Segments_of_another_format_are_kept_in_a_trial_of_their_own()
    {
        var c3d = folder.PathTo("walk.c3d");
        await CommandRun.OfAsync("trial", "convert", Walk(), c3d);

        var run = await CommandRun.OfAsync("segment", c3d, "--name", "left", "--extractor", "joint_axis", "--joint", "lhee", "--up", "-y");

        Assert.Equal((0, ""), (run.Code, run.Error));
        var segmented = VideoPredictions.Load(folder.PathTo("walk.segments.json"));
        Assert.True(segmented.Segmentations["left"].Segments.Count > 2);
    }

    [Fact]
    public async Task Segments_are_found_along_the_axes_that_are_written()
    {
        var (trial, c3d) = (Walk(), folder.PathTo("lab.c3d"));
        MotionRecording.Of([VideoPredictions.Load(trial).Poses().ToUp(Axis.PlusZ)]).SaveC3d(c3d);
        string[] along = ["--name", "left", "--extractor", "joint_axis", "--joint", "lhee", "--axis", "y", "--output"];

        await CommandRun.OfAsync(["segment", trial, .. along, folder.PathTo("trial.out.json")]);
        var run = await CommandRun.OfAsync(["segment", c3d, .. along, folder.PathTo("lab.out.json")]);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.StartsWith("converted to millimeters with y down", run.Out, StringComparison.Ordinal);
        var expected = VideoPredictions.Load(folder.PathTo("trial.out.json")).Segmentations["left"].Segments;
        Assert.True(expected.Count > 2);
        Assert.Equal(expected.Select(one => (one.Start, one.End)), VideoPredictions.Load(folder.PathTo("lab.out.json")).Segmentations["left"].Segments.Select(one => (one.Start, one.End)));
    }

    [Fact]
    public async Task Gaps_are_filled_where_the_call_says_so()
    {
        var (whole, gaps) = (Walk("whole.json"), folder.PathTo("gaps.csv"));
        var poses = VideoPredictions.Load(whole).Poses().Slice(0, 40);
        var coordinates = poses.Coordinates.ToArray();
        Array.Fill(coordinates, double.NaN, 10 * poses.JointCount * 3, 3 * poses.JointCount * 3);
        MotionRecording.Of([poses.WithCoordinates(coordinates)]).SaveCsv(gaps);

        var refused = await CommandRun.OfAsync("dtw", gaps, gaps, "--fill-gaps", "2");
        var filled = await CommandRun.OfAsync("dtw", gaps, gaps, "--fill-gaps", "3");
        var none = await CommandRun.OfAsync("dtw", gaps, gaps, "--fill-gaps", "0");

        Assert.Equal((2, 0, 2), (refused.Code, filled.Code, none.Code));
        Assert.Contains("frame 10", refused.Complaint, StringComparison.Ordinal);
        Assert.Contains("--fill-gaps 0: expected a whole number of frames, 1 or more.", none.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_experiment_takes_another_format()
    {
        var (trial, trc) = (Walk(), folder.PathTo("walk.trc"));
        await CommandRun.OfAsync("trial", "convert", trial, trc);
        string Experiment(string input) => Write(Path.GetFileName(input) + ".yaml", $$"""
            config_version: 1
            inputs: {primary: {{input}}, reference: {{input}}}
            analysis: {kind: dtw, method: dtw_all, representation: coords}
            output: {report: {{input}}.report.json}
            """);

        var ofTrial = await CommandRun.OfAsync("analyze", "--config", Experiment(trial));
        var ofTrc = await CommandRun.OfAsync("analyze", "--config", Experiment(trc));

        Assert.Equal((0, ""), (ofTrial.Code, ofTrial.Error));
        Assert.Equal((0, ""), (ofTrc.Code, ofTrc.Error));
        Assert.True(File.Exists(trc + ".report.json"));
    }

    private string Walk(string name = "walk.json")
    {
        var path = folder.PathTo(name);
        SyntheticGait.Walk(new WalkingSubject("someone")).Save(path);
        return path;
    }

    /// <summary>Three frames of one person, who is not seen in the last.</summary>
    private string OpenPose()
    {
        var poses = folder.PathTo("poses");
        Directory.CreateDirectory(poses);
        var points = string.Join(',', Enumerable.Range(0, 25).Select(joint => FormattableString.Invariant($"{100 + joint},{200 + (joint * joint)},0.9")));
        foreach (var (frame, people) in new[] { (0, $"{{\"pose_keypoints_2d\":[{points}]}}"), (1, $"{{\"pose_keypoints_2d\":[{points}]}}"), (2, "") })
        {
            File.WriteAllText(Path.Combine(poses, FormattableString.Invariant($"cam_{frame:D12}_keypoints.json")), $"{{\"version\":1.3,\"people\":[{people}]}}");
        }

        return poses;
    }

    private string Write(string name, string text)
    {
        var path = folder.PathTo(name);
        File.WriteAllText(path, text);
        return path;
    }
}
