using NeuroPose.EndToEnd.Tests.Tools;
using NeuroPose.Figures.Tests.Gallery;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Tutorial;

/// <summary>Executed notebooks in a real Jupyter, as a reviewer sees them who does not run them.</summary>
[Collection(TutorialTests.Name)]
public sealed class NotebookInJupyterTests(ExecutedTutorial tutorial, OpenJupyter jupyter) : IClassFixture<OpenJupyter>
{
    private const string Images = ".output_area img";
    private const string Viewers = ".output_area iframe.neuropose-figure";

    [NeedsFact(Tool.Chromium, Tool.Jupyter)]
    public async Task Opened_untrusted_and_without_a_kernel_it_shows_every_figure()
    {
        var page = await jupyter.OpenAsync(tutorial.Notebook, tutorial.CellCount);

        Assert.False(await OpenJupyter.IsTrustedAsync(page), "The notebook was opened as trusted: what is tested is that it is not.");
        Assert.Equal((tutorial.PictureCount, tutorial.PictureCount), await Browser.ImagesAsync(page, Images));
        Assert.Equal(0, await page.Locator(".output_error, .output_stderr").CountAsync());
        Assert.EndsWith("left", await page.Locator(".output_area td div").First.EvaluateAsync<string>("text => getComputedStyle(text).textAlign"), StringComparison.Ordinal);
        await OpenJupyter.KeepAsync(page, "jupyter-untrusted");
    }

    [NeedsFact(Tool.Chromium, Tool.Jupyter)]
    public async Task The_gallery_shows_the_same_figures_untrusted_and_trusted_where_the_player_plays()
    {
        var (pictures, cells) = (Recipes.Gallery.Count, 1 + (2 * Recipes.Gallery.Count));
        var page = await jupyter.OpenAsync(Repository.PathTo("notebooks", "how-to", "gallery.ipynb"), cells);

        Assert.False(await OpenJupyter.IsTrustedAsync(page));
        Assert.Equal((pictures, pictures), await Browser.ImagesAsync(page, Images));
        Assert.Equal(0, await page.Locator(".output_area iframe, .output_area script, .output_area [onload]").CountAsync());
        var untrusted = await Browser.PixelsAsync(page, Images);
        Assert.All(untrusted, colors => Assert.True(colors > 20, "A figure is empty."));
        await OpenJupyter.KeepAsync(page, "gallery-untrusted");

        await OpenJupyter.TrustAsync(page, cells);

        Assert.True(await OpenJupyter.IsTrustedAsync(page));
        var player = await PlayerOn.WaitAsync(page, ".output_area iframe:not(.neuropose-figure)");
        var viewers = await page.Locator(Viewers).CountAsync();
        Assert.InRange(viewers, 5, pictures);
        Assert.Equal((pictures - 1 - viewers, pictures - 1 - viewers), await Browser.ImagesAsync(page, Images));
        Assert.Empty((await Browser.PixelsAsync(page, Images)).Except(untrusted));
        await FigureOn.LookIntoAsync(page, Viewers);
        await player.MoveAsync();
        await player.KeepAsync("gallery-player-trusted");
        await OpenJupyter.KeepAsync(page, "gallery-trusted");
    }
}
