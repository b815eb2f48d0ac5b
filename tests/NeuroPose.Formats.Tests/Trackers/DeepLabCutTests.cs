using NeuroPose.Poses;

namespace NeuroPose.Formats.Tests.Trackers;

/// <summary>Tables of DeepLabCut in CSV.</summary>
public sealed class DeepLabCutTests : IDisposable
{
    private const string Single = "scorer,DLC_net,DLC_net,DLC_net,DLC_net,DLC_net,DLC_net\nbodyparts,nose,nose,nose,tail,tail,tail\ncoords,x,y,likelihood,x,y,likelihood\n";

    private readonly TextFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Predictions_of_one_animal_have_likelihoods_and_are_never_missing()
    {
        var file = DeepLabCutFile.Load(files.Write("d.csv", Single + "0,1.5,2,0.75,3,4,0.5\n1,0.0,0.0,0.001,5,6,1\n"));

        var recording = file.Recording;
        Assert.Equal((MotionFormat.DeepLabCutCsv, 2, 2, LengthUnit.Pixel), (recording.Format, recording.FrameCount, recording.Dimensions, recording.Unit));
        Assert.Equal(["nose", "tail"], recording.Labels);
        Assert.Equal([0, 0, 0], TextFiles.Point(recording, 0, 1, 0));
        Assert.Equal((0.001, "likelihood"), (TextFiles.Confidence(recording, 0, 1, 0), recording.Persons[0].ConfidenceName));
        Assert.Equal(("DLC_net", false), (file.Scorer, file.IsTrainingLabels));
        Assert.True(TextFiles.IsMissing(MotionFile.Load(Path.Combine(files.Root, "d.csv"), new() { MinConfidence = 0.3 }), 0, 1, 0));
    }

    [Fact]
    public void Frames_keep_their_numbers_and_gaps_are_missing()
    {
        var recording = files.Load("g.csv", Single + "10,1,2,1,3,4,1\n13,5,6,1,7,8,1\n");

        Assert.Equal((4, 10), (recording.FrameCount, recording.FirstFrame));
        Assert.True(TextFiles.IsMissing(recording, 0, 1, 0));
        Assert.Equal([7, 8, 0], TextFiles.Point(recording, 0, 3, 1));
    }

    [Theory]
    [InlineData("labeled-data,clip,img007.png", ",,")]
    [InlineData("labeled-data/clip/img007.png", "")]
    public void Training_labels_of_several_animals_have_all_parts_and_no_likelihood(string image, string index)
    {
        var text = $"scorer{index},LM,LM,LM,LM,LM,LM\nindividuals{index},a,a,b,b,single,single\nbodyparts{index},nose,nose,nose,nose,bowl,bowl\ncoords{index},x,y,x,y,x,y\n{image},1,2,,,5,6\n";

        var file = DeepLabCutFile.Load(files.Write("t.csv", text));

        Assert.Equal(["a", "b", "single"], file.Recording.Persons.Select(person => person.Name));
        Assert.All(file.Recording.Persons, person => Assert.Equal(["nose", "bowl"], person.Labels));
        Assert.Equal(4, file.Recording.Persons.Sum(person => person.MissingCount));
        Assert.Equal("labeled-data/clip/img007.png", Assert.Single(file.ImageNames));
        Assert.True(file.Recording.Persons[0].Confidence.IsEmpty);
        Assert.Contains("The rows are labeled images picked from a video: they are no frames one after the other, and have no likelihood.", file.Recording.Notices);
    }

    [Fact]
    public void A_table_in_space_has_the_calibrations_unit_which_is_not_known()
    {
        var recording = files.Load("s.csv", "scorer,DLC_3D,DLC_3D,DLC_3D\nbodyparts,nose,nose,nose\ncoords,x,y,z\n0,1,2,3\n");

        Assert.Equal((3, LengthUnit.Unknown, Axes.Unknown), (recording.Dimensions, recording.Unit, recording.Axes));
        Assert.Equal([1, 2, 3], TextFiles.Point(recording, 0, 0, 0));
    }

    [Fact]
    public void A_file_that_may_be_of_LightningPose_is_loaded_with_a_notice() => Assert.Contains(
        files.Load("l.csv", Single.Replace("DLC_net", "heatmap_tracker", StringComparison.Ordinal) + "0,1,2,1,3,4,1\n").Notices,
        notice => notice.StartsWith("The file could be of DeepLabCut or LightningPose", StringComparison.Ordinal));

    [Fact]
    public void Windows_line_ends_marks_semicolons_and_empty_cells_at_the_end_are_accepted()
    {
        var text = "\uFEFF" + (Single + "0,1,2,1,3,4,1\n").Replace("\n", ",\r\n", StringComparison.Ordinal).Replace(',', ';');

        Assert.Equal([3, 4, 0], TextFiles.Point(files.Load("w.csv", text), 0, 0, 1));
    }

    [Theory]
    [InlineData("scorer,DLC,DLC\ncoords,x,y\n0,1,2\n", "the rows above the numbers have no bodyparts. Expected scorer, bodyparts and coords, and individuals for several animals.")]
    [InlineData("scorer,DLC,DLC\nbodyparts,a,a\n0,1,2\n", "the rows above the numbers have no coords. Expected scorer, bodyparts and coords, and individuals for several animals.")]
    [InlineData("scorer,DLC,DLC\nbodyparts,a,a\ncoords,x,w\n0,1,2\n", "body part \"a\" has the coordinate \"w\"; expected x, y, z and likelihood, each once.")]
    [InlineData("scorer,DLC,DLC\nbodyparts,a,a\ncoords,x,x\n0,1,2\n", "body part \"a\" has the coordinate \"x\"; expected x, y, z and likelihood, each once.")]
    [InlineData("scorer,DLC,DLC\nbodyparts,a,a\ncoords,x,y\n0,1,\"2,5\"\n", "is no number: decimal commas are not read. Save the file with decimal points.")]
    [InlineData("scorer,DLC,DLC\nbodyparts,a,a\ncoords,x,y\n0,1,2\nscorer,DLC,DLC\n", "is no frame's number.")]
    public void What_breaks_the_format_is_refused(string text, string problem) => Assert.EndsWith(problem, files.Refused("b.csv", text), StringComparison.Ordinal);
}
