using System.Globalization;
using System.Text;
using NeuroPose.Testing;

namespace NeuroPose.Formats.Tests.Loading;

public sealed class DelimitedTextTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Lines_end_in_LF_CR_LF_CR_and_CR_CR_LF()
    {
        using var text = Open("a\nb\r\nc\rd\r\r\ne");

        Assert.Equal(["a", "b", "c", "d", "e"], Lines(text));
        Assert.Equal(5, text.Line);
    }

    [Fact]
    public void A_line_end_at_the_end_of_the_file_makes_no_line_and_blank_lines_are_lines()
    {
        using var text = Open("a\n\n  \nb\r");

        Assert.Equal(["a", "", "  ", "b"], Lines(text));
    }

    [Fact]
    public void The_mark_of_UTF_8_is_no_part_of_the_text_and_UTF_16_with_a_mark_is_read()
    {
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            using var text = Open([.. encoding.GetPreamble(), .. encoding.GetBytes("Knie ä,1.5\n")]);

            Assert.Equal(["Knie ä,1.5"], Lines(text));
        }
    }

    [Theory]
    [InlineData(',', "a , b,,c", "a|b||c")]
    [InlineData('\t', "a\t b \t\tc\t", "a|b||c|")]
    [InlineData(';', "a;b;", "a|b|")]
    [InlineData(' ', "  a \t b  c ", "a|b|c")]
    [InlineData(',', "\"a,b\",\"say \"\"c\"\"\" , d", "a,b|say \"c\"|d")]
    [InlineData(',', "", "")]
    public void A_line_is_divided_into_cells_without_blanks_and_quotes(char delimiter, string line, string cells)
    {
        using var text = Open(line + "\n");
        text.Delimiter = (byte)delimiter;
        Assert.True(text.ReadLine());

        Assert.Equal(cells.Split('|'), text.ReadCells());
    }

    [Theory]
    [InlineData(',')]
    [InlineData('\t')]
    [InlineData(' ')]
    public void Numbers_are_read_from_the_cells_that_are_left(char delimiter)
    {
        using var text = Open(string.Join(delimiter, "img001.png", "1.5", " -2e3 ", "nan", "\"7\"", "8") + "\r\n");
        text.Delimiter = (byte)delimiter;
        Assert.True(text.ReadLine());
        Assert.True(text.NextCell());
        Assert.Equal("img001.png", text.CellText());

        var row = new double[5];
        Assert.Equal(5, text.ReadNumbers(row));

        Assert.Equal([1.5, -2000, double.NaN, 7, 8], row);
    }

    [Fact]
    public void What_a_short_line_leaves_out_is_missing_and_empty_cells_beyond_the_last_column_are_passed_over()
    {
        using var text = Open("1,2\n1,2,3,,\n");
        var row = new double[3];

        Assert.True(text.ReadLine());
        Assert.Equal(2, text.ReadNumbers(row));
        Assert.Equal([1, 2, double.NaN], row);
        Assert.True(text.ReadLine());
        Assert.Equal(3, text.ReadNumbers(row));
        Assert.Equal([1, 2, 3], row);
    }

    [Fact]
    public void A_decimal_comma_is_refused_with_line_and_column()
    {
        using var text = Open("Time\tRKnee X\n0.1\t1,25\n");
        text.Delimiter = (byte)'\t';
        Assert.True(text.ReadLine());
        text.Columns = text.ReadCells();
        Assert.True(text.ReadLine());

        var problem = Assert.Throws<FileFormatException>(() => text.ReadNumbers(new double[2]));

        Assert.Equal("\"1,25\" in the column \"RKnee X\" is no number: decimal commas are not read. Save the file with decimal points.",
            problem.Problem);
        Assert.Equal((2, 5), (problem.Place.Line, problem.Place.Column));
    }

    [Fact]
    public void More_cells_than_columns_are_refused_with_the_place_of_the_first()
    {
        using var text = Open("1,25,3\n");
        Assert.True(text.ReadLine());

        var problem = Assert.Throws<FileFormatException>(() => text.ReadNumbers(new double[2]));

        Assert.Equal("the line has more cells than the 2 columns that are named. Where the comma is also the decimal sign, save the file with decimal points.", problem.Problem);
        Assert.Equal((1, 6), (problem.Place.Line, problem.Place.Column));
    }

    [Theory]
    [InlineData("a,\"b\n")]
    [InlineData("a,\"b\"c\n")]
    public void A_quote_that_does_not_end_is_refused(string line)
    {
        using var text = Open(line);
        Assert.True(text.ReadLine());

        var problem = Assert.Throws<FileFormatException>(() => text.ReadCells());

        Assert.Equal((1, 3), (problem.Place.Line, problem.Place.Column));
    }

    [Fact]
    public void Lines_longer_than_the_buffer_and_lines_across_its_end_are_read_whole()
    {
        string[] lines = [.. Enumerable.Range(0, 60).Select(at => new string((char)('a' + (at % 26)), at * 20_011))];
        using var text = Open(string.Join("\r\n", lines));

        Assert.Equal(lines, Lines(text));
    }

    [Fact]
    public void A_line_without_an_end_is_refused_before_it_fills_the_memory()
    {
        using var text = Open(new byte[40_000_000]);

        var problem = Assert.Throws<FileFormatException>(() => text.ReadLine());

        Assert.Equal("the line has more than 16,777,216 bytes. Expected one frame a line.", problem.Problem);
    }

    [Fact]
    public void Tables_of_numbers_read_back_whatever_the_delimiter_and_the_line_end()
    {
        var random = new Random(3);
        foreach (var delimiter in new[] { ",", "\t", ";", " ", "  ", "\t \t" })
        {
            foreach (var end in new[] { "\n", "\r\n", "\r" })
            {
                double[][] rows = [.. Enumerable.Range(0, 700).Select(
                    _ => Enumerable.Range(0, 40).Select(_ => (random.NextDouble() - 0.5) * 1e4).ToArray())];
                using var text = Open(string.Concat(rows.Select(
                    row => string.Join(delimiter, row.Select(number => number.ToString("R", CultureInfo.InvariantCulture))) + end)));
                text.Delimiter = delimiter is "," or "\t" or ";" ? (byte)delimiter[0] : DelimitedText.Blanks;
                foreach (var row in rows)
                {
                    var read = new double[row.Length];
                    Assert.True(text.ReadLine());
                    Assert.Equal(row.Length, text.ReadNumbers(read));
                    Assert.Equal(row, read);
                }

                Assert.False(text.ReadLine());
            }
        }
    }

    private DelimitedText Open(string content) => Open(Encoding.UTF8.GetBytes(content));

    private DelimitedText Open(byte[] content)
    {
        var path = folder.PathTo(Guid.NewGuid().ToString("N"));
        File.WriteAllBytes(path, content);
        return DelimitedText.Open(path, CancellationToken.None);
    }

    private static List<string> Lines(DelimitedText text)
    {
        List<string> lines = [];
        while (text.ReadLine())
        {
            lines.Add(text.Text);
        }

        return lines;
    }
}
