using System.Text.Json;
using NeuroPose.Formats;
using NeuroPose.Gait;
using NeuroPose.Poses;
using NeuroPose.Testing;

namespace NeuroPose.Cli.Tests.Commands;

public sealed class GaitTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Events_strides_and_steps_are_measured()
    {
        var run = await CommandRun.OfAsync("gait", Walk("s01-slow.json"));

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("Composite: 10 initial contacts, 9 foot offs, 0 problems", run.Out, StringComparison.Ordinal);
        Assert.Contains("cadence 99.9 steps/min", run.Out, StringComparison.Ordinal);
        Assert.Contains("left initial contact at 0.478 s", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_one_object_a_file_with_units_in_its_names()
    {
        var run = await CommandRun.OfAsync("gait", Walk("s01-slow.json"), "--json", "--events", "composite");

        var found = JsonDocument.Parse(run.Out).RootElement;
        Assert.Equal(
            ["file", "framesPerSecond", "method", "events", "problems", "spatiotemporal", "notes"],
            found.EnumerateObject().Select(field => field.Name));
        Assert.Equal("composite", found.GetProperty("method").GetString());
        var first = found.GetProperty("events")[0];
        Assert.Equal(("left", "initial_contact"), (first.GetProperty("side").GetString(), first.GetProperty("type").GetString()));
        Assert.Equal(0.478, first.GetProperty("timeSeconds").GetDouble(), 0.05);
        var numbers = found.GetProperty("spatiotemporal");
        Assert.Equal(100, numbers.GetProperty("cadenceStepsPerMinute").GetDouble(), 1.0);
        Assert.Equal(60, numbers.GetProperty("left").GetProperty("stancePercent").GetDouble(), 3.0);
    }

    [Fact]
    public async Task The_table_has_a_row_a_stride()
    {
        var run = await CommandRun.OfAsync("gait", Walk("s01-slow.json"), Walk("s02-slow.json"), "--csv");

        var lines = run.Out.TrimEnd().Split('\n');
        Assert.StartsWith("file,side,start_s,end_s,stride_s,stride_length_mm", lines[0], StringComparison.Ordinal);
        Assert.Equal(8, lines.Count(line => line.Contains("s01-slow.json,", StringComparison.Ordinal)));
        Assert.True(lines.Count(line => line.Contains("s02-slow.json,right", StringComparison.Ordinal)) > 2);
    }

    [Theory]
    [InlineData("--unit", "m", "but a leg has 250 to 1300 mm")]
    [InlineData("--up", "+z", "but the hips are above the feet along -y")]
    public async Task Poses_that_cannot_be_a_walk_give_a_problem_and_no_numbers(string option, string value, string problem)
    {
        var run = await CommandRun.OfAsync("gait", Walk("s01-slow.json"), option, value);

        Assert.Equal(0, run.Code);
        Assert.Contains(problem, run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("m/s", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Detected_events_are_scored_against_those_of_a_file()
    {
        var c3d = folder.PathTo("marked.c3d");
        var found = JsonDocument.Parse((await CommandRun.OfAsync("gait", Walk("s01-slow.json"), "--json")).Out).RootElement.GetProperty("events");
        var recording = MotionRecording.Of([VideoPredictions.Load(Walk("s01-slow.json")).Poses()]);
        (recording with
        {
            Events =
            [
                .. found.EnumerateArray().Select(one => new MotionEvent(
                    one.GetProperty("timeSeconds").GetDouble() + 0.01,
                    one.GetProperty("type").GetString() == "foot_off" ? "Foot Off" : "Foot Strike",
                    one.GetProperty("side").GetString() == "left" ? Side.Left : Side.Right, null, null, null)),
            ],
        }).SaveC3d(c3d);

        var run = await CommandRun.OfAsync("gait", "score", c3d, "--truth", "file");
        var json = await CommandRun.OfAsync("gait", "score", Walk("s01-slow.json"), "--truth", c3d, "--json", "--tolerance-ms", "5");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("initial contact: F1 1.000 (10 of 10 true, 10 detected), bias -10.0 ms", run.Out, StringComparison.Ordinal);
        var score = JsonDocument.Parse(json.Out).RootElement.GetProperty("scores")[0];
        Assert.Equal((0, "both"), (score.GetProperty("hits").GetInt32(), score.GetProperty("side").GetString()));
        Assert.Equal(-10, score.GetProperty("biasMs").GetDouble(), 0.5);
    }

    [Fact]
    public async Task What_cannot_be_done_is_said_with_its_place()
    {
        var roles = folder.PathTo("roles.yaml");
        File.WriteAllText(roles, "roles: {left heel: LCAL}\n");
        var wrong = folder.PathTo("wrong.yaml");
        File.WriteAllText(wrong, "roles: {left heal: lhee}\n");
        var flat = folder.PathTo("flat.csv");
        File.WriteAllText(flat, "frame,time_s,hip_x,hip_y\n0,0,1,2\n1,0.01,1,2\n");

        async Task RefusedAsync(string reason, params string[] words)
        {
            var run = await CommandRun.OfAsync(["gait", .. words]);
            Assert.Equal(2, run.Code);
            Assert.Contains(reason, run.Complaint, StringComparison.Ordinal);
        }

        await RefusedAsync("which recording?");
        await RefusedAsync("has no joint \"LCAL\"", Walk("s01-slow.json"), "--roles", roles);
        await RefusedAsync("Did you mean \"left heel\"?", Walk("s01-slow.json"), "--roles", wrong);
        await RefusedAsync("gait events: poses in space are needed", flat);
        await RefusedAsync("choose one", Walk("s01-slow.json"), "--json", "--csv");
        await RefusedAsync("there are no true events", "score", Walk("s01-slow.json"), "--truth", "file");
        await RefusedAsync("must be above 0", "score", Walk("s01-slow.json"), "--truth", "file", "--tolerance-ms", "0");
    }

    [Fact]
    public async Task Angles_over_the_cycle_are_scored_against_a_normative_set()
    {
        var walk = VideoPredictions.Load(Walk("s01-slow.json")).Poses();
        var angles = ClinicalAngles.Of(walk);
        AngleCurve[] curves = [.. ClinicalCycles.Of(walk, GaitEvents.Detect(walk)).Normalize(angles).Select(set => set.Mean())];
        var file = folder.PathTo("own.csv");
        NormativeSet.OfCohort(new("own", "the same walk twice", angles.Convention), [curves, curves]).Save(file);

        var run = await CommandRun.OfAsync("gait", Walk("s01-slow.json"), "--normative", file);
        var json = await CommandRun.OfAsync("gait", Walk("s01-slow.json"), "--normative", file, "--json");
        var missing = await CommandRun.OfAsync("gait", Walk("s01-slow.json"), "--normative", folder.PathTo("none.csv"));

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("against own (the same walk twice): GPS left not available", run.Out, StringComparison.Ordinal);
        var scores = JsonDocument.Parse(json.Out).RootElement.GetProperty("profile").GetProperty("gaitVariableScoresDegrees");
        Assert.Contains(scores.EnumerateArray(), score => score.GetProperty("score").GetDouble() < 2);
        Assert.Equal(2, missing.Code);
        Assert.Contains("none.csv", missing.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_systems_are_compared_over_the_cycle()
    {
        // The same walk two seconds later, turned so that z is up, and with the knees' flexion unchanged.
        var c3d = folder.PathTo("later.c3d");
        MotionRecording.Of([VideoPredictions.Load(Walk("s01-slow.json")).Poses().Slice(20, 180).ToUp(Axis.PlusZ)]).SaveC3d(c3d);

        var same = await CommandRun.OfAsync("gait", "compare", Walk("s01-slow.json"), Walk("s01-slow.json"), "--json");
        var run = await CommandRun.OfAsync("gait", "compare", Walk("s01-slow.json"), c3d);
        var still = await CommandRun.OfAsync("gait", "compare", Walk("s01-slow.json"), Walk("s01-slow.json"), "--unit", "m");

        var angles = JsonDocument.Parse(same.Out).RootElement.GetProperty("anglesOverTheCycle").EnumerateArray().ToList();
        Assert.Contains(angles, angle => angle.GetProperty("angle").GetString() == "knee_flexion");
        Assert.All(angles, angle => Assert.Equal(0, angle.GetProperty("rmseDegrees").GetDouble()));
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("cadenceStepsPerMinute", run.Out, StringComparison.Ordinal);
        Assert.Contains("knee_flexion         left   RMSE 0.", run.Out, StringComparison.Ordinal);
        Assert.Equal(2, still.Code);
        Assert.Contains("there is no gait cycle to compare. From the feet to the hips", still.Complaint, StringComparison.Ordinal);
    }

    private static string Walk(string name) => Repository.PathTo("datasets", "gait-synthetic", name);
}
