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

        var player = await PlayerOn.WaitAsync(offline.Page, "iframe");
        await player.MoveAsync();
        await player.KeepAsync("gallery-player-page");
        Assert.Equal((Recipes.Gallery.Count - 1, Recipes.Gallery.Count - 1), await Browser.ImagesAsync(offline.Page, "img"));
        Assert.All(await Browser.PixelsAsync(offline.Page, "img"), colors => Assert.True(colors > 20, "A figure is empty."));
        Assert.Empty(offline.Complaints);
        await Browser.KeepAsync(offline.Page, "gallery-page");
    }
}
