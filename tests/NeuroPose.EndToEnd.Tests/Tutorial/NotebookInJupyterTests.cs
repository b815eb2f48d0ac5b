using Microsoft.Playwright;
using NeuroPose.EndToEnd.Tests.Tools;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Tutorial;

/// <summary>The executed notebook in a real Jupyter, as a reviewer sees it who neither trusts nor runs it.</summary>
[Collection(TutorialTests.Name)]
public sealed class NotebookInJupyterTests(ExecutedTutorial tutorial)
{
    [NeedsFact(Tool.Chromium, Tool.Jupyter)]
    public async Task Opened_untrusted_and_without_a_kernel_it_shows_every_figure()
    {
        using var folder = new TemporaryFolder();
        File.Copy(tutorial.Notebook, folder.PathTo("tutorial.ipynb"));
        using var server = await JupyterServer.StartAsync(folder.Root);
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(width: 1280);

        await page.GotoAsync(server.AddressOf("tutorial.ipynb"));

        // No kernel of this name is installed here: Jupyter asks what to do, and the reader goes on without.
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue Without Kernel" }).ClickAsync();
        await page.Locator("#notebook-container .cell").Nth(tutorial.CellCount - 1).WaitForAsync();
        await page.Locator(".modal-dialog").WaitForAsync(new() { State = WaitForSelectorState.Hidden });

        Assert.True(await page.EvaluateAsync<bool>("() => !Jupyter.notebook.trusted"), "The notebook was opened as trusted: what is tested is that it is not.");
        Assert.Equal((tutorial.PictureCount, tutorial.PictureCount), await Browser.ImagesAsync(page, ".output_area img"));
        Assert.Equal(0, await page.Locator(".output_error, .output_stderr").CountAsync());
        Assert.EndsWith("left", await page.Locator(".output_area td div").First.EvaluateAsync<string>("text => getComputedStyle(text).textAlign"), StringComparison.Ordinal);
        await ShowAllAsync(page);
        await Browser.KeepAsync(page, "jupyter-untrusted");
    }

    // The notebook scrolls inside the page; for the picture it is laid out whole.
    private static async Task ShowAllAsync(IPage page) => await page.AddStyleTagAsync(new()
    {
        Content = "body, #site, #ipython-main-app, #notebook_panel, #notebook { height: auto !important; overflow: visible !important; position: static !important; }",
    });
}
