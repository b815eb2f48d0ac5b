using NeuroPose.Poses;
using NeuroPose.Testing;
using PureHDF;

namespace NeuroPose.Formats.Tests.Hdf5;

public sealed class DeepLabCutHdf5Tests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_table_of_pandas_gives_the_numbers_of_pandas()
    {
        var file = DeepLabCutHdf5File.Load(Pandas("table"));

        var person = Assert.Single(file.Recording.Persons);
        Assert.Equal(("DLC_net", "df_with_missing", false), (file.Scorer, file.Key, file.IsTrainingLabels));
        Assert.Equal(["nose", "tail"], person.Labels);
        Assert.Equal((6, 2, LengthUnit.Pixel), (file.Recording.FrameCount, file.Recording.Dimensions, file.Recording.Unit));
        Assert.Equal([255.911, 475.232, 0, 474.325, 155.916, 0], person.Coordinates.Span[..6].ToArray());
        Assert.Equal([72.08, 211.663], person.Confidence.Span[..2].ToArray());
        Assert.Equal([258.034, 57.933, 0, 388.342, 306.502, 0], person.Coordinates.Span[^6..].ToArray());
        Assert.Equal("likelihood", person.ConfidenceName);

        // One of the coordinates was NaN.
        Assert.Equal(1, person.MissingCount);
        Assert.True(double.IsNaN(person.Coordinates.Span[13]));
    }

    [Fact]
    public void Several_animals_are_people_with_their_names()
    {
        var recording = MotionFile.Load(Pandas("multi"));

        Assert.Equal(["ind1", "ind2", "single"], recording.Persons.Select(person => person.Name));
        Assert.Equal([19.796, 264.295, 0, 31.175, 320.664, 0], recording.Persons[0].Coordinates.Span[..6].ToArray());
        Assert.Equal([296.471, 130.049], recording.Persons[1].Coordinates.Span[..2].ToArray());
        Assert.Equal([38.542, 66.348], recording.Persons[2].Confidence.Span[^2..].ToArray());
    }

    [Fact]
    public void Points_in_space_have_three_coordinates_and_a_unit_that_is_asked_for()
    {
        var recording = MotionFile.Load(Pandas("three"));

        Assert.Equal((3, LengthUnit.Unknown), (recording.Dimensions, recording.Unit));
        Assert.Equal([253.032, 392.543, 147.503, 384.386, 262.815, 74.524], recording.Persons[0].Coordinates.Span[..6].ToArray());
        Assert.Contains(recording.Notices, notice => notice.Contains("LoadOptions.Unit", StringComparison.Ordinal));
    }

    [Fact]
    public void The_fixed_format_of_pandas_is_read_too()
    {
        var recording = MotionFile.Load(Fixed(HdfFiles.PandasFrame()));

        var person = Assert.Single(recording.Persons);
        Assert.Equal(["nose", "tail"], person.Labels);
        Assert.Equal((4, 7), (recording.FrameCount, recording.FirstFrame));
        Assert.Equal([1, 2, 0, 4, 5, 0], person.Coordinates.Span[..6].ToArray());
        Assert.Equal([0.3, 0.6], person.Confidence.Span[..2].ToArray());

        // Frame 9 is not there; frame 10 is the last.
        Assert.True(double.IsNaN(person.Coordinates.Span[12]));
        Assert.Equal([21, 22, 0, 24, 25, 0], person.Coordinates.Span[18..].ToArray());
    }

    [Fact]
    public void Labels_of_images_say_that_they_are_no_video()
    {
        var frame = HdfFiles.PandasFrame();
        frame["axis1"] = new[] { "labeled-data/v/img1.png", "labeled-data/v/img5.png", "labeled-data/v/img9.png" };

        var file = DeepLabCutHdf5File.Load(Fixed(frame));

        Assert.True(file.IsTrainingLabels);
        Assert.Equal((3, 0), (file.Recording.FrameCount, file.Recording.FirstFrame));
        Assert.Contains(file.Recording.Notices, notice => notice.Contains("no video", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_several_tables_the_usual_one_is_taken_or_one_is_asked_for()
    {
        var path = folder.PathTo("two.h5");
        HdfFiles.Write(path, new() { ["df_with_missing"] = HdfFiles.PandasFrame(), ["other"] = HdfFiles.PandasFrame() });
        Assert.Equal("df_with_missing", DeepLabCutHdf5File.Load(path).Key);
        Assert.Equal("other", DeepLabCutHdf5File.Load(path, new() { Key = "other" }).Key);

        HdfFiles.Write(path, new() { ["one"] = HdfFiles.PandasFrame(), ["other"] = HdfFiles.PandasFrame() });
        Assert.Contains("one, other", Assert.Throws<FileFormatException>(() => DeepLabCutHdf5File.Load(path)).Message, StringComparison.Ordinal);
        Assert.Contains("no table \"third\"", Assert.Throws<FileFormatException>(() => DeepLabCutHdf5File.Load(path, new() { Key = "third" })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("block0_values", "4, 6")]
    [InlineData("axis0_label2", "5")]
    [InlineData("axis0_level2", "ghost")]
    public void Parts_that_do_not_fit_each_other_are_refused(string part, string change)
    {
        var frame = HdfFiles.PandasFrame();
        frame[part] = change switch { "4, 6" => new double[4, 6], "5" => new sbyte[] { 0, 1, 2, 0, 1 }, _ => new[] { "x", "y", "ghost" } };

        Assert.Throws<FileFormatException>(() => MotionFile.Load(Fixed(frame)));
    }

    [Theory]
    [InlineData("(lp0\n(I1\n(lp1\n(Va\np2\nVb\np3\nVx\np4\ntp5\na(g2\ng3\nS'y'\ntp6\natp7\na.")]
    [InlineData("(lp0\n(L1L\n((Va\nVb\nVx\nt(Va\nVb\nVy\ntlta.")]
    public void Lists_tuples_texts_and_numbers_of_a_pickle_are_read(string pickle)
    {
        var value = Assert.IsType<List<object>>(ColumnPickle.Read(pickle, Place.Unknown));

        var axis = Assert.IsType<List<object>>(Assert.Single(value));
        Assert.Equal(1L, axis[0]);
        Assert.Equal([["a", "b", "x"], ["a", "b", "y"]], Assert.IsType<List<object>>(axis[1]).Cast<List<object>>().Select(column => column.Cast<string>().ToArray()));
    }

    [Fact]
    public void Characters_of_all_languages_are_read()
    {
        Assert.Equal("né 日 👣", ColumnPickle.Read("Vn\u00e9 \\u65e5 \\U0001f463\n.", Place.Unknown));
        Assert.Equal("it's \t\\ é", ColumnPickle.Read("S\"it's \\t\\\\ \\xe9\"\n.", Place.Unknown));
    }

    [Theory]
    [InlineData("cos\nsystem\n(S'rm -r x'\ntR.", "\"c\"")]
    [InlineData("(S'ls'\nios\nsystem\n.", "\"i\"")]
    [InlineData("\u0080\u0004\u0095.", "0x80")]
    [InlineData("(lp0\nR.", "\"R\"")]
    [InlineData("(dp0\n.", "\"d\"")]
    [InlineData("N.", "\"N\"")]
    [InlineData("}.", "\"}\"")]
    public void Instructions_that_can_run_code_are_refused_and_the_CSV_file_is_recommended(string pickle, string instruction)
    {
        var problem = Assert.Throws<FileFormatException>(() => ColumnPickle.Read(pickle, Place.Unknown));

        Assert.Contains(instruction, problem.Message, StringComparison.Ordinal);
        Assert.Contains("CSV", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("(")]
    [InlineData("(.")]
    [InlineData("a.")]
    [InlineData("l.")]
    [InlineData("g5\n.")]
    [InlineData("Vno end")]
    [InlineData("I1x\n.")]
    [InlineData("Sno quotes\n.")]
    [InlineData("V\\u12\n.")]
    [InlineData("V\\Uffffffff\n.")]
    [InlineData("I1\nI2\n.")]
    [InlineData("I1\nI2\na.")]
    public void A_damaged_pickle_is_refused(string pickle)
    {
        Assert.Throws<FileFormatException>(() => ColumnPickle.Read(pickle, Place.Unknown));
    }

    private string Pandas(string name)
    {
        var path = folder.PathTo(name + ".h5");
        HdfFiles.WritePandas(name, path);
        return path;
    }

    private string Fixed(H5Group frame)
    {
        var path = folder.PathTo("fixed.h5");
        HdfFiles.Write(path, new() { ["df_with_missing"] = frame });
        return path;
    }
}
