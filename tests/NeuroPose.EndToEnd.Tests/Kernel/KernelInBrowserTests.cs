using Microsoft.Playwright;
using NeuroPose.EndToEnd.Tests.Tools;

namespace NeuroPose.EndToEnd.Tests.Kernel;

/// <summary>What a researcher does with the kernel in Jupyter, and sees.</summary>
public sealed class KernelInBrowserTests(OpenTutorial tutorial) : IClassFixture<OpenTutorial>
{
    [NeedsFact(Tool.Chromium, Tool.Jupyter)]
    public async Task Every_cell_of_the_tutorial_runs_and_every_figure_is_seen()
    {
        Assert.Equal(0, await tutorial.Page.Locator(".output_error, .output_stderr").CountAsync());
        var (all, seen) = await Browser.ImagesAsync(tutorial.Page, ".output_area img");
        Assert.Equal(all, seen);

        // A figure that can be looked into stands in the place of its picture.
        var viewers = tutorial.Page.Locator(".output_area iframe.neuropose-figure");
        Assert.InRange(all + await viewers.CountAsync(), 8, 30);
        await viewers.First.ScrollIntoViewIfNeededAsync();
        await Browser.KeepAsync(tutorial.Page, "kernel-run-all");
    }

    [NeedsFact(Tool.Chromium, Tool.Jupyter)]
    public async Task Tab_completes_a_member_and_offers_several()
    {
        var cell = await tutorial.TypeAsync("strides[0].FrameC");
        await tutorial.Page.Keyboard.PressAsync("Tab");
        await tutorial.Page.WaitForFunctionAsync("() => Jupyter.notebook.get_cell(-1).get_text() === 'strides[0].FrameCount'");

        var other = await tutorial.TypeAsync("strides[0].Fr");
        await tutorial.Page.Keyboard.PressAsync("Tab");
        var offered = tutorial.Page.Locator("#complete option");
        await offered.First.WaitForAsync();
        await Browser.KeepAsync(tutorial.Page, "kernel-completion");
        var words = await offered.AllInnerTextsAsync();
        Assert.Contains("FrameCount", words.Select(word => word.Trim()));
        Assert.Contains("FramesPerSecond", words.Select(word => word.Trim()));
        await tutorial.Page.Keyboard.PressAsync("Escape");
        Assert.Equal("strides[0].FrameCount", await OpenTutorial.TextAsync(cell));
        Assert.Equal("strides[0].Fr", await OpenTutorial.TextAsync(other));
    }

    [NeedsFact(Tool.Chromium, Tool.Jupyter)]
    public async Task Shift_Tab_shows_what_a_method_is()
    {
        await tutorial.TypeAsync("Dtw.DistanceMatrix");
        await tutorial.Page.Keyboard.PressAsync("Shift+Tab");
        var help = tutorial.Page.Locator("#tooltip .tooltiptext");
        await help.WaitForAsync();
        await Assertions.Expect(help).ToContainTextAsync("DistanceMatrix Dtw.DistanceMatrix(IEnumerable<PoseSequence> sequences");
        await tutorial.Page.WaitForTimeoutAsync(500);
        await Browser.KeepAsync(tutorial.Page, "kernel-help");
        await tutorial.Page.Keyboard.PressAsync("Escape");
    }

    [NeedsFact(Tool.Chromium, Tool.Jupyter)]
    public async Task The_stop_button_ends_a_loop_and_variables_stay()
    {
        var loop = await tutorial.TypeAsync("while (true) { framesPerStride++; framesPerStride--; }");
        await tutorial.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(loop.Locator(".input_prompt")).ToContainTextAsync("[*]");
        await tutorial.Page.WaitForTimeoutAsync(500);
        await tutorial.Page.Locator("button[data-jupyter-action='jupyter-notebook:interrupt-kernel']").ClickAsync();
        await Assertions.Expect(loop.Locator(".output_error")).ToContainTextAsync("The cell was interrupted");
        await Browser.KeepAsync(tutorial.Page, "kernel-interrupt");

        var after = await tutorial.TypeAsync("strides.Length");
        await tutorial.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(after.Locator(".output_result")).ToContainTextAsync("8");
    }
}
