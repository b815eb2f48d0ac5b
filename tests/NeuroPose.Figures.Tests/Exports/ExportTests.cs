using System.Globalization;
using System.Text;
using System.Text.Json;
using NeuroPose.Figures.Exports;
using NeuroPose.Figures.Model;
using NeuroPose.Figures.Tests.Gallery;
using NeuroPose.Testing;

namespace NeuroPose.Figures.Tests.Exports;

public sealed class ExportTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static readonly Figure Chart = new PlotFigure(new Panel
    {
        X = new(new AxisLabel("time", "s")),
        Layers =
        [
            new LineLayer(new double[] { 0, 0.1, 0.2 }, new[] { 1, double.NaN, 1.0 / 3 }) { Name = "a, \"quoted\" name" },
            new BandLayer(new double[] { 0 }, new double[] { -1 }, new[] { double.PositiveInfinity }),
            new RuleLayer(0.1, "here"),
        ],
    })
    { Title = "numbers </script><b>bold</b>" };

    public static TheoryData<string> Names => [.. Recipes.All.Keys];

    [Fact]
    public void The_table_holds_every_number_in_round_trip_form() => Assert.Equal(
        """
        panel,kind,name,x,y,low,high,value,label,to_panel,to_x,to_y
        0,line,"a, ""quoted"" name",0,1,,,,,,,
        0,line,"a, ""quoted"" name",0.1,NaN,,,,,,,
        0,line,"a, ""quoted"" name",0.2,0.3333333333333333,,,,,,,
        0,band,,0,,-1,Infinity,,,,,
        0,rule,,0.1,,,,,here,,,

        """,
        Chart.ToCsv(),
        ignoreLineEndingDifferences: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_figure_is_a_table_with_as_many_columns_in_every_row(string name)
    {
        var rows = Recipes.All[name]().ToCsv().TrimEnd('\n').Split('\n');

        Assert.True(rows.Length > 1);
        Assert.All(rows, row => Assert.Equal(12, row.Split(',').Length));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Plotly_json_has_one_axis_pair_a_panel_and_only_axes_that_are_there(string name)
    {
        var figure = Recipes.All[name]();
        using var json = JsonDocument.Parse(figure.ToPlotlyJson());
        var layout = json.RootElement.GetProperty("layout");
        var axes = layout.EnumerateObject().Select(property => property.Name).Where(property => property.StartsWith("xaxis", StringComparison.Ordinal)).ToArray();

        Assert.Equal(figure.ToPlot().Panels.Count, axes.Length);
        Assert.All(json.RootElement.GetProperty("data").EnumerateArray(), trace =>
            Assert.Contains(trace.TryGetProperty("xaxis", out var axis) ? "xaxis" + axis.GetString()![1..] : "xaxis", axes));
    }

    [Fact]
    public void Plotly_json_is_as_approved_and_the_same_in_any_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
            using var json = JsonDocument.Parse(Recipes.All["every-layer"]().ToPlotlyJson());
            Snapshot.Match(JsonSerializer.Serialize(json, Indented), "json");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Missing_values_are_null_for_plotly()
    {
        using var json = JsonDocument.Parse(Chart.ToPlotlyJson());

        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("data")[0].GetProperty("y")[1].ValueKind);
    }

    [Fact]
    public void Words_cannot_leave_a_page_script()
    {
        using var folder = new TemporaryFolder();
        var script = folder.PathTo("plotly.min.js");
        File.WriteAllText(script, "window.Plotly = {newPlot() {}, end: '</script>'};");

        var page = Chart.ToInteractiveHtml(script);

        Assert.Equal(2, page.Split("</script>").Length - 1);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.Contains("data:image/svg+xml;base64,", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_static_page_has_the_picture_and_no_script()
    {
        var page = Chart.ToHtml();

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes(Chart.ToSvg())), page, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_plotly_the_message_says_where_to_get_it()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.PathTo("other.js"), "alert(1)");

        var missing = Assert.Throws<NeuroPoseException>(() => Chart.ToInteractiveHtml(folder.PathTo("plotly.min.js")));
        Assert.Contains("npm pack plotly.js-dist-min", missing.Message, StringComparison.Ordinal);
        Assert.Contains("does not speak of Plotly", Assert.Throws<NeuroPoseException>(() => Chart.ToInteractiveHtml(folder.PathTo("other.js"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_is_saved_in_the_form_that_its_name_says()
    {
        using var folder = new TemporaryFolder();
        foreach (var (ending, start) in new[] { ("svg", "<svg"), ("html", "<!DOCTYPE html>"), ("json", "{\"data\""), ("csv", "panel,") })
        {
            Chart.Save(folder.PathTo("figure." + ending));
            Assert.StartsWith(start, File.ReadAllText(folder.PathTo("figure." + ending)), StringComparison.Ordinal);
        }

        Assert.Contains(".svg, .html, .json, .csv, .png or .pdf", Assert.Throws<NeuroPoseException>(() => Chart.Save(folder.PathTo("figure.tiff"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_program_that_draws_a_png_the_message_names_it()
    {
        var problem = Assert.Throws<NeuroPoseException>(() => Chart.ToPng(new() { Program = "no-such-rasterizer" }));

        Assert.Contains("\"no-such-rasterizer\"", problem.Message, StringComparison.Ordinal);
        Assert.Contains("\"no-such-rasterizer\" was to make a PDF", Assert.Throws<NeuroPoseException>(() => Chart.ToPdf("no-such-rasterizer")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Chart.ToPng(new() { DotsPerInch = double.NaN }));
        Assert.Contains(
            "none of rsvg-convert and Chromium was found. On Debian: apt-get install librsvg2-bin. Or save the figure as .svg",
            Assert.Throws<NeuroPoseException>(() => Rasterizer.Png(Chart.ToSvg(), new(), ["no-such-rasterizer"], CancellationToken.None)).Message,
            StringComparison.Ordinal);
    }
}
