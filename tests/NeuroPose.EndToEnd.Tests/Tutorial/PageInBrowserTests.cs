using Microsoft.Playwright;
using NeuroPose.EndToEnd.Tests.Tools;

namespace NeuroPose.EndToEnd.Tests.Tutorial;

/// <summary>The page beside the executed notebook, as a reader without a network sees it.</summary>
[Collection(TutorialTests.Name)]
public sealed class PageInBrowserTests(ExecutedTutorial tutorial)
{
    [NeedsTheory(Tool.Chromium)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(400, ColorScheme.Light)]
    [InlineData(400, ColorScheme.Dark)]
    public async Task It_opens_offline_with_every_picture_and_fits_the_screen(int width, ColorScheme scheme)
    {
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(width, scheme);
        var asked = new List<string>();
        var complaints = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url[..Math.Min(request.Url.Length, 100)]);
        page.Console += (_, message) => complaints.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => complaints.Add(error);
        await page.Context.SetOfflineAsync(true);

        await page.GotoAsync(new Uri(tutorial.Page).AbsoluteUri);
        await page.WaitForLoadStateAsync(LoadState.Load);
        await Browser.KeepAsync(page, FormattableString.Invariant($"page-{width}-{scheme}").ToLowerInvariant());

        Assert.Empty(complaints);
        Assert.All(asked, url => Assert.True(url.StartsWith("file:", StringComparison.Ordinal) || url.StartsWith("data:", StringComparison.Ordinal), url));
        Assert.Equal((tutorial.PictureCount, tutorial.PictureCount), await Browser.ImagesAsync(page, "img"));
        Assert.True(
            await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= width,
            "The page is wider than the screen.");
        Assert.Equal(scheme == ColorScheme.Dark, await page.EvaluateAsync<bool>("() => parseInt(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0]) < 100"));
    }
}
