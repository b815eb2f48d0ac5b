using NeuroPose.Files;
using NeuroPose.Formats;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Formats;

/// <summary>What a person reads when a file is not what it should be.</summary>
public class BadTrialTests
{
    private static readonly string Pose = """{"boxes": [], "poses3d": [[[1, 2, 3], [4, 5, 6]]], "poses2d": []}""";

    [Theory]
    [InlineData("", "line 1, column 1: expected an object, found the end of the file.")]
    [InlineData("hello", "line 1, column 1: expected an object, found 'hello'.")]
    [InlineData("[]", "line 1, column 1: expected an object, found an array.")]
    [InlineData("{\n  \"metadata\": 3}", "metadata, line 2, column 15: expected an object, found the number 3.")]
    [InlineData("{}", "the field \"metadata\" is missing; a VideoPredictions file has both metadata and frames.")]
    [InlineData("{\"fraems\": {}}", "unknown field. Did you mean \"frames\"? Is this a VideoPredictions file?")]
    [InlineData("{\"schema_version\": 9}", "schema_version, line 1, column 20: schema_version is 9, but this version of NeuroPose reads up to 2.")]
    [InlineData("{\"schema_version\": \"2\"}", "schema_version, line 1, column 20: expected a whole number, 1 or more, found the string \"2\".")]
    public void A_file_that_is_no_trial_is_refused_with_its_place(string text, string expected)
    {
        var refused = Assert.ThrowsAny<FileFormatException>(() => TrialText.Load(text));

        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
        Assert.Contains("trial.json: ", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"f": {"boxes": [], "poses3d": [[[1, "x", 3]]], "poses2d": []}}""", "frames.f.poses3d[0][0][1], line 1, column 119: expected a number, found the string \"x\"")]
    [InlineData("""{"f": {"boxes": [], "poses3d": [[[1, null, 3]]], "poses2d": []}}""", "found null")]
    [InlineData("""{"f": {"boxes": [], "poses3d": [[1, 2, 3]], "poses2d": []}}""", "frames.f.poses3d[0][0], line 1, column 115: expected an array, found '1, 2, 3]], ")]
    [InlineData("""{"f": {"boxes": [], "poses3d": []}}""", "the field \"poses2d\" is missing.")]
    [InlineData("""{"f": {"boxes": [], "poses3d": [], "pose2d": []}}""", "Did you mean \"poses2d\"?")]
    [InlineData("""{"f": {"boxes": [01], "poses3d": [], "poses2d": []}}""", "expected an array")]
    [InlineData("""{"f": {"boxes": [[01]], "poses3d": [], "poses2d": []}}""", "expected a number, found '01]], ")]
    [InlineData("[1]", "frames, line 1, column 82: expected an object, found an array.")]
    public void A_frame_that_breaks_the_contract_is_refused_with_its_place(string frames, string expected)
    {
        var refused = Assert.ThrowsAny<FileFormatException>(() => TrialText.Load(TrialText.WithFrames(frames)));

        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2", true)]
    [InlineData("2.0", true)]
    [InlineData("1e2", true)]
    [InlineData("true", true)]
    [InlineData("\" +2.00 \"", true)]
    [InlineData("2.5", false)]
    [InlineData("\"1e2\"", false)]
    [InlineData("\"2.5\"", false)]
    [InlineData("null", false)]
    [InlineData("NaN", false)]
    public void A_whole_number_may_be_written_loosely_but_not_anyhow(string width, bool accepted)
    {
        var text = $$$"""{"metadata": {"frame_count": 1, "fps": 1, "width": {{{width}}}, "height": 1}, "frames": {}}""";

        Assert.Equal(accepted, Record.Exception(() => TrialText.Load(text)) is null);
    }

    [Theory]
    [InlineData("person_index")]
    [InlineData("pad_seconds")]
    [InlineData("method")]
    public void Null_is_refused_where_a_value_has_a_default(string field)
    {
        var text = $$$"""
            {"metadata": {{{TrialText.Metadata}}}, "frames": {}, "segmentations": {"s": {"segments": [], "config": {"extractor": {"kind": "joint_speed", "joint": 1}, "{{{field}}}": null} } }}
            """;

        Assert.Contains($"segmentations.s.config.{field}", Assert.Throws<FileFormatException>(() => TrialText.Load(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        var refused = Assert.Throws<FileFormatException>(() => VideoPredictions.Load("no/such/walk.json"));

        Assert.Equal("no/such/walk.json: there is no such file.", refused.Message);
    }

    [Fact]
    public void A_folder_is_no_file()
    {
        using var folder = new TemporaryFolder();

        var refused = Assert.Throws<FileFormatException>(() => VideoPredictions.Load(folder.Root));

        Assert.Contains("this is a folder; expected a file.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_with_a_byte_order_mark_says_so()
    {
        var refused = Assert.Throws<FileFormatException>(() => TrialText.Load([0xEF, 0xBB, 0xBF, (byte)'{', (byte)'}']));

        Assert.Contains("byte order mark", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_nesting_is_refused_and_does_not_overflow_the_stack()
    {
        var refused = Assert.Throws<FileFormatException>(() => TrialText.Load("{\"provenance\": " + new string('[', 1_000_000)));

        Assert.Contains("nested deeper than 128", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_that_is_not_there_is_refused_with_those_that_are()
    {
        var trial = TrialText.Load(TrialText.WithFrames($$"""{"a": {{Pose}} }"""));

        var refused = Assert.Throws<PersonNotFoundException>(() => trial.Poses(person: 1));
        Assert.Equal("trial.json: person 1: there is no such person: the file has one person, with index 0.", refused.Message);
        Assert.Throws<PersonNotFoundException>(() => trial.Poses(person: -1));
    }

    [Fact]
    public void A_trial_without_frames_loads_but_has_no_poses()
    {
        var trial = TrialText.Load(TrialText.WithFrames("{}"));

        Assert.Contains("the file has no frames.", Assert.Throws<PersonNotFoundException>(() => trial.Poses()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_joint_count_that_changes_is_refused_at_the_frame_where_it_changes()
    {
        var trial = TrialText.Load(TrialText.WithFrames($$"""{"a": {{Pose}}, "b": {"boxes": [], "poses3d": [[[1, 2, 3]]], "poses2d": []} }"""));

        var refused = Assert.Throws<FileFormatException>(() => trial.Poses());
        Assert.Contains("frames.b.poses3d[0], person 0, frame 1: the pose has 1 joints, but the person's first pose (frame 0) has 2.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, refused.Place.Frame);
    }

    [Fact]
    public void Joints_with_two_coordinates_are_refused()
    {
        var trial = TrialText.Load(TrialText.WithFrames("""{"a": {"boxes": [], "poses3d": [[[1, 2, 3], [4, 5]]], "poses2d": []}}"""));

        Assert.Contains("joint 1 has 2 coordinates; expected x, y and z.", Assert.Throws<FileFormatException>(() => trial.Poses()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_save_leaves_the_old_file_whole()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathTo("trial.json");
        File.WriteAllText(path, "old");

        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, stream =>
        {
            stream.WriteByte(1);
            throw new InvalidOperationException();
        }));

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder.Root));
    }
}
