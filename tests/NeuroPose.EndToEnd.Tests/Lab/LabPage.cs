using System.Text.Json;
using Microsoft.Playwright;
using NeuroPose.EndToEnd.Tests.Kernel;
using NeuroPose.EndToEnd.Tests.Tools;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Lab;

/// <summary>A page with what JupyterLab draws outputs with and talks to kernels with, beside a real server that has our kernel.</summary>
public sealed class LabPage() : ServedBrowser(Tool.Lab)
{
    private const string Page = "page.html";

    private readonly InstalledKernel kernel = new();

    /// <summary>The page, empty.</summary>
    internal async Task<IPage> NewPageAsync()
    {
        var page = await Browser.OpenAsync(width: 1000);
        await page.GotoAsync(Server.AddressOfPage(Page));
        return page;
    }

    /// <summary>Draws a notebook's saved outputs.</summary>
    internal static Task ShowAsync(IPage page, string notebook, bool trusted) =>
        page.EvaluateAsync("([text, trusted]) => lab.show(JSON.parse(text), trusted)", new object[] { File.ReadAllText(notebook), trusted });

    /// <summary>Starts the kernel for a page.</summary>
    internal Task<string> StartKernelAsync(IPage page) => page.EvaluateAsync<string>("token => lab.start(token)", Server.Token);

    /// <summary>Runs a cell, whose outputs are drawn.</summary>
    internal static async Task<JsonElement> ExecuteAsync(IPage page, string code) => await page.EvaluateAsync<JsonElement>("code => lab.execute(code)", code);

    private protected override async Task<JupyterServer> ServeAsync()
    {
        File.Copy(Repository.PathTo(Tool.Lab), Folder.PathTo("lab.js"));
        File.WriteAllText(Folder.PathTo(Page), "<!doctype html><meta charset=\"utf-8\"><title>lab</title><body><script src=\"lab.js\"></script>");
        await kernel.InitializeAsync();
        return await JupyterServer.StartAsync(Repository.Root, kernel.Data, Folder.Root);
    }

    private protected override void Stop() => kernel.Dispose();
}
