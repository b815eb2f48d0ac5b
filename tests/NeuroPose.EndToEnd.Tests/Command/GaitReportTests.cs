using NeuroPose.EndToEnd.Tests.Tools;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Command;

/// <summary>A gait report as its reader sees it: on a screen without a network, on a phone, and on paper.</summary>
public sealed class GaitReportTests
{
    [NeedsFact(Tool.Chromium)]
    public async Task It_opens_offline_with_every_figure_fits_the_screen_and_prints_the_same_twice()
    {
        using var folder = new TemporaryFolder();
        var walk = Repository.PathTo("datasets", "gait-synthetic", "s01-slow.json");
        List<byte[]> printed = [];
        foreach (var name in new[] { "one", "two" })
        {
            var run = await Workbench.RunAsync("gait", walk, "--report", folder.PathTo(name), "--pdf");
            Assert.Equal((0, ""), (run.Code, run.Error));
            printed.Add(await File.ReadAllBytesAsync(folder.PathTo(name, "s01-slow.pdf")));
        }

        Assert.Equal(printed[0], printed[1]);
        Assert.Contains("/Count 1\n", System.Text.Encoding.Latin1.GetString(printed[0]), StringComparison.Ordinal);
        await using var browser = await Browser.StartAsync();
        foreach (var width in new[] { 1280, 400 })
        {
            var page = await OfflinePage.OpenAsync(browser, width);
            await page.Page.GotoAsync(new Uri(folder.PathTo("one", "s01-slow.html")).AbsoluteUri);
            await Browser.KeepAsync(page.Page, FormattableString.Invariant($"gait-report-{width}"));

            Assert.Equal((3, 3), await Browser.ImagesAsync(page.Page, "figure img"));
            Assert.True(await page.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= width,
                "The page is wider than the screen.");
            Assert.Empty(page.Complaints);
        }
    }
}
