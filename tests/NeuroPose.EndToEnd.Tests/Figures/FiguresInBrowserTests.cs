using System.Buffers.Binary;
using Microsoft.Playwright;
using NeuroPose.EndToEnd.Tests.Tools;
using NeuroPose.Figures;
using NeuroPose.Figures.Tests;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Figures;

/// <summary>Every figure of the gallery, as a reader without a network sees it.</summary>
public sealed class FiguresInBrowserTests
{
    [NeedsFact(Tool.Chromium, Tool.Plotly)]
    public async Task Every_figure_is_valid_to_plotly_and_drawn_by_it()
    {
        using var folder = new TemporaryFolder();
        await using var browser = await Browser.StartAsync();
        var page = await OpenAsync(browser);
        foreach (var (name, recipe) in Recipes.All)
        {
            var path = folder.PathTo(name + ".html");
            await File.WriteAllTextAsync(path, recipe().ToInteractiveHtml(Repository.PathTo(Tool.Plotly)));
            await page.Page.GotoAsync(new Uri(path).AbsoluteUri);
            await page.Page.Locator("#figure .main-svg").First.WaitForAsync();
            await Browser.KeepAsync(page.Page, "plotly-" + name);

            var complaints = await page.Page.EvaluateAsync<string?>("() => { const found = Plotly.validate(figure.data, figure.layout); return found ? JSON.stringify(found) : null; }");
            Assert.True(complaints is null, $"{name}: {complaints}");
            Assert.True(page.Complaints.Count == 0, $"{name}: {string.Join('\n', page.Complaints)}");
            Assert.Equal(
                await page.Page.EvaluateAsync<int>("() => figure.data.length"),
                await page.Page.EvaluateAsync<int>("() => document.getElementById('figure').data.length"));
            Assert.Equal(0, await page.Page.Locator("script[src], link, iframe").CountAsync());
        }
    }

    [NeedsFact(Tool.Chromium)]
    public async Task Every_figure_is_seen_on_a_page_without_scripts()
    {
        using var folder = new TemporaryFolder();
        await using var browser = await Browser.StartAsync();
        var page = await OpenAsync(browser);
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
        var page = await OpenAsync(browser);
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

    [NeedsFact(Tool.Chromium)]
    public void Chromium_makes_a_png_of_the_size_that_was_asked_for()
    {
        var figure = Recipes.All["every-layer"]() with { Width = 480 };

        var png = figure.ToPng(new() { DotsPerInch = 192, Program = Tool.Chromium });

        Assert.Equal(960, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        Assert.True(BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)) > 400);
    }

    private static async Task<(IPage Page, List<string> Complaints)> OpenAsync(Browser browser)
    {
        var page = await browser.OpenAsync(900);
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => complaints.Add(error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("file:", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
            {
                complaints.Add("asked for " + request.Url);
            }
        };
        await page.Context.SetOfflineAsync(true);
        return (page, complaints);
    }
}
