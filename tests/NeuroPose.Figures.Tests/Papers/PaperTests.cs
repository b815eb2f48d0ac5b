using NeuroPose.Papers;

namespace NeuroPose.Figures.Tests.Papers;

/// <summary>What a cell marks for a paper.</summary>
public sealed class PaperTests
{
    private static readonly LineChart Chart = new() { Series = [LineSeries.PerFrame("knee", new double[] { 1, 2, 3 })] };

    [Fact]
    public void At_the_desk_a_marked_value_is_the_value()
    {
        Assert.Equal(0.1, Paper.Number("auc", 0.1, "rad"));
        Assert.Same(Chart, Paper.Figure("knee", Chart));
        Assert.Equal([new Row(1, "a")], Paper.Table("rows", [new Row(1, "a")]));
    }

    [Fact]
    public void While_a_paper_runs_it_is_recorded_too()
    {
        var recorder = new List();
        using (Paper.RecordTo(recorder))
        {
            Paper.Number("auc", 0.1, "rad", "by hand");
            Paper.Figure("knee", Chart);
            Paper.Table("rows", [new Row(1, "a")]);
        }

        Paper.Number("after", 1);

        Assert.Equal(["auc", "knee", "rows"], recorder.Values.Select(value => value.Id));
        Assert.Equal(new PaperNumber("auc", 0.1, "rad") { Definition = "by hand" }, recorder.Values[0]);
        Assert.Equal(Chart.ToSvg(), recorder.Values[1].Content);
        Assert.Equal("Length,Name\n1,a\n", recorder.Values[2].Content);
    }

    [Fact]
    public async Task Two_papers_at_a_time_keep_their_values_apart()
    {
        async Task<List> RunAsync(string id)
        {
            var recorder = new List();
            using (Paper.RecordTo(recorder))
            {
                await Task.Yield();
                await Task.Run(() => Paper.Number(id, 1));
            }

            return recorder;
        }

        var both = await Task.WhenAll(RunAsync("one"), RunAsync("two"));

        Assert.Equal(["one", "two"], both.Select(recorder => Assert.Single(recorder.Values).Id));
    }

    [Theory]
    [InlineData(0.1 + 0.2, "0.30000000000000004")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(-0.0, "-0")]
    [InlineData(1e300, "1E+300")]
    public void A_number_is_kept_to_its_last_bit(double value, string expected) =>
        Assert.Equal(expected, new PaperNumber("a", value, "").Content);

    [Fact]
    public void Cells_that_hold_commas_quotes_and_lines_stay_one_cell()
    {
        var recorder = new List();
        using (Paper.RecordTo(recorder))
        {
            Paper.Table("rows", [new Row(0.5, "a,b"), new Row(double.NaN, "say \"x\""), new Row(1, "two\r\nlines")]);
        }

        Assert.Equal("Length,Name\n0.5,\"a,b\"\nNaN,\"say \"\"x\"\"\"\n1,\"two\nlines\"\n", recorder.Values[0].Content);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Knee")]
    [InlineData("-knee")]
    [InlineData("../knee")]
    [InlineData("knee auc")]
    public void An_id_that_could_not_be_a_file_is_refused_at_the_desk_already(string id)
    {
        var problem = Assert.Throws<ArgumentException>(() => Paper.Number(id, 1));
        Assert.StartsWith($"\"{id}\" is no id; expected lower-case letters, digits and hyphens", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_without_properties_are_refused()
    {
        using (Paper.RecordTo(new List()))
        {
            var problem = Assert.Throws<ArgumentException>(() => Paper.Table("rows", [new object()]));
            Assert.StartsWith("A row of the table \"rows\" is a Object, which has no properties", problem.Message, StringComparison.Ordinal);
        }
    }

    private sealed record Row(double Length, string Name);

    private sealed class List : IPaperRecorder
    {
        public List<PaperValue> Values { get; } = [];

        public void Record(PaperValue value) => Values.Add(value);
    }
}
