using System.Text.Json;
using NeuroPose.EndToEnd.Tests.Tools;
using NeuroPose.Figures.Tests.Gallery;
using NeuroPose.Notebooks.Documents;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Figures;

/// <summary>
/// What JupyterLab shows of a notebook that it does not trust: the outputs after its own sanitizer, in a browser. The whole program is in
/// no package of Debian's; what decides here is this part of it.
/// </summary>
public sealed class JupyterLabTests
{
    [NeedsFact(Tool.Chromium, Tool.Node, Tool.LabSanitizer)]
    public async Task Its_sanitizer_leaves_every_figure_and_takes_the_players_script()
    {
        using var folder = new TemporaryFolder();
        var outputs = Notebook.Load(Repository.PathTo("notebooks", "how-to", "gallery.ipynb")).Cells.OfType<CodeCell>()
            .SelectMany(cell => cell.Outputs).OfType<ExecuteResultOutput>().Select(output => output.Data["text/html"]!).ToArray();
        await File.WriteAllTextAsync(folder.PathTo("outputs.json"), JsonSerializer.Serialize(outputs));

        var run = await ChildProcess.RunAsync(
            Tool.Node, [Repository.PathTo("tests", "NeuroPose.EndToEnd.Tests", "Figures", "JavaScript", "sanitize.mjs"), Repository.PathTo(Tool.LabSanitizer), folder.PathTo("outputs.json")]);

        Assert.True(run.Code == 0, run.Error);
        var left = string.Concat(JsonSerializer.Deserialize<string[]>(run.Out)!);
        Assert.Contains("onload", string.Concat(outputs), StringComparison.Ordinal);
        Assert.DoesNotContain("onload", left, StringComparison.Ordinal);
        Assert.DoesNotContain("data-player", left, StringComparison.Ordinal);
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(1280);
        await page.SetContentAsync(left);
        Assert.Equal((Recipes.Gallery.Count, Recipes.Gallery.Count), await Browser.ImagesAsync(page, "img"));
        Assert.All(await Browser.PixelsAsync(page, "img"), colors => Assert.True(colors > 20, "A figure is empty."));
        await Browser.KeepAsync(page, "gallery-jupyterlab-untrusted");
    }
}
