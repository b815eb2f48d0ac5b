using NeuroPose.Testing;

namespace NeuroPose.Cli.Tests.Commands;

/// <summary><c>trial info</c>: what a trial holds, and why another cannot be used.</summary>
public sealed class TrialInfoTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_trial_is_described()
    {
        var run = await CommandRun.OfAsync("trial", "info", Repository.PathTo("datasets", "gait-synthetic", "s01-passing.json"), "--person", "1");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Snapshot.Match(run.Out);
    }

    [Theory]
    [InlineData("", "no known motion format. The file is empty")]
    [InlineData("hello", "no known motion format. It starts with \"hello\"")]
    [InlineData("[1]", "no known motion format. It starts with \"[1]\"")]
    [InlineData("{\"cells\": []}", "no known motion format. It starts with \"{\"cells\": []}\"")]
    [InlineData("{\"schema_version\": 3}", "schema_version, line 1, column 20: schema_version is 3, but this version of NeuroPose reads up to 2. Update NeuroPose, or write the file again with schema_version 2.")]
    [InlineData("{\"metadata\": {\"frame_count\": 1, \"fps\": 30, \"width\": 1, \"height\": 1}}", "the field \"frames\" is missing")]
    public async Task A_file_that_is_no_trial_is_refused_with_its_place(string text, string expected)
    {
        var path = Write("walk.json", text);

        var run = await CommandRun.OfAsync("trial", "info", path);

        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.StartsWith(path + ": ", run.Complaint, StringComparison.Ordinal);
        Assert.Contains(expected, run.Complaint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"frame_1\": F, \"frame_10\": F, \"frame_2\": F}", "frames are placed by the numbers in their keys; frame_1 is the first; 7 that the file leaves out have no people; the file has them in another order; frame_10 is beyond")]
    [InlineData("{\"b\": F, \"a\": F}", "frames are placed by the order of the keys, whose names do not number them")]
    public async Task The_rule_that_places_the_frames_is_said(string frames, string expected)
    {
        var run = await CommandRun.OfAsync("trial", "info", Trial(frames.Replace("F", Frame("[1, 2, 3]"), StringComparison.Ordinal)));

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains(expected, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trial_without_frames_is_refused()
    {
        var run = await CommandRun.OfAsync("trial", "info", Trial("{}"));

        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.Contains("walk.json", run.Complaint, StringComparison.Ordinal);
        Assert.EndsWith("the file has no frames.", run.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_joint_count_that_changes_is_refused_with_the_frame()
    {
        var run = await CommandRun.OfAsync("trial", "info", Trial($"{{\"f0\": {Frame("[1, 2, 3]")}, \"f1\": {Frame("[1, 2, 3], [4, 5, 6]")}}}"));

        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.Contains("frames.f1.poses3d[0]", run.Complaint, StringComparison.Ordinal);
        Assert.Contains("the pose has 2 joints, but the person's first pose (frame 0) has 1.", run.Complaint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("7")]
    public async Task A_person_that_is_not_there_is_named_with_those_that_are(string person)
    {
        var run = await CommandRun.OfAsync("trial", "info", Trial($"{{\"f0\": {Frame("[1, 2, 3]")}}}"), "--person", person);

        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.Contains($"person {person}: there is no such person: the file has one person, with index 0.", run.Complaint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    public async Task A_number_that_is_none_is_shown_with_its_frame(string token)
    {
        var run = await CommandRun.OfAsync("trial", "info", Trial($"{{\"f0\": {Frame("[1, 2, 3]")}, \"f1\": {Frame($"[1, {token}, 3]")}}}"));

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("joints missing in 1 of 2 frames (1)", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nan")]
    [InlineData("Inf")]
    [InlineData("+1")]
    public async Task A_token_that_is_no_number_is_refused_with_its_place(string token)
    {
        var run = await CommandRun.OfAsync("trial", "info", Trial($"{{\"f0\": {Frame($"[1, {token}, 3]")}}}"));

        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.Contains("frames.f0.poses3d[0][0][1], line 1, column ", run.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_and_a_missing_file_are_named()
    {
        var asFolder = await CommandRun.OfAsync("trial", "info", folder.Root);
        var missing = await CommandRun.OfAsync("trial", "info", folder.PathTo("none.json"));

        Assert.Equal(2, asFolder.Code);
        Assert.StartsWith($"{folder.Root}: no known motion format. The folder is empty", asFolder.Complaint, StringComparison.Ordinal);
        Assert.Equal((2, $"{folder.PathTo("none.json")}: there is no such file."), (missing.Code, missing.Complaint));
    }

    private static string Frame(string joints) => $"{{\"boxes\": [], \"poses3d\": [[{joints}]], \"poses2d\": []}}";

    private string Trial(string frames) =>
        Write("walk.json", $"{{\"metadata\": {{\"frame_count\": 2, \"fps\": 30, \"width\": 1, \"height\": 1}}, \"frames\": {frames}}}");

    private string Write(string name, string text)
    {
        File.WriteAllText(folder.PathTo(name), text);
        return folder.PathTo(name);
    }
}
