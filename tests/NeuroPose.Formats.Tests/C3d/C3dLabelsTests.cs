namespace NeuroPose.Formats.Tests.C3d;

public class C3dLabelsTests
{
    [Fact]
    public void Prefixes_are_people_whose_names_are_in_no_text()
    {
        var recording = new C3dTestFile(2, "Anna:LKNE", "box:corner", "Anna:RKNE", "Anna:LKneeAngles", "box:LKneeAngles")
        {
            ["POINT:ANGLES"] = new[] { "LKneeAngles" },
            ["SUBJECTS:NAMES"] = new[] { "Anna", "box" },
        }.Load();

        Assert.Equal(["Anna", "box"], recording.Persons.Select(person => person.Name));
        Assert.All(recording.Persons, person => Assert.True(person.IsSubject));
        Assert.Equal(["LKNE", "RKNE"], recording.Persons[0].Labels);
        Assert.Equal([0, 0, 1000, 2, -2, 1000], recording.Persons[0].Coordinates.Span[..6].ToArray());
        Assert.Equal([1, -1, 1000], recording.Persons[1].Coordinates.Span[..3].ToArray());
        Assert.Contains("LKneeAngles (subject 2) X", recording.ModelOutputs.Channels.Select(channel => channel.Name));
        Assert.DoesNotContain("Anna", recording + string.Concat(recording.Notices) + string.Concat(recording.Persons), StringComparison.Ordinal);
        var error = Assert.Throws<PersonNotFoundException>(() => recording.Poses("Bert"));
        Assert.DoesNotContain("Anna", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_without_a_prefix_are_of_the_only_subject_that_is_listed()
    {
        var file = new C3dTestFile { ["SUBJECTS:NAMES"] = new[] { "Anna" } };

        Assert.Equal("Anna", Assert.Single(file.Load().Persons).Name);
        Assert.Equal("", Assert.Single(file.With("SUBJECTS:NAMES", new[] { "Anna", "Bert" }).Load().Persons).Name);
    }

    [Fact]
    public void Trajectories_without_a_label_are_no_joints()
    {
        var recording = new C3dTestFile(2, "LKNE", "*17", "", "RKNE") { PointCount = 5 }.Load();

        Assert.Equal(["LKNE", "RKNE"], Assert.Single(recording.Persons).Labels);
        Assert.Equal(["*17", "*3", "*5"], recording.Unlabeled!.Labels);
        Assert.Equal([2, -2, 1000], recording.Unlabeled.Coordinates.Span.Slice(3, 3).ToArray());
        Assert.Equal([13, -3, 1001], recording.Persons[0].Coordinates.Span[^3..].ToArray());
        Assert.Contains("There are 4 labels for 5 points: the others are unlabeled.", recording.Notices);
    }

    [Fact]
    public void More_labels_than_points_are_cut_with_a_notice()
    {
        var recording = new C3dTestFile(2, "A", "B", "C") { PointCount = 2 }.Load();

        Assert.Equal(["A", "B"], recording.Labels);
        Assert.Contains("There are 3 labels for 2 points: the first 2 were used.", recording.Notices);
    }

    [Fact]
    public void Labels_that_occur_twice_get_a_number()
    {
        var recording = new C3dTestFile(2, "T8", "T8", "T8_2", "T8", "C7").Load();

        Assert.Equal(["T8", "T8_3", "T8_2", "T8_4", "C7"], recording.Labels);
        Assert.Contains("Labels that are there more than once got a number: T8.", recording.Notices);
    }

    [Fact]
    public void More_than_255_labels_go_on_in_further_parameters()
    {
        string[] labels = [.. Enumerable.Range(0, 600).Select(point => FormattableString.Invariant($"P{point:000}"))];
        var file = new C3dTestFile(2, labels) { ["POINT:LABELS"] = labels[..255], ["POINT:LABELS2"] = labels[255..510], ["POINT:LABELS3"] = labels[510..] }.LoadFile();

        Assert.Equal(labels, file.Recording.Labels);
        Assert.Equal(labels, file.Parameters.Texts("POINT:LABELS"));
        Assert.Empty(file.Recording.Notices);
    }

    [Fact]
    public void Outputs_of_models_have_the_units_of_their_groups_and_modeled_markers_stay_markers()
    {
        var recording = new C3dTestFile(2, "LKneeAngles", "LKNE", "LKneeForce", "LHJC", "Quality", "LKneePower")
        {
            ["POINT:ANGLES"] = new[] { "LKneeAngles" },
            ["POINT:ANGLE_UNITS"] = "deg",
            ["POINT:FORCES"] = new[] { "Nothing" },
            ["POINT:FORCES2"] = new[] { "LKneeForce" },
            ["POINT:FORCE_UNITS"] = "N",
            ["POINT:POWERS"] = new[] { "LKneePower" },
            ["POINT:MODELED_MARKERS"] = new[] { "LHJC" },
            ["POINT:TYPE_GROUPS"] = new[] { "MODELED_MARKERS", "MODELED_MARKER", "QUALITIES", "QUALITY" },
            ["POINT:QUALITIES"] = new[] { "Quality" },
            ["POINT:QUALITY_UNITS"] = "%",
            FirstFrame = 11,
        }.Load();

        Assert.Equal(["LKNE", "LHJC"], Assert.Single(recording.Persons).Labels);
        Assert.Equal(["LHJC"], recording.Persons[0].Modeled);
        Assert.Equal(["deg", "N", "%", ""], recording.ModelOutputs.Channels.Chunk(3).Select(three => three[0].Unit));
        Assert.Equal([0, 10], recording.ModelOutputs["LKneeAngles X"]);
        Assert.Equal([-2, -2], recording.ModelOutputs["LKneeForce Y"]);
        Assert.Equal((100, 0.1), (recording.ModelOutputs.FramesPerSecond, recording.ModelOutputs.StartSeconds));
    }
}
