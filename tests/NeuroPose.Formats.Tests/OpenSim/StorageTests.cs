using NeuroPose.Formats.Tests.Loading;

namespace NeuroPose.Formats.Tests.OpenSim;

public sealed class StorageTests : WrittenFiles
{
    [Fact]
    public void A_table_is_read_with_its_units_and_is_no_poses()
    {
        var file = StorageFile.Load(Write("ik.mot", Mot("Coordinates\nversion=1\nnRows=3\nnColumns=4\ninDegrees=yes\n\nAngles are in degrees.\n", "time\tpelvis_tx\tknee_angle_r\tmtp_angle_l_u", "0\t0.5\t10\t1", "0.01\t0.6\t11\t2", "0.02\t0.7\t12\t")));

        Assert.Equal("Coordinates", file.Title);
        Assert.Equal("1", file.Header["version"]);
        Assert.True(file.InDegrees);
        Assert.Equal(["time", "pelvis_tx", "knee_angle_r", "mtp_angle_l_u"], file.Columns);
        Assert.Equal([new("pelvis_tx", "m"), new("knee_angle_r", "deg"), new("mtp_angle_l_u", "deg/s")], file.Table.Channels);
        Assert.Equal([10, 11, 12], file.Table["knee_angle_r"]);
        Assert.Equal(1, file.Table.MissingCount);
        Assert.Equal([0, 0.01, 0.02], file.Table.Times.ToArray());
        Assert.Equal((100, "time column, printed to 0.01 s"), (file.Recording.FramesPerSecond, file.Recording.RateSource));
        Assert.Empty(file.Recording.Persons);
        Assert.Equal(3, file.Recording.FrameCount);
        Assert.Empty(file.Recording.Notices);
    }

    [Theory]
    [InlineData("ground_force_vx", "N")]
    [InlineData("1_ground_force_pz", "m")]
    [InlineData("ground_torque_y", "N m")]
    [InlineData("hip_flexion_r_moment", "N m")]
    [InlineData("pelvis_tx_force", "N")]
    [InlineData("/jointset/knee_r/knee_angle_r/value", "deg")]
    [InlineData("/jointset/knee_r/knee_angle_r/speed", "deg/s")]
    [InlineData("/jointset/ground_pelvis/pelvis_ty/speed", "m/s")]
    [InlineData("/forceset/soleus_r/activation", "")]
    [InlineData("soleus_r.fiber_length", "")]
    [InlineData("center_of_mass_X", "")]
    public void Units_follow_from_the_names_of_columns_and_an_unknown_one_is_empty(string column, string unit) =>
        Assert.Equal(unit, Load(Mot("results\ninDegrees=yes\n", "time\t" + column, "0\t1")).ModelOutputs.Channels[0].Unit);

    [Theory]
    [InlineData("\t")]
    [InlineData(",")]
    [InlineData("   ")]
    public void Tabs_commas_and_blanks_divide_and_every_line_may_end_in_delimiters(string delimiter)
    {
        var text = Mot("Coordinates\t\t\nnRows=1\t\t\ninDegrees=no\t\t\n", "time\ta\tb", "0\t1\t2").Replace(
            "endheader", "endheader\t\t", StringComparison.Ordinal).Replace("\t", delimiter, StringComparison.Ordinal);

        var table = Load(text).ModelOutputs;

        Assert.Equal(["a", "b"], table.Channels.Select(channel => channel.Name));
        Assert.Equal([1, 2], table.Values.ToArray());
        Assert.Equal("rad", table.Channels[0].Unit);
    }

    [Fact]
    public void The_header_of_SIMM_is_read()
    {
        var file = StorageFile.Load(Write("x.mot", Mot("name walk\ndatacolumns 2\ndatarows 5\nrange 0 1\n", "time\ta", "0\t1", "1\t2")));

        Assert.Equal(("2", "0 1"), (file.Header["datacolumns"], file.Header["range"]));
        Assert.Contains("The number of rows is 2, the header says 5. The rows were used.", file.Recording.Notices);
    }

    [Fact]
    public void Rows_that_the_header_counts_wrongly_are_noticed() =>
        Assert.Contains("The number of rows is 1, the header says 1501. The rows were used.",
            Load(Mot("x\nnRows=1501\n", "time\tforce", "0\t1")).Notices);

    [Fact]
    public void Whether_angles_are_degrees_is_asked_for_when_the_file_does_not_say_and_the_caller_may_say_it()
    {
        var text = Mot("Coordinates\n", "time\tknee_angle_r", "0\t1");

        Assert.Equal(["The file does not say whether angles are in degrees or radians (no inDegrees). Give LoadOptions.AnglesInDegrees."], Load(text).Notices);
        Assert.Equal("", Load(text).ModelOutputs.Channels[0].Unit);
        Assert.Equal("rad", Load(text, new() { AnglesInDegrees = false }).ModelOutputs.Channels[0].Unit);
        Assert.Empty(Load(text, new() { AnglesInDegrees = false }).Notices);
    }

    [Fact]
    public void The_key_wins_over_a_remark_that_contradicts_it()
    {
        var recording = Load(Mot("Coordinates\ninDegrees=no\nAngles are in degrees.\n", "time\tknee_angle_r", "0\t1"));

        Assert.Equal("rad", recording.ModelOutputs.Channels[0].Unit);
        Assert.Equal(["inDegrees=no, but a remark in the header says that angles are in degrees. The key was used."], recording.Notices);
    }

    [Theory]
    [InlineData(60, 8, 60)]
    [InlineData(600, 4, 600)]
    [InlineData(120, 3, 120)]
    [InlineData(1000, 3, 1000)]
    [InlineData(29.97002997002997, 8, 29.97002997002997)]
    [InlineData(2000, 17, 2000)]
    public void The_rate_is_the_roundest_that_the_digits_of_the_times_allow(double rate, int digits, double reported)
    {
        var rows = Enumerable.Range(0, 200).Select(
            row => (row / rate).ToString("F" + digits, System.Globalization.CultureInfo.InvariantCulture) + "\t1").ToArray();

        Assert.Equal(reported, Load(Mot("x\n", "time\ta", rows)).FramesPerSecond, 1e-9);
    }

    [Fact]
    public void Times_of_single_precision_with_more_digits_than_they_have_are_even()
    {
        var rows = Enumerable.Range(0, 500).Select(
            row => ((double)(float)(row / 100.0)).ToString("R", System.Globalization.CultureInfo.InvariantCulture) + "\t1").ToArray();

        Assert.Equal(100, Load(Mot("x\n", "time\ta", rows)).FramesPerSecond);
    }

    [Fact]
    public void Times_that_are_not_even_give_no_rate_and_a_notice()
    {
        var recording = Load(Mot("x\n", "time\ta", "0\t1", "0.01\t1", "0.05\t1"));

        Assert.True(double.IsNaN(recording.FramesPerSecond));
        Assert.Contains("The times are not evenly spaced: the rate is not known.", recording.Notices);
        Assert.Equal([0, 0.01, 0.05], recording.Times.ToArray());
    }

    [Fact]
    public void Quaternions_become_four_channels_in_the_order_of_the_file()
    {
        var file = StorageFile.Load(Write("o.sto",
            Mot("DataRate=100\nDataType=Quaternion\n", "time\ttorso\tpelvis", "0\t1,0,0.5,0\t0.1,0.2,0.3,0.4", "0.01\t1,0,0,0\t")));

        Assert.Equal("Quaternion", file.DataType);
        Assert.Equal(["torso.w", "torso.x", "torso.y", "torso.z"], file.Table.Channels.Take(4).Select(channel => channel.Name));
        Assert.Equal([0.1, 0.2, 0.3, 0.4], file.Table.Values[4..8].ToArray());
        Assert.Equal(4, file.Table.MissingCount);
        Assert.Equal(["time", "torso", "pelvis"], file.Columns);
    }

    [Theory]
    [InlineData("0\t1,0,0\t1,0,0,0", "is not 4 numbers with commas between them.")]
    [InlineData("0\t1,0,0,0,0\t1,0,0,0", "is not 4 numbers with commas between them.")]
    [InlineData("0\t1,0,0,0\t1,0,0,0\t1,0,0,0", "stands behind the last column that is named.")]
    public void A_quaternion_that_is_none_is_refused_with_its_line(string row, string problem)
    {
        var refused = Refused(Mot("DataType=Quaternion\n", "time\ttorso\tpelvis", row));

        Assert.Equal(4, refused.Place.Line);
        Assert.EndsWith(problem, refused.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("endheader\n", "there are no column names")]
    [InlineData("endheader\na\tb\n1\t2\n", "the first column is \"a\"; expected time.")]
    [InlineData("endheader\ntime\ta\n0\t1\t2\n", "the line has more cells than the 2 columns")]
    [InlineData("endheader\ntime\ta\n0\t1,25\n", "\"1,25\" in the column \"a\" is no number: decimal commas are not read.")]
    public void A_table_that_breaks_the_format_is_refused(string text, string problem) =>
        Assert.StartsWith(problem, Refused(text).Problem, StringComparison.Ordinal);

    [Fact]
    public void Columns_with_one_name_get_a_number()
    {
        var recording = Load(Mot("x\n", "time\tforce\tforce", "0\t1\t2"));

        Assert.Equal(["force", "force_2"], recording.ModelOutputs.Channels.Select(channel => channel.Name));
        Assert.Single(recording.Notices);
    }

    [Fact]
    public void A_table_that_is_saved_reads_back_the_same()
    {
        var random = new Random(8);
        Channel[] channels = [new("knee_angle_r", "deg"), new("pelvis_tx", "m"), new("knee_angle_r_moment", "N m")];
        var table = new TimeSeriesTable(channels, Enumerable.Range(0, 300).Select(
            at => at % 7 == 0 ? double.NaN : random.NextDouble() * 1e3).ToArray(), 100)
        { StartSeconds = 0.25 };
        table.SaveStorage(PathTo("a.mot"));

        var loaded = StorageFile.Load(PathTo("a.mot"));

        Assert.Equal(table.Channels, loaded.Table.Channels);
        Assert.Equal(table.Values.ToArray(), loaded.Table.Values.ToArray());
        Assert.Equal((100, 0.25), (loaded.Table.FramesPerSecond, loaded.Table.StartSeconds));
        Assert.True(loaded.InDegrees);
        Assert.Empty(loaded.Recording.Notices);
    }

    [Fact]
    public void Quaternions_that_are_saved_are_quaternions_again()
    {
        var text = Mot("DataType=Quaternion\n", "time\ttorso\tpelvis", "0\t1,0,0.5,0\t0.1,0.2,0.3,0.4", "0.01\t1,0,0,0\t");
        var first = Load(text);
        first.SaveStorage(PathTo("q.sto"));

        var file = StorageFile.Load(PathTo("q.sto"));

        Assert.Equal("Quaternion", file.DataType);
        Assert.Equal(first.ModelOutputs.Channels, file.Table.Channels);
        Assert.Equal(first.ModelOutputs.Values.ToArray(), file.Table.Values.ToArray());
    }

    [Fact]
    public void A_table_without_times_or_with_two_units_of_angle_is_not_saved()
    {
        var timeless = new TimeSeriesTable([new("a", "")], new double[2], double.NaN);
        var mixed = new TimeSeriesTable([new("a", "deg"), new("b", "rad")], new double[2], 100);

        Assert.Throws<ArgumentException>(() => timeless.SaveStorage(PathTo("no.mot")));
        Assert.Throws<ArgumentException>(() => mixed.SaveStorage(PathTo("no.mot")));
        Assert.Throws<ArgumentException>(() => MotionRecordings.Random(new(1), 2, 2).SaveStorage(PathTo("no.mot")));
        Assert.False(File.Exists(PathTo("no.mot")));
    }

    private static string Mot(string header, string columns, params string[] rows) =>
        $"{header}endheader\n{columns}\n{string.Join('\n', rows)}\n";
}
