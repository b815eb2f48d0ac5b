using Microsoft.Playwright;

namespace NeuroPose.EndToEnd.Tests.Tools;

/// <summary>A Jupyter that knows no kernel of ours, and a browser: what a reviewer has. One for all notebooks that are only read.</summary>
public sealed class OpenJupyter : ServedBrowser
{
    /// <summary>Opens a notebook that Jupyter has not seen before; it goes on without a kernel.</summary>
    public async Task<IPage> OpenAsync(string notebook, int cells)
    {
        var name = Path.GetFileName(notebook);
        File.Copy(notebook, Folder.PathTo(name));
        var page = await Browser.OpenAsync(width: 1280);
        await page.GotoAsync(Server.AddressOf(name));
        await GoOnAsync(page, cells);
        return page;
    }

    /// <summary>Says that the notebook is to be trusted, by the menu as a reader does; Jupyter opens it again.</summary>
    public static async Task TrustAsync(IPage page, int cells)
    {
        await page.Locator("#filelink").ClickAsync();
        await page.Locator("#trust_notebook a").ClickAsync();
        await page.EvaluateAsync("() => { window.isBefore = true; }");

        // No pointer: while dialogs fade, one may lie over the button.
        await page.Locator(".modal-footer .btn-danger").Last.DispatchEventAsync("click");
        await page.WaitForFunctionAsync("() => !window.isBefore");
        await GoOnAsync(page, cells);
    }

    public static Task<bool> IsTrustedAsync(IPage page) => page.EvaluateAsync<bool>("() => Jupyter.notebook.trusted");

    /// <summary>Keeps a picture of all cells: the notebook scrolls inside the page, and for the picture it is laid out whole.</summary>
    internal static async Task KeepAsync(IPage page, string name)
    {
        await page.AddStyleTagAsync(new()
        {
            Content = "body, #site, #ipython-main-app, #notebook_panel, #notebook { height: auto !important; overflow: visible !important; position: static !important; }",
        });
        await Tools.Browser.KeepAsync(page, name);
    }

    // No kernel of this name is installed here: Jupyter asks what to do.
    private static async Task GoOnAsync(IPage page, int cells)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue Without Kernel" }).ClickAsync();
        await page.Locator("#notebook-container .cell").Nth(cells - 1).WaitForAsync();
        await page.Locator(".modal-dialog").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    private protected override Task<JupyterServer> ServeAsync() => JupyterServer.StartAsync(Folder.Root);
}
