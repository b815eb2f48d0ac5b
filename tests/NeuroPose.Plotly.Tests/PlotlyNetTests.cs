using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;
using NeuroPose.DataFrames.Tests;
using NeuroPose.Figures;
using NeuroPose.Interactive.Tests;
using NeuroPose.Kinematics;
using NeuroPose.Warping;
using Plotly.NET;
using Chart = Plotly.NET.CSharp.Chart;

namespace NeuroPose.Plotly.Tests;

/// <summary>Figures as charts of Plotly.NET, and its charts in a notebook.</summary>
[Collection(OneAfterAnother.Name)]
public sealed class PlotlyNetTests
{
    private const string MimeType = "application/vnd.plotly.v1+json";

    private static readonly LineChart Line = new() { Title = "Knee", Series = [LineSeries.PerFrame("left", new double[] { 1, double.NaN, 1.0 / 3 })] };

    public static TheoryData<string> Kinds => ["line", "heat"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_chart_has_the_traces_axes_and_numbers_of_the_figure(string kind)
    {
        var figure = kind == "line"
            ? Line
            : (Figures.Figure)DistanceHeatMap.Of(Dtw.DistanceMatrix([FeatureSeries.Of("a", "mm", 1), FeatureSeries.Of("b", "mm", 3)]));

        var expected = JsonNode.Parse(figure.ToPlotlyJson())!;
        var got = JsonNode.Parse(GenericChart.toFigureJson(figure.ToPlotlyNet()))!;

        Assert.True(JsonNode.DeepEquals(expected["data"], got["data"]), $"{expected["data"]}\n{got["data"]}");
        Assert.All(expected["layout"]!.AsObject(), property => Assert.True(JsonNode.DeepEquals(property.Value, got["layout"]![property.Key]), property.Key));
    }

    [Fact]
    public void Plotly_nets_own_functions_change_what_the_figure_gave()
    {
        var chart = global::Plotly.NET.Chart.withTitle("Both knees", null).Invoke(Line.ToPlotlyNet());
        var layout = JsonNode.Parse(GenericChart.toFigureJson(chart))!["layout"]!;

        Assert.Equal("Both knees", (string?)layout["title"]!["text"]);
        Assert.Equal((string?)JsonNode.Parse(Line.ToPlotlyJson())!["layout"]!["xaxis"]!["title"]!["text"], (string?)layout["xaxis"]!["title"]!["text"]);
    }

    [Fact]
    public void A_chart_is_shown_as_the_same_json_each_time_without_a_network_and_without_ids()
    {
        PlotlyExtension.Register(preferPlotly: true);
        static GenericChart Made() => Chart.Line<int, double, string>(x: [1, 2], y: [0.5, 1.5], Name: "a < b");

        Assert.Equal(Made().ToDisplayString(MimeType), Made().ToDisplayString(MimeType));
        Assert.Equal([1.5], JsonNode.Parse(Made().ToDisplayString(MimeType))!["data"]![0]!["y"]!.AsArray().Skip(1).Select(y => (double)y!));
        var html = Made().ToDisplayString("text/html");
        Assert.Equal(html, Made().ToDisplayString("text/html"));
        Assert.DoesNotContain("http", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("a &lt; b", html, StringComparison.Ordinal);
        Assert.Equal([MimeType, "text/html", "text/plain"], Formatter.GetPreferredMimeTypesFor(typeof(GenericChart)).Order());
    }

    [Fact]
    public async Task A_notebook_loads_the_package_and_shows_a_chart_of_either_kind()
    {
        using var package = new BridgePackage();
        await package.RunAsync(await package.PackAsync("NeuroPose.Plotly"));

        var ours = await package.RunAsync("new LineChart { Series = [LineSeries.PerFrame(\"a\", new double[] { 1, 2 })] }.ToPlotlyNet()");
        Assert.Equal([MimeType, "text/html", "text/plain"], ours.Shown!.Forms.Keys);
        using var json = JsonDocument.Parse(ours.Shown[MimeType]!);
        Assert.Equal("scatter", json.RootElement.GetProperty("data")[0].GetProperty("type").GetString());

        var page = await package.RunPageAsync("docs/how-to/data-frames-and-plotly.md", "NeuroPose.Plotly");
        Assert.Equal(2, page.Count(cell => cell.Shown?[MimeType] is not null));

        var theirs = await package.RunAsync("Plotly.NET.CSharp.Chart.Point<int, int, string>(x: new[] { 1, 2 }, y: new[] { 3, 4 })");
        Assert.Contains("chart of Plotly.NET", theirs.Result, StringComparison.Ordinal);
    }
}
