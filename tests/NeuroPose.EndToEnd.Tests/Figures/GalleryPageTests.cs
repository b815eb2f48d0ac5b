using NeuroPose.EndToEnd.Tests.Tools;
using NeuroPose.Figures.Tests.Gallery;
using NeuroPose.Notebooks.Documents;
using NeuroPose.Notebooks.Html;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Figures;

/// <summary>The gallery as an exported page, for a reader without a network.</summary>
public sealed class GalleryPageTests
{
    [NeedsFact(Tool.Chromium)]
    public async Task The_exported_page_shows_every_figure_offline_and_its_player_plays()
    {
        using var folder = new TemporaryFolder();
        NotebookPage.Save(
            Notebook.Load(Repository.PathTo("notebooks", "how-to", "gallery.ipynb")), folder.PathTo("gallery.html"), isTrusted: true);
        await using var browser = await Browser.StartAsync();
        var offline = await OfflinePage.OpenAsync(browser, 1280);

        await offline.Page.GotoAsync(new Uri(folder.PathTo("gallery.html")).AbsoluteUri);

        var player = await PlayerOn.WaitAsync(offline.Page, "iframe:not(.neuropose-figure)");
        await player.MoveAsync();
        await player.KeepAsync("gallery-player-page");

        // Where scripts run, a figure that can be looked into stands in the place of its picture.
        var (pictures, seen) = await Browser.ImagesAsync(offline.Page, "img");
        Assert.Equal((pictures, Recipes.Gallery.Count - 1), (seen, seen + await offline.Page.Locator("iframe.neuropose-figure").CountAsync()));
        await FigureOn.LookIntoAsync(offline.Page, "iframe.neuropose-figure");
        Assert.All(await Browser.PixelsAsync(offline.Page, "img"), colors => Assert.True(colors > 20, "A figure is empty."));
        Assert.Empty(offline.Complaints);
        await Browser.KeepAsync(offline.Page, "gallery-page");
    }
}
