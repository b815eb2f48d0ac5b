using Microsoft.Playwright;
using NeuroPose.EndToEnd.Tests.Tools;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Papers;

/// <summary>A new paper in a folder whose name has a space and a letter beyond ASCII, verified after a change; and a browser to look at what was written.</summary>
public sealed class RenderedPaper : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private Browser? browser;

    /// <summary>The paper's folder.</summary>
    public string Folder => folder.PathTo("Ma thèse", "my-paper");

    /// <summary>A path beside the paper.</summary>
    public string PathTo(params string[] parts) => folder.PathTo(["Ma thèse", .. parts]);

    public async Task InitializeAsync()
    {
        Assert.Equal(0, (await Workbench.RunAsync("paper", "new", Folder)).Code);
        var notebook = Path.Combine(Folder, "notebooks", "results.ipynb");
        await File.WriteAllTextAsync(notebook, (await File.ReadAllTextAsync(notebook)).Replace("[1, 4, 9, 16]", "[1, 4, 9, 17]", StringComparison.Ordinal));
        Assert.Equal(1, (await Workbench.RunAsync("paper", "verify", Folder, "--output", PathTo("out"))).Code);
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }
    }

    public void Dispose() => folder.Dispose();

    /// <summary>Opens a page without a network; what it asks for or complains about fails the test.</summary>
    public async Task<IPage> OpenAsync(string name, int width, ColorScheme scheme)
    {
        browser ??= await Browser.StartAsync();
        var page = await browser.OpenAsync(width, scheme);
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);
        await page.Context.SetOfflineAsync(true);
        await page.GotoAsync(new Uri(PathTo("out", name)).AbsoluteUri);
        await page.WaitForLoadStateAsync(LoadState.Load);
        Assert.Empty(complaints);
        return page;
    }
}
