using System.Text.Json;
using NeuroPose.EndToEnd.Tests.Tools;

namespace NeuroPose.EndToEnd.Tests.Lab;

/// <summary>The kernel as JupyterLab's own client meets it.</summary>
public sealed class KernelInLabTests(LabPage lab) : IClassFixture<LabPage>
{
    [NeedsFact(Tool.Chromium, Tool.Jupyter, Tool.Lab)]
    public async Task It_runs_shows_completes_explains_stops_and_restarts()
    {
        var page = await lab.NewPageAsync();
        Assert.Equal("C#", await lab.StartKernelAsync(page));

        Assert.Equal("ok", Status(await LabPage.ExecuteAsync(page, "var two = 2;\nDataset.Open(\"datasets/gait-synthetic\").Load(\"s01-slow\").Poses(person: 0)")));
        await page.Locator(".jp-OutputArea-output img").First.WaitForAsync();
        Assert.Equal("ok", Status(await LabPage.ExecuteAsync(page, "display(\"first\").Update(\"second\");")));
        await page.GetByText("second").WaitForAsync();
        Assert.Equal("error", Status(await LabPage.ExecuteAsync(page, "throw new InvalidOperationException(\"on purpose\");")));
        await page.GetByText("on purpose").First.WaitForAsync();

        Assert.Equal(["Sqrt"], await page.EvaluateAsync<string[]>("() => lab.complete('Math.Sq')"));
        Assert.Contains("double Math.Sqrt(double d)", await page.EvaluateAsync<string>("() => lab.inspect('Math.Sqrt')"), StringComparison.Ordinal);

        var loop = LabPage.ExecuteAsync(page, "while (true) { }");
        await page.WaitForTimeoutAsync(300);
        await page.EvaluateAsync("() => lab.interrupt()");
        Assert.Equal("error", Status(await loop));
        Assert.Equal("ok", Status(await LabPage.ExecuteAsync(page, "two")));

        Assert.Equal("ok", await page.EvaluateAsync<string>("() => lab.restart()"));
        Assert.Equal("error", Status(await LabPage.ExecuteAsync(page, "two")));
        await Browser.KeepAsync(page, "lab-kernel");
        await page.EvaluateAsync("() => lab.stop()");
    }

    private static string Status(JsonElement reply) => reply.GetProperty("status").GetString()!;
}
