using Deedle;
using Microsoft.DotNet.Interactive.Formatting;
using NeuroPose.Interactive;
using NeuroPose.Interactive.Tests;

namespace NeuroPose.DataFrames.Tests;

/// <summary>Frames as a notebook shows them, and the package as a notebook loads it.</summary>
[Collection(OneAfterAnother.Name)]
public sealed class FrameDisplayTests
{
    [Fact]
    public void Both_kinds_of_frames_are_the_same_bounded_table()
    {
        DataFramesExtension.Register();
        var rows = Enumerable.Range(0, 20_000).Select(row => new { Trial = $"t{row}", Seconds = row % 2 == 0 ? row / 4.0 : double.NaN });

        var (data, deedle) = (rows.ToDataFrame(), rows.ToFrame());

        var lines = data.ToDisplayString("text/plain").Split('\n');
        Assert.Equal(["#", "Trial", "Seconds"], lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(["string", "double"], lines[1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(["1", "t1", "unknown"], lines[3].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(["19998", "t19998", "4999.5"], lines[^3].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(data.ToDisplayString("text/html").Replace("DataFrame", "Frame", StringComparison.Ordinal), deedle.ToDisplayString("text/html"));
        Assert.Contains("Frame: 20000 rows, the first 10 and the last 5 shown, 2 columns", deedle.ToDisplayString("text/plain"), StringComparison.Ordinal);
        Assert.InRange(deedle.ToDisplayString("text/html").Length, 500, 10_000);
    }

    [Fact]
    public void What_is_in_a_frame_is_text_in_html()
    {
        DataFramesExtension.Register();
        var html = new[] { new { Name = "<script>alert(1)</script>" } }.ToFrame().ToDisplayString("text/html");
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_have_their_own_keys_and_a_frame_has_a_form_as_csv()
    {
        DataFramesExtension.Register();
        var frame = new FrameBuilder.Columns<string, string> { { "Age", new Series<string, double>([new("s01", 71), new("s02", double.NaN)]) } }.Frame;

        Assert.Contains("s01", frame.ToDisplayString("text/plain"), StringComparison.Ordinal);
        Assert.Contains("unknown", frame.ToDisplayString("text/plain"), StringComparison.Ordinal);
        Assert.Equal("Age\n71\n\n", frame.ToDisplayString("text/csv"));
    }

    [Fact]
    public async Task A_notebook_loads_the_package_and_its_objects_are_of_the_kernels_own_types()
    {
        using var package = new BridgePackage();
        await package.RunAsync(await package.PackAsync("NeuroPose.DataFrames"));

        var shown = await package.RunAsync("var d = Dtw.DistanceMatrix([FeatureSeries.Of(\"a\", \"mm\", 1), FeatureSeries.Of(\"b\", \"mm\", 3)]);\nd.ToDataFrame()");
        Assert.Equal(["text/html", "text/plain"], shown.Shown!.Forms.Keys);
        Assert.Contains("DataFrame: 2 rows, 3 columns", shown.Result, StringComparison.Ordinal);

        Assert.Contains("Frame: 2 rows, 3 columns", (await package.RunAsync("d.ToFrame()")).Result, StringComparison.Ordinal);
        Assert.Equal("2", (await package.RunAsync("record Row(string Series, double B);\nd.ToFrame().ToRows<Row>()[0].B")).Result);
        var page = await package.RunPageAsync("docs/how-to/data-frames-and-plotly.md", "NeuroPose.DataFrames");
        Assert.All(page, cell => Assert.Contains("<table", cell.Shown!["text/html"], StringComparison.Ordinal));
        Assert.Equal(4, page.Count);
        Assert.Contains("<table", (await package.RunAsync("d.ToDataFrame().ToRows<Row>()")).Shown!["text/html"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_whose_fsharp_is_too_old_is_said_so_with_both_versions()
    {
        Assert.Equal(
            "Deedle 8.1.0.0 needs FSharp.Core 10.1.0.0, and this program has 10.0.0.0, which a package cannot replace.",
            FSharpCore.Problem(new("Deedle") { Version = new(8, 1, 0, 0) }, new(10, 1, 0, 0), new(10, 0, 0, 0)));
        Assert.Null(FSharpCore.Problem(typeof(DataFramesExtension).Assembly, "Deedle"));
    }
}
