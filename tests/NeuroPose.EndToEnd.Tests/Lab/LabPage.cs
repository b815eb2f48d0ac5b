using System.Text.Json;
using Microsoft.Playwright;
using NeuroPose.EndToEnd.Tests.Kernel;
using NeuroPose.EndToEnd.Tests.Tools;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Lab;

/// <summary>A page with what JupyterLab draws outputs with and talks to kernels with, beside a real server that has our kernel.</summary>
public sealed class LabPage : IAsyncLifetime, IDisposable
{
    private const string Page = "page.html";

    private readonly TemporaryFolder pages = new();
    private readonly InstalledKernel kernel = new();
    private JupyterServer? server;
    private Browser? browser;

    public async Task InitializeAsync()
    {
        if (Tool.Missing([Tool.Chromium, Tool.Jupyter, Tool.Lab]) is not null)
        {
            return;
        }

        File.Copy(Repository.PathTo(Tool.Lab), pages.PathTo("lab.js"));
        File.WriteAllText(pages.PathTo(Page), "<!doctype html><meta charset=\"utf-8\"><title>lab</title><body><script src=\"lab.js\"></script>");
        await kernel.InitializeAsync();
        server = await JupyterServer.StartAsync(Repository.Root, kernel.Data, pages.Root);
        browser = await Browser.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }
    }

    public void Dispose()
    {
        server?.Dispose();
        kernel.Dispose();
        pages.Dispose();
    }

    /// <summary>The page, empty.</summary>
    internal async Task<IPage> OpenAsync()
    {
        var page = await browser!.OpenAsync(width: 1000);
        await page.GotoAsync(server!.AddressOfPage(Page));
        return page;
    }

    /// <summary>Draws a notebook's saved outputs.</summary>
    internal static Task ShowAsync(IPage page, string notebook, bool trusted) =>
        page.EvaluateAsync("([text, trusted]) => lab.show(JSON.parse(text), trusted)", new object[] { File.ReadAllText(notebook), trusted });

    /// <summary>Starts the kernel for a page.</summary>
    internal Task<string> StartKernelAsync(IPage page) => page.EvaluateAsync<string>("token => lab.start(token)", server!.Token);

    /// <summary>Runs a cell, whose outputs are drawn.</summary>
    internal static async Task<JsonElement> ExecuteAsync(IPage page, string code) => await page.EvaluateAsync<JsonElement>("code => lab.execute(code)", code);
}
