using Microsoft.Playwright;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Tools;

/// <summary>A player of poses inside a page.</summary>
internal sealed class PlayerOn
{
    private readonly ILocator place;
    private readonly IFrame frame;

    private PlayerOn(ILocator place, IFrame frame) => (this.place, this.frame) = (place, frame);

    /// <summary>Waits until a picture has given way to its player.</summary>
    public static async Task<PlayerOn> WaitAsync(IPage page, string selector)
    {
        await page.Locator(selector).WaitForAsync();
        await page.Locator(selector).ScrollIntoViewIfNeededAsync();
        var frame = await (await page.Locator(selector).ElementHandleAsync()).ContentFrameAsync();
        await frame!.Locator("#view").WaitForAsync();
        await frame.WaitForFunctionAsync("() => document.getElementById('now').textContent !== ''");
        return new(page.Locator(selector), frame);
    }

    /// <summary>Moves the slider, and fails where that draws nothing new or names another time.</summary>
    public async Task MoveAsync()
    {
        Task<string> Picture() => frame.EvaluateAsync<string>("() => document.getElementById('view').toDataURL()");
        var before = await Picture();
        await frame.Locator("#time").FillAsync("30");
        Assert.NotEqual(before, await Picture());
        Assert.Equal("frame 30, 1.00 s", await frame.Locator("#now").InnerTextAsync());
    }

    /// <summary>Keeps a picture of the player as it is on the page.</summary>
    public async Task KeepAsync(string name) =>
        await place.ScreenshotAsync(new() { Path = Repository.PathTo("artifacts", "test-results", "screenshots", name + ".png") });
}
