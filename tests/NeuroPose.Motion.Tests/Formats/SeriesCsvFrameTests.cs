using System.Globalization;
using System.Text;
using NeuroPose.Formats;
using NeuroPose.Kinematics;
using NeuroPose.Numerics;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Formats;

/// <summary>What counts as a frame in a file of columns, and what other programs write.</summary>
public sealed class SeriesCsvFrameTests : IDisposable
{
    private static readonly string[] LineEnds = ["\n", "\r\n", "\r", "\r\r\n"];
    private static readonly string[] Missing = ["", "NA", "n/a", "#N/A", "NULL", "nan", "NaN"];
    private static readonly Encoding[] Encodings =
    [
        new UTF8Encoding(false), new UTF8Encoding(true), new UnicodeEncoding(false, false), new UnicodeEncoding(false, true),
        new UnicodeEncoding(true, false), new UnicodeEncoding(true, true), new UTF32Encoding(false, true),
    ];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_frame_comes_back_through_every_delimiter_encoding_line_end_and_word_for_nothing()
    {
        var random = new SeededRandom(20261129).Fork("columns");
        for (var round = 0; round < 600; round++)
        {
            var (columns, frames) = (1 + random.NextInt(4), 1 + random.NextInt(30));
            var separator = random.NextInt(2) == 0 ? '.' : ',';
            char[] delimiters = separator == '.' ? [',', ';', '\t', ' ', '|'] : [';', '\t', ' ', '|'];
            var (delimiter, end) = (delimiters[random.NextInt(delimiters.Length)], LineEnds[random.NextInt(LineEnds.Length)]);
            var expected = Enumerable.Range(0, columns * frames).Select(_ => random.NextInt(3) == 0 ? double.NaN : Math.Round((random.NextDouble() - 0.5) * 1e4, 3)).ToArray();
            var text = new StringBuilder().AppendJoin(delimiter, Enumerable.Range(0, columns).Select(column => "\"c" + delimiter + column.ToString(CultureInfo.InvariantCulture) + "\"")).Append(end);
            for (var frame = 0; frame < frames; frame++)
            {
                text.AppendJoin(delimiter, expected.Skip(frame * columns).Take(columns).Select(value => Field(value, separator, random, mayBeNothing: columns > 1 || frame + 1 < frames))).Append(end);
            }

            // Blank lines at the very end are no frames.
            text.Append(string.Concat(Enumerable.Repeat(end, random.NextInt(3))));
            var path = folder.PathTo("walk.csv");
            File.WriteAllText(path, text.ToString(), Encodings[random.NextInt(Encodings.Length)]);

            var series = SeriesCsv.Load(path, new() { Delimiter = delimiter, DecimalSeparator = separator });

            Assert.Equal((columns, frames), (series.Names.Count, series.Length));
            Assert.Equal(expected, series.Values.ToArray());
        }
    }

    [Theory]
    [InlineData("a\n\n1\n\n\n2\n\n\n", new[] { double.NaN, 1, double.NaN, double.NaN, 2 })]
    [InlineData("\n \na\n1\n", new[] { 1.0 })]
    [InlineData("a\r1\r\r2", new[] { 1, double.NaN, 2 })]
    [InlineData("a\r\n1\n\r\n2\r3", new[] { 1, double.NaN, 2, 3 })]
    [InlineData("a,\n1,\n2,\n", new[] { 1.0, 2 })]
    [InlineData("a\n-1.5E+03\n2e-1", new[] { -1500, 0.2 })]
    public void A_blank_line_between_the_numbers_of_one_column_is_a_frame(string text, double[] expected) => Assert.Equal(expected, Load(text).Values.ToArray());

    [Fact]
    public void Without_a_header_blank_lines_at_the_start_are_frames_too() =>
        Assert.Equal([double.NaN, 1, double.NaN, 2], Load("\n1\n\n2\n", new() { HasHeader = false }).Values.ToArray());

    [Theory]
    [InlineData('\t', "a\tb\n1\t2\n\t\n3\t4\n\t\n")]
    [InlineData(' ', "a b\n1 2\n \n3 4\n \n")]
    [InlineData(',', "a,b\n1,2\n,\n3,4\n,\n")]
    public void A_line_of_delimiters_is_a_frame_at_the_end_also(char delimiter, string text) =>
        Assert.Equal([1, 2, double.NaN, double.NaN, 3, 4, double.NaN, double.NaN], Load(text, new() { Delimiter = delimiter }).Values.ToArray());

    [Fact]
    public void A_blank_line_where_blanks_divide_is_refused_with_what_to_write() =>
        Assert.Contains("line 3: the line is blank; expected 2 fields. Where everything is missing, a line has 1 delimiters", Refusal("a\tb\n1\t2\n\n3\t4\n", new() { Delimiter = '\t' }), StringComparison.Ordinal);

    [Fact]
    public void Words_and_numbers_that_mean_nothing_can_be_named() =>
        Assert.Equal([1, double.NaN, double.NaN, double.NaN, double.NaN], Load("a\n1\n-9999\n-9999.0\nmissing\n#n/a\n", new() { MissingWords = ["-9999", "Missing"] }).Values.ToArray());

    [Theory]
    [InlineData("a;b\n1,5;2,5\n", "--delimiter \";\", and with decimal commas --decimal \",\"")]
    [InlineData("a;b\n1.5;2.5\n", "--delimiter \";\"")]
    [InlineData("\"knee, left\";\"knee, right\"\n1;2\n", "--delimiter \";\"")]
    [InlineData("a\tb\n1\t2\n", "--delimiter tab")]
    [InlineData("a\n1,5\n", "--decimal \",\"")]
    [InlineData("a,b\n1,\"2,5\"\n", "--decimal \",\"")]
    [InlineData("a\n\"1,234.5\"\n", "no thousands separators")]
    [InlineData("a\nmissing\n", "--missing")]
    [InlineData("knee, left,b\n1,2\n", "the line has 2 fields; the first line has 3.")]
    [InlineData("a,\n1,2\n", "a number stands in a column without a name")]
    [InlineData(",knee\n0,1\n1,2\n", "line 1: the column 1 has no name, as where a program writes each line's number. Name it in the header, or choose the others with --columns.")]
    [InlineData("a\n1\0\n", "\"1\0\" in the column \"a\" is no number")]
    [InlineData("a\n1\n-2e400\n", "line 3, column 1: \"-2e400\" in the column \"a\" is beyond the largest number that a double holds.")]
    public void What_cannot_be_read_is_refused_with_the_option_that_helps(string text, string expected) => Assert.Contains(expected, Refusal(text, new()), StringComparison.Ordinal);

    [Fact]
    public void A_column_without_a_name_may_stand_beside_those_that_are_taken() =>
        Assert.Equal([1, 2], Load(",knee\n0,1\n1,2\n", new() { Columns = ["knee"] }).Values.ToArray());

    [Theory]
    [InlineData("a;b\n1.234,5;2\n")]
    [InlineData("a;b\n1.5;2\n")]
    [InlineData("a;b\n1 234,5;2\n")]
    public void Thousands_separators_and_points_beside_a_decimal_comma_are_refused(string text) =>
        Assert.Contains("decimal comma and no thousands separators", Refusal(text, new() { DecimalSeparator = ',' }), StringComparison.Ordinal);

    [Theory]
    [InlineData(',', ',')]
    [InlineData('.', '.')]
    [InlineData('"', '.')]
    [InlineData('\r', '.')]
    public void A_delimiter_that_means_something_else_is_refused(char delimiter, char separator) =>
        Assert.Throws<ArgumentException>(() => Load("a\n1\n", new() { Delimiter = delimiter, DecimalSeparator = separator }));

    [Fact]
    public void No_damage_changes_how_a_file_is_refused()
    {
        var random = new SeededRandom(20261129).Fork("damage");
        var whole = "time,knee\r\n0,1.5\r\n0.01,\r\n,\r\n0.03,2e3\r\n"u8.ToArray();
        var read = 0;
        for (var round = 0; round < 3000; round++)
        {
            var bytes = whole.ToArray();
            for (var change = 0; change <= random.NextInt(4); change++)
            {
                bytes[random.NextInt(bytes.Length)] = (byte)random.NextInt(256);
            }

            var path = folder.PathTo("walk.csv");
            File.WriteAllBytes(path, bytes[..(bytes.Length - random.NextInt(8))]);
            try
            {
                read += SeriesCsv.Load(path).Length > 0 ? 1 : 0;
            }
            catch (FileFormatException problem)
            {
                Assert.Contains("walk.csv", problem.Message, StringComparison.Ordinal);
            }
        }

        Assert.InRange(read, 100, 2900);
    }

    private static string Field(double value, char separator, SeededRandom random, bool mayBeNothing) =>
        double.IsNaN(value) ? Missing[mayBeNothing ? random.NextInt(Missing.Length) : 1 + random.NextInt(Missing.Length - 1)]
        : value.ToString(random.NextInt(2) == 0 ? "R" : "E16", CultureInfo.InvariantCulture).Replace('.', separator);

    private string Refusal(string text, SeriesCsvOptions options) => Assert.Throws<FileFormatException>(() => Load(text, options)).Message;

    private FeatureSeries Load(string text, SeriesCsvOptions? options = null)
    {
        var path = folder.PathTo("walk.csv");
        File.WriteAllText(path, text);
        return SeriesCsv.Load(path, options);
    }
}
