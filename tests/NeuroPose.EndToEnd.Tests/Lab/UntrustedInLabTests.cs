using NeuroPose.EndToEnd.Tests.Tools;
using NeuroPose.Figures.Tests.Gallery;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Lab;

/// <summary>JupyterLab drops scripts, styles and bare SVG from a notebook that nobody trusts yet. Ours look the same before and after.</summary>
public sealed class UntrustedInLabTests(LabPage lab) : IClassFixture<LabPage>
{
    private const string Figures = ".jp-OutputArea-output img";

    // Its player plays once it is trusted: it has a test of its own.
    private const string Viewers = ".jp-OutputArea-output iframe.neuropose-figure";
    private const string Gallery = "notebooks/how-to/gallery.ipynb";

    public static TheoryData<string> Notebooks => [.. new[] { "notebooks", "papers" }
        .SelectMany(folder => Directory.EnumerateFiles(Repository.PathTo(folder), "*.ipynb", SearchOption.AllDirectories))
        .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
        .Where(notebook => notebook != Gallery)
        .Order(StringComparer.Ordinal)];

    [NeedsTheory(Tool.Chromium, Tool.Jupyter, Tool.Lab)]
    [MemberData(nameof(Notebooks))]
    public async Task A_notebook_shows_all_that_it_shows_when_trusted(string notebook)
    {
        var (untrusted, pictures) = await DrawAsync(notebook, trusted: false);
        var (trusted, same) = await DrawAsync(notebook, trusted: true);

        Assert.Equal(pictures, File.ReadAllText(Repository.PathTo(notebook)).Split("<img ").Length - 1);
        Assert.Equal(pictures, same);
        Assert.Equal(untrusted, trusted);
    }

    [NeedsFact(Tool.Chromium, Tool.Jupyter, Tool.Lab)]
    public async Task The_gallery_shows_every_figure_and_once_it_is_trusted_its_player_plays()
    {
        var (_, pictures) = await DrawAsync(Gallery, trusted: false);
        Assert.Equal(Recipes.Gallery.Count, pictures);

        var page = await lab.NewPageAsync();
        await LabPage.ShowAsync(page, Repository.PathTo(Gallery), trusted: true);
        var player = await PlayerOn.WaitAsync(page, ".jp-OutputArea-output iframe:not(.neuropose-figure)");
        var viewers = await page.Locator(Viewers).CountAsync();
        await FigureOn.LookIntoAsync(page, Viewers);
        await player.MoveAsync();
        await player.KeepAsync("lab-gallery-player");
        Assert.InRange(viewers, 5, pictures);
        Assert.Equal((pictures - 1 - viewers, pictures - 1 - viewers), await Browser.ImagesAsync(page, Figures));
        await page.Context.CloseAsync();
    }

    // Where scripts run a figure is drawn again in a frame; all words outside of figures are the same.
    private async Task<(string Words, int Figures)> DrawAsync(string notebook, bool trusted)
    {
        var page = await lab.NewPageAsync();
        await LabPage.ShowAsync(page, Repository.PathTo(notebook), trusted);
        await page.WaitForFunctionAsync($"() => [...document.querySelectorAll('{Figures}')].every(image => image.complete)");
        var (all, seen) = await Browser.ImagesAsync(page, Figures);
        Assert.Equal(all, seen);
        Assert.Equal(0, await page.Locator("[data-mime-type='application/vnd.jupyter.stderr']").CountAsync());
        var frames = await page.Locator(Viewers).CountAsync();
        var words = await page.Locator("body").InnerTextAsync();
        await Browser.KeepAsync(page, $"lab-{Path.GetFileNameWithoutExtension(notebook)}-{(trusted ? "trusted" : "untrusted")}");
        await page.Context.CloseAsync();
        return (words, all + frames);
    }
}
