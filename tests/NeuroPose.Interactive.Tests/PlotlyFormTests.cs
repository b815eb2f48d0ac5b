using System.Text.Json;
using NeuroPose.Figures;
using NeuroPose.Figures.Model;
using NeuroPose.Figures.Tests;
using NeuroPose.Kinematics;
using NeuroPose.Notebooks.Sessions;
using NeuroPose.Warping;

namespace NeuroPose.Interactive.Tests;

/// <summary>Figures for front ends that have plotly.js: beside the picture, never in place of it.</summary>
[Collection(OneAfterAnother.Name)]
public sealed class PlotlyFormTests
{
    private const string MimeType = "application/vnd.plotly.v1+json";

    [Fact]
    public async Task In_our_kernel_a_figure_is_a_picture_and_plotly_json_at_once()
    {
        var shown = await ShowAsync("new LineChart { Series = [LineSeries.PerFrame(\"a\", new double[] { 1, 2 })] }");

        Assert.Equal([MimeType, "text/html", "text/plain"], shown.Data.Forms.Keys);
        using var json = JsonDocument.Parse(shown.Data[MimeType]!);
        Assert.Equal("scatter", json.RootElement.GetProperty("data")[0].GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_body_and_a_card_are_no_plotly_figures()
    {
        Assert.Equal(["text/html", "text/plain"], (await ShowAsync("new PoseSequence(Skeleton.Unnamed(1), 30, new double[3]).At(0).ToFigure()")).Data.Forms.Keys);
        Assert.Equal(["text/html", "text/plain"], (await ShowAsync("new PoseSequence(Skeleton.Unnamed(1), 30, new double[3])")).Data.Forms.Keys);
    }

    [Fact]
    public void Series_and_matrices_have_the_form_for_those_who_ask()
    {
        var series = new[] { FeatureSeries.Of("a", "mm", 1, 2), FeatureSeries.Of("b", "mm", 2, 1) };

        Assert.Contains("\"heatmap\"", Rendered.As(Dtw.DistanceMatrix(series), MimeType), StringComparison.Ordinal);
        Assert.Contains("\"scatter\"", Rendered.As(series[0], MimeType), StringComparison.Ordinal);
        Assert.Contains("local cost", Rendered.As(Dtw.DistanceMatrix(series), MimeType), StringComparison.Ordinal);
    }

    [Fact]
    public void What_would_make_a_notebook_large_has_no_such_form()
    {
        Assert.Equal("", Rendered.As(new PlotFigure(new Panel { Layers = [new HeatLayer(101, 100, new double[10_100])] }), MimeType));
        Assert.Equal("", Rendered.As(new PlotFigure(new Panel { Layers = [.. Enumerable.Range(0, 200).Select(_ => new LineLayer(new double[500], new double[500]))] }), MimeType));
        Assert.Equal("", Rendered.As(Dtw.CondensedDistances([.. Enumerable.Range(0, 150).Select(index => FeatureSeries.Of("s", "mm", index))]), MimeType));
        Assert.Equal("", Rendered.As(MotionFigures.StickStrip(WalkingPoses.Make()), MimeType));
    }

    private static async Task<CellEvent.ExecuteResult> ShowAsync(string cell) =>
        Assert.Single((await NotebookCells.RunAsync(cell)).OfType<CellEvent.ExecuteResult>());
}
