using System.Text;
using Microsoft.Playwright;
using NeuroPose.EndToEnd.Tests.Tools;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Papers;

/// <summary>A paper as its reader and its reviewer see it: the page, the report, and the PDF.</summary>
public sealed class PaperInBrowserTests(RenderedPaper paper) : IClassFixture<RenderedPaper>
{
    [NeedsTheory(Tool.Chromium)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(400, ColorScheme.Dark)]
    public async Task The_paper_opens_offline_with_every_figure_and_fits_the_screen(int width, ColorScheme scheme)
    {
        var page = await paper.OpenAsync("paper.html", width, scheme);

        await Browser.KeepAsync(page, FormattableString.Invariant($"paper-{width}"));
        Assert.Equal((1, 1), await Browser.ImagesAsync(page, "figure img"));
        Assert.True(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= width, "The page is wider than the screen.");
        Assert.Equal("Figure 1. Squares grow. ", (await page.Locator("figcaption").First.InnerTextAsync())[..^8]);

        // The hash in the caption leads to a file that is there.
        var link = await page.Locator("figcaption a").First.EvaluateAsync<string>("link => link.href");
        Assert.Contains("\"id\": \"growth\"", await File.ReadAllTextAsync(new Uri(link).LocalPath), StringComparison.Ordinal);
    }

    [NeedsTheory(Tool.Chromium)]
    [InlineData(1280, ColorScheme.Dark, true)]
    [InlineData(400, ColorScheme.Light, false)]
    public async Task The_report_shows_expected_and_actual_side_by_side_where_there_is_room(int width, ColorScheme scheme, bool sideBySide)
    {
        var page = await paper.OpenAsync("report.html", width, scheme);

        await Browser.KeepAsync(page, FormattableString.Invariant($"report-{width}"));
        Assert.Equal((2, 2), await Browser.ImagesAsync(page, "figure img"));
        var (expected, actual) = (await page.GetByAltText("expected").BoundingBoxAsync(), await page.GetByAltText("actual").BoundingBoxAsync());
        Assert.Equal(sideBySide, Math.Abs(expected!.Y - actual!.Y) < 2 && actual.X > expected.X + expected.Width - 2);
        Assert.True(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= width, "The page is wider than the screen.");
        Assert.Contains("DIFFERS", await page.Locator("tr.error").First.InnerTextAsync(), StringComparison.Ordinal);
    }

    [NeedsFact(Tool.Chromium)]
    public async Task The_PDF_is_the_same_twice_and_says_nothing_about_when_and_where_it_was_printed()
    {
        var files = new List<byte[]>();
        foreach (var name in new[] { "one", "two" })
        {
            var run = await Workbench.RunAsync("paper", "render", paper.Folder, "--pdf", "--output", paper.PathTo(name));
            Assert.Equal((0, ""), (run.Code, run.Error));
            files.Add(await File.ReadAllBytesAsync(paper.PathTo(name, "paper.pdf")));
        }

        var text = Encoding.Latin1.GetString(files[0]);
        Assert.StartsWith("%PDF-", text, StringComparison.Ordinal);
        Assert.Equal(files[0], files[1]);
        Assert.Matches(@"/CreationDate \(D:20000101000000", text);
        Assert.DoesNotContain("file:", text, StringComparison.Ordinal);
        Assert.Contains("my-paper", text, StringComparison.Ordinal);
    }

    [NeedsTheory(Tool.Chromium)]
    [InlineData("gait-similarity", 1280, ColorScheme.Light)]
    [InlineData("gait-similarity", 400, ColorScheme.Dark)]
    [InlineData("fastdtw-reconsidered", 400, ColorScheme.Light)]
    public async Task A_paper_with_formulas_and_references_is_drawn_without_a_script_and_fits_the_screen(string name, int width, ColorScheme scheme)
    {
        var run = await Workbench.RunAsync("paper", "render", Repository.PathTo("papers", name), "--output", paper.PathTo("out", name));
        Assert.Equal((0, ""), (run.Code, run.Error));

        var page = await paper.OpenAsync($"{name}/paper.html", width, scheme);

        await Browser.KeepAsync(page, FormattableString.Invariant($"{name}-{width}"));
        var formula = await page.Locator("math[display=block]").First.BoundingBoxAsync();
        Assert.True(formula is { Height: > 15 and < 120, Width: > 100 }, "The formula is not drawn.");
        Assert.True(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= width, "The page is wider than the screen.");
        // Each citation leads to a work in the list.
        Assert.True(await page.EvaluateAsync<bool>("() => [...document.querySelectorAll('a.cite, a.see')].every(link => document.getElementById(link.hash.slice(1)))"));
        Assert.True(await page.Locator(".references li").CountAsync() >= 3);
        Assert.True(await page.Locator(".abstract p").CountAsync() == 1);
        Assert.Equal(0, await page.Locator(".error").CountAsync());
    }

    [NeedsFact(Tool.Chromium)]
    public async Task Figures_in_the_PDF_are_lines_and_no_pixels()
    {
        var run = await Workbench.RunAsync("paper", "render", Repository.PathTo("papers", "gait-similarity"), "--pdf", "--output", paper.PathTo("lines"));

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.DoesNotMatch(@"/Subtype\s*/Image", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(paper.PathTo("lines", "paper.pdf"))));
    }

    [NeedsFact(Tool.Rsvg, Tool.Pandoc)]
    public async Task Another_program_reads_the_LaTeX_with_its_figures_tables_formulas_and_citations()
    {
        var run = await Workbench.RunAsync("paper", "render", Repository.PathTo("papers", "gait-similarity"), "--tex", "--output", paper.PathTo("latex"));
        Assert.Equal((0, ""), (run.Code, run.Error));
        var folder = paper.PathTo("latex", "tex");

        var read = await ChildProcess.RunAsync(Tool.Pandoc, ["--from", "latex", "--to", "json", "--fail-if-warnings", Path.Combine(folder, "main.tex")], patience: TimeSpan.FromMinutes(1));

        Assert.True(read.Code == 0, read.Error);
        int Count(string kind) => read.Out.Split($"\"t\":\"{kind}\"").Length - 1;
        Assert.Equal((5, 5), (Count("Image"), Directory.EnumerateFiles(Path.Combine(folder, "figures"), "*.pdf").Count()));
        Assert.True(Count("Table") >= 6, "Tables are missing.");
        Assert.True(Count("Math") >= 8, "Formulas are missing.");
        Assert.Equal(6, Count("Cite"));
        Assert.All(Directory.EnumerateFiles(Path.Combine(folder, "figures")), file => Assert.StartsWith("%PDF-", Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal));
    }
}
