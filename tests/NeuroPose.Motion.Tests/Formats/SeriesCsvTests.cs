using NeuroPose.Formats;
using NeuroPose.Kinematics;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Formats;

/// <summary>Series from files of columns.</summary>
public sealed class SeriesCsvTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_columns_that_are_named_come_in_the_order_in_which_they_are_named()
    {
        var series = Load("time,knee,hip\n0,1.5,-2\n0.1,2.5,3e2\n", new() { Columns = ["hip", "knee"], Unit = "rad" });

        Assert.Equal(("walk", "rad", 2), (series.Label, series.Unit, series.Length));
        Assert.Equal(["hip", "knee"], series.Names);
        Assert.Equal([-2, 1.5, 300, 2.5], series.Values.ToArray());
    }

    [Fact]
    public void The_series_carries_the_hash_of_the_file()
    {
        var series = Load("a\n1\n");

        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("a\n1\n"u8)), series.InputSha256);
    }

    [Fact]
    public void Quotes_blank_lines_byte_order_marks_and_other_line_ends_do_no_harm()
    {
        var series = Load("\uFEFF\"a, \"\"first\"\"\", b\r\n\"1\", 2\r\n\r\n3,4");

        Assert.Equal(["a, \"first\"", "b"], series.Names);
        Assert.Equal([1, 2, 3, 4], series.Values.ToArray());
    }

    [Fact]
    public void A_file_without_header_has_numbered_columns()
    {
        var series = Load("1,2\n3,4\n", new() { HasHeader = false, Columns = ["2"] });

        Assert.Equal([2, 4], series.Values.ToArray());
    }

    [Fact]
    public void Tabs_stand_between_the_fields_of_tsv_files()
    {
        var path = folder.PathTo("walk.tsv");
        File.WriteAllText(path, "a\tb\n1\t2\n");

        Assert.Equal([1, 2], SeriesCsv.Load(path).Values.ToArray());
    }

    [Fact]
    public void A_missing_number_is_NaN() => Assert.Equal([1, double.NaN, double.NaN, 4], Load("a,b\n1,\nnan,4\n").Values.ToArray());

    [Theory]
    [InlineData("", "walk.csv: the file is empty.")]
    [InlineData("a,b\n", "walk.csv: there are no frames below the header.")]
    [InlineData("1,2\n3,4\n", "walk.csv: line 1: the first line has only numbers. Name the columns in a header, or say that there is none (SeriesCsvOptions.HasHeader = false).")]
    [InlineData("a,b\n1,2\n\n3,4x\n", "walk.csv: line 4, column 3: \"4x\" in the column \"b\" is no number.")]
    [InlineData("a,b\n1,2\n3\n", "walk.csv: line 3: the line has 1 fields; the first line has 2.")]
    [InlineData("a,b\n1,\"2\n", "walk.csv: line 2, column 3: a quoted field does not end")]
    [InlineData("a,b\n1, \"2\"3\n", "walk.csv: line 2, column 4: a quoted field does not end")]
    [InlineData("a,b\n1,2,\n", "walk.csv: line 2: the line has 3 fields; the first line has 2.")]
    [InlineData("knee,knee\n1,2\n", "walk.csv: line 1: two columns are named \"knee\".")]
    [InlineData("a;knee\n1;2\n", "walk.csv: line 1: there is no column \"knee\". Known: a;knee.")]
    public void What_is_wrong_is_told_with_its_place(string text, string expected)
    {
        var refused = Assert.Throws<FileFormatException>(() => Load(text, new() { Columns = text.Contains("knee", StringComparison.Ordinal) ? ["knee"] : [] }));

        Assert.StartsWith(expected, refused.Message.Replace(folder.Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.Contains("none.csv", Assert.Throws<FileFormatException>(() => SeriesCsv.Load(folder.PathTo("none.csv"))).Message, StringComparison.Ordinal);

    private FeatureSeries Load(string text, SeriesCsvOptions? options = null)
    {
        var path = folder.PathTo("walk.csv");
        File.WriteAllText(path, text);
        return SeriesCsv.Load(path, options);
    }
}
