using Microsoft.Playwright;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Tools;

/// <summary>The system's Chromium, which talks to nobody but the page under test.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    // Playwright's own limits do not cover the start and the end of its driver.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Browser(IPlaywright playwright, IBrowser browser)
    {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static async Task<Browser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync().WaitAsync(Patience);
        return new(playwright, await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Tool.Chromium,
            Args = Quiet,
            Headless = true,
            Timeout = 30_000,
        }));
    }

    /// <summary>An empty page of a width, in a profile of its own.</summary>
    public async Task<IPage> OpenAsync(int width, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme });
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        Evidence.OfThisRun.Watch(page);
        return page;
    }

    /// <summary>Keeps a picture of the whole page beside the test results.</summary>
    /// <returns>The picture, a PNG file.</returns>
    public static async Task<byte[]> KeepAsync(IPage page, string name) =>
        await page.ScreenshotAsync(new() { Path = Repository.PathTo("artifacts", "test-results", "screenshots", name + ".png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });

    /// <summary>How many images there are, and how many of them have loaded and take up room.</summary>
    public static async Task<(int All, int Seen)> ImagesAsync(IPage page, string selector)
    {
        var all = page.Locator(selector);
        var seen = await all.EvaluateAllAsync<int>("images => images.filter(i => i.complete && i.naturalWidth > 0 && i.getClientRects().length > 0 && i.clientWidth > 40 && i.clientHeight > 40).length");
        return (await all.CountAsync(), seen);
    }

    /// <summary>How many different colors each image has when it is drawn: one for an empty one.</summary>
    public static async Task<int[]> PixelsAsync(IPage page, string selector) => await page.Locator(selector).EvaluateAllAsync<int[]>("""
        images => images.map(image => {
          const canvas = document.createElement('canvas');
          [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
          const pen = canvas.getContext('2d');
          pen.drawImage(image, 0, 0);
          return new Set(new Uint32Array(pen.getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size;
        })
        """);

    public async ValueTask DisposeAsync()
    {
        foreach (var page in browser.Contexts.SelectMany(context => context.Pages))
        {
            await Evidence.OfThisRun.PictureAsync(page);
        }

        await browser.DisposeAsync().AsTask().WaitAsync(Patience);
        playwright.Dispose();
    }
}
