using Microsoft.Playwright;

namespace NeuroPose.EndToEnd.Tests.Tools;

/// <summary>A figure that is looked into on a page: what a reader does with it.</summary>
internal static class FigureOn
{
    private const string Axis = "() => [...document.querySelectorAll('svg > g:first-of-type text')].map(text => text.textContent).join()";

    /// <summary>Reads a number off the first figure with a legend, hides a series, zooms in and out again; fails where nothing of it happens.</summary>
    public static async Task LookIntoAsync(IPage page, string selector)
    {
        var all = page.Locator(selector);
        for (var index = 0; index < await all.CountAsync(); index++)
        {
            await all.Nth(index).ScrollIntoViewIfNeededAsync();
            var handle = await all.Nth(index).ElementHandleAsync();
            var frame = (await handle.ContentFrameAsync())!;
            await frame.Locator("svg").WaitForAsync();
            if (await frame.Locator("button").CountAsync() > 1)
            {
                await LookIntoAsync(page, frame);
                return;
            }
        }

        Assert.Fail("No figure has a legend.");
    }

    private static async Task LookIntoAsync(IPage page, IFrame frame)
    {
        var lines = frame.Locator("svg path[stroke-linejoin]");
        var drawn = await lines.CountAsync();
        var place = (await lines.First.BoundingBoxAsync())!;
        var (x, y) = (place.X + (place.Width / 2), place.Y + (place.Height / 2));
        for (var step = 0; step < 10 && await frame.Locator("output").IsHiddenAsync(); step++)
        {
            await page.Mouse.MoveAsync(x, place.Y + (place.Height * step / 10));
        }

        Assert.Matches("[0-9]", await frame.Locator("output").InnerTextAsync());

        await frame.Locator("button").First.ClickAsync();
        Assert.Equal("false", await frame.Locator("button").First.GetAttributeAsync("aria-pressed"));
        Assert.True(await lines.CountAsync() < drawn, "The series is still there.");
        await frame.Locator("button").First.ClickAsync();
        Assert.Equal(drawn, await lines.CountAsync());

        var before = await frame.EvaluateAsync<string>(Axis);
        await page.Mouse.MoveAsync(x - 40, y - 20);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(x + 20, y + 20);
        await page.Mouse.UpAsync();
        Assert.NotEqual(before, await frame.EvaluateAsync<string>(Axis));
        await frame.Locator("svg").DblClickAsync(new() { Position = new() { X = x - place.X + 60, Y = 60 } });
        Assert.Equal(before, await frame.EvaluateAsync<string>(Axis));
    }
}
