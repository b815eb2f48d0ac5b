using NeuroPose.Sessions.Configuration;
using NeuroPose.Sessions.Ingest;
using NeuroPose.Testing;

namespace NeuroPose.Sessions.Tests.Ingest;

public sealed class PulseFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Text_has_a_time_on_each_line_and_blank_lines_do_not_count() =>
        Assert.Equal([0.033333, 1.5, 20], Read("0.033333\n\n1.500000\r\n20\n").Times);

    [Theory]
    [InlineData("time_s,level\n0.5,0\n1,1\n1.1,1\n1.2,0\n2,1\n", new[] { 1.0, 2 })]
    [InlineData("frame;timestamp_ms\n1;100\n2;133.5\n", new[] { 0.1, 0.1335 })]
    [InlineData("\"Timestamp\"\n3.5\n", new[] { 3.5 })]
    public void Tables_have_times_by_the_names_of_columns(string text, double[] times) => Assert.Equal(times, Read(text).Times);

    [Fact]
    public void A_counter_stands_beside_each_pulse() =>
        Assert.Equal([7L, 8, 10], Read("timestamp,counter\n0.1,7\n0.2,8\n0.4,10\n").Counters!);

    [Theory]
    [InlineData("0.1\nabc\n0.3\n", 2, "expected a number of seconds, found \"abc\"")]
    [InlineData("time,counter\n0.1,1\n0.2,\n", 3, "expected a number in column 2")]
    [InlineData("0,1\n0,2\nx\n", 3, "expected a number")]
    [InlineData("a,b\n1,2\n", 1, "Name the column: time_column of the TTL.")]
    public void A_line_that_is_no_pulse_is_an_error_with_its_number(string text, int line, string problem)
    {
        var error = Assert.Throws<FileFormatException>(() => Read(text));
        Assert.Equal(line, error.Place.Line);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_are_joined_and_one_that_is_there_twice_counts_once()
    {
        File.WriteAllText(folder.PathTo("a.txt"), "3\n4\n");
        File.WriteAllText(folder.PathTo("b.txt"), "1\n2\n");
        File.WriteAllText(folder.PathTo("copy of a.txt"), "3\n4\n");
        var train = PulseFile.Read(new("ttl", []), [.. new[] { "a.txt", "b.txt", "copy of a.txt" }.Select(name => SourceFile.Of(folder.Root, name))]);
        Assert.Equal([1.0, 2, 3, 4], train.Times);
        Assert.Contains("copy of a.txt", train.Notices.Single(), StringComparison.Ordinal);
    }

    private PulseTrain Read(string text)
    {
        File.WriteAllText(folder.PathTo("pulses.txt"), text);
        return PulseFile.Read(new TtlDescription("ttl", []), [SourceFile.Of(folder.Root, "pulses.txt")]);
    }
}
