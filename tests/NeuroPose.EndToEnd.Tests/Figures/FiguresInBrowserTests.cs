using System.Buffers.Binary;
using System.Text;
using NeuroPose.EndToEnd.Tests.Tools;
using NeuroPose.Figures;
using NeuroPose.Figures.Tests;
using NeuroPose.Figures.Tests.Gallery;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Figures;

/// <summary>Every figure of the gallery, as a reader without a network sees it.</summary>
public sealed class FiguresInBrowserTests
{
    private const string DrawAndValidate = """
        async text => {
          const { data, layout } = JSON.parse(text), place = document.getElementById("figure");
          const found = Plotly.validate(data, layout);
          Plotly.purge(place);
          await Plotly.newPlot(place, data, layout);
          const drawn = place.data.length === data.length && place.querySelector(".main-svg") !== null;
          return found ? JSON.stringify(found) : drawn ? null : "not drawn";
        }
        """;

    [NeedsFact(Tool.Chromium, Tool.Plotly)]
    public async Task Every_figure_is_valid_to_plotly_and_drawn_by_it()
    {
        using var folder = new TemporaryFolder();
        await using var browser = await Browser.StartAsync();
        var page = await OfflinePage.OpenAsync(browser, 900);
        var path = folder.PathTo("figure.html");
        await File.WriteAllTextAsync(path, Recipes.All["every-layer"]().ToInteractiveHtml(Repository.PathTo(Tool.Plotly)));
        await page.Page.GotoAsync(new Uri(path).AbsoluteUri);
        await page.Page.Locator("#figure .main-svg").First.WaitForAsync();
        Assert.Equal(0, await page.Page.Locator("script[src], link, iframe, #figure > img").CountAsync());

        // The others are drawn on the same page: plotly.js takes longer to read than to draw.
        foreach (var (name, recipe) in Recipes.All)
        {
            var complaints = await page.Page.EvaluateAsync<string?>(DrawAndValidate, recipe().ToPlotlyJson());
            await Browser.KeepAsync(page.Page, "plotly-" + name);

            Assert.True(complaints is null, $"{name}: {complaints}");
            Assert.True(page.Complaints.Count == 0, $"{name}: {string.Join('\n', page.Complaints)}");
        }
    }

    [NeedsFact(Tool.Chromium)]
    public async Task Every_figure_is_seen_on_a_page_without_scripts()
    {
        using var folder = new TemporaryFolder();
        await using var browser = await Browser.StartAsync();
        var page = await OfflinePage.OpenAsync(browser, 900);
        foreach (var (name, recipe) in Recipes.All)
        {
            var path = folder.PathTo(name + ".html");
            recipe().Save(path);
            await page.Page.GotoAsync(new Uri(path).AbsoluteUri);

            Assert.Equal((1, 1), await Browser.ImagesAsync(page.Page, "img"));
            Assert.Empty(page.Complaints);
        }
    }

    [NeedsFact(Tool.Chromium)]
    public async Task The_player_draws_another_pose_at_another_time_and_when_it_is_turned()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathTo("player.html");
        new SkeletonPlayer(WalkingPoses.Make()).Save(path);
        await using var browser = await Browser.StartAsync();
        var page = await OfflinePage.OpenAsync(browser, 900);
        await page.Page.GotoAsync(new Uri(path).AbsoluteUri);
        Task<string> Picture() => page.Page.EvaluateAsync<string>("() => document.getElementById('view').toDataURL()");

        var first = await Picture();
        await page.Page.Locator("#time").FillAsync("12");
        var later = await Picture();
        await page.Page.Locator("#view").PressAsync("ArrowLeft");
        var turned = await Picture();
        await Browser.KeepAsync(page.Page, "player");

        Assert.Equal("frame 12, 0.40 s", await page.Page.Locator("#now").InnerTextAsync());
        Assert.Equal(3, new[] { first, later, turned }.Distinct().Count());
        await page.Page.Locator("#play").ClickAsync();
        await page.Page.WaitForFunctionAsync("() => document.getElementById('time').value !== '12'");
        Assert.Empty(page.Complaints);
    }

    [NeedsTheory(Tool.Chromium, Tool.Rsvg)]
    [InlineData(Tool.Chromium)]
    [InlineData(Tool.Rsvg)]
    public async Task A_program_of_the_system_makes_a_png_of_the_size_that_was_asked_for(string program)
    {
        var figure = Recipes.All["dtw-cost-matrix"]() with { Width = 127 };

        var png = figure.ToPng(new() { DotsPerInch = 192, Program = program });

        Assert.Equal(960, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        Assert.True(BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)) > 400);
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(1000);
        await page.SetContentAsync($"<img src=\"data:image/png;base64,{Convert.ToBase64String(png)}\">");
        await page.Locator("img").EvaluateAsync("image => image.decode()");
        Assert.All(await Browser.PixelsAsync(page, "img"), colors => Assert.True(colors > 1000, $"{colors} colors: the matrix is missing."));
        await Browser.KeepAsync(page, "png-" + Path.GetFileName(program));
    }

    [NeedsTheory(Tool.Chromium, Tool.Rsvg)]
    [InlineData(Tool.Chromium)]
    [InlineData(Tool.Rsvg)]
    public async Task A_program_of_the_system_makes_a_PDF_of_lines_and_letters_and_the_same_twice(string program)
    {
        var figure = Recipes.All["roc"]() with { Width = 127 };

        var pdf = await Task.Run(() => figure.ToPdf(program));

        var text = Encoding.Latin1.GetString(pdf);
        Assert.StartsWith("%PDF-", text, StringComparison.Ordinal);
        Assert.Matches(@"/MediaBox\s*\[\s*0 0 360(\.0+)? ", text);
        Assert.DoesNotMatch(@"/Subtype\s*/Image", text);
        Assert.Matches(@"/Type\s*/Font\b", text);
        Assert.Equal(pdf, await Task.Run(() => figure.ToPdf(program)));
    }
}
