using System.Net;
using NeuroPose.EndToEnd.Tests.Tools;
using NeuroPose.Notebooks.Documents;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.OtherHost;

/// <summary>The real .NET Interactive with our package: its extension loads, and every committed notebook gives what is committed.</summary>
public sealed class DotNetInteractiveTests(DotNetInteractive host) : IClassFixture<DotNetInteractive>
{
    private const string StyleStart = "<style>\n.dni-code-hint";
    private const string StyleEnd = "</style>";
    private const string PlainStart = "<div class=\"dni-plaintext\"><pre>";
    private const string PlainEnd = "</pre></div>";

    public static TheoryData<string> Notebooks =>
    [
        .. new[] { "tutorials", "how-to" }
            .SelectMany(folder => Directory.GetFiles(Repository.PathTo("notebooks", folder), "*.ipynb"))
            .Select(file => Path.GetRelativePath(Repository.PathTo("notebooks"), file).Replace('\\', '/'))
            // The package of the tool does not bring the room of sessions, which needs ffmpeg.
            .Where(file => file != "how-to/session-to-nwb.ipynb")
            .Order(StringComparer.Ordinal),
    ];

    [NeedsFact(Tool.DotNetInteractive)]
    public Task The_package_brings_its_extension_and_its_script()
    {
        Assert.Null(host.Prelude!.Failure);
        var told = host.Prelude.Shown.SelectMany(shown => shown.Values).ToArray();
        Assert.Contains(told, text => text.Contains("interactive-extensions/dotnet/NeuroPose.DotNetInteractive.dll", StringComparison.Ordinal));
        Assert.Contains(told, text => text.Contains("interactive-extensions/dotnet/extension.dib", StringComparison.Ordinal));
        return Task.CompletedTask;
    }

    [NeedsFact(Tool.DotNetInteractive)]
    public async Task A_trial_is_loaded_shown_and_named_in_one_line()
    {
        await host.EnterAsync(Repository.PathTo("datasets", "gait-synthetic"));
        var shown = await host.RunAsync("#!trial s01-fast.json");
        Assert.Null(shown.Failure);
        Assert.Contains("s01Fast = VideoPredictions.Load(", shown.Text, StringComparison.Ordinal);
        Assert.Contains("<table", shown.Shown.Single()["text/html"], StringComparison.Ordinal);
        Assert.Contains("<pre>1</pre>", (await host.RunAsync("s01Fast.PersonCount")).Shown.Single()["text/html"], StringComparison.Ordinal);
        Assert.Contains("NeuroPose.Motion ", (await host.RunAsync("#!neuropose")).Shown.Single()["text/plain"], StringComparison.Ordinal);
    }

    [NeedsTheory(Tool.DotNetInteractive)]
    [InlineData("#!trial nowhere.json", "nowhere.json: there is no such file")]
    [InlineData("#!trial one.json two.json", "#!trial: unexpected argument two.json")]
    [InlineData("#!trial", "Missing required parameter")]
    public async Task A_trial_that_cannot_be_loaded_fails_the_cell_with_its_reason(string cell, string reason)
    {
        Assert.Contains(reason, (await host.RunAsync(cell)).Failure, StringComparison.Ordinal);
        Assert.Null((await host.RunAsync("1 + 1")).Failure);
    }

    [NeedsFact(Tool.DotNetInteractive)]
    public async Task Progress_is_one_display_that_is_updated()
    {
        var shown = await host.RunAsync("var work = NeuroPose.Interactive.Work.WorkProgress.Show(\"distances\", 2); work.Report(new NeuroPose.Progress(2, 2, \"pairs\"));");
        Assert.Null(shown.Failure);
        Assert.Contains("100 %", shown.Shown.Single()["text/html"], StringComparison.Ordinal);
    }

    [NeedsTheory(Tool.DotNetInteractive)]
    [MemberData(nameof(Notebooks))]
    public async Task A_committed_notebook_gives_the_same_outputs(string file)
    {
        var path = Repository.PathTo("notebooks", file);
        await host.EnterAsync(Path.GetDirectoryName(path)!);
        var compared = 0;
        foreach (var cell in Notebook.Load(path).Cells.OfType<CodeCell>())
        {
            var there = await host.RunAsync(cell.Source);
            Assert.True((there.Failure is not null) == cell.Outputs.OfType<ErrorOutput>().Any(), $"{cell.Source}\n{there.Failure}");
            Assert.Equal(string.Concat(cell.Outputs.OfType<StreamOutput>().Select(output => output.Text)), there.Text);
            var here = cell.Outputs.Select(output => output switch
            {
                DisplayDataOutput display => display.Data,
                ExecuteResultOutput result => result.Data,
                _ => null,
            }).OfType<Notebooks.Display.MimeBundle>().ToArray();
            var shown = there.Shown.Count == here.Length + 1 && IsNull(there.Shown[^1]) ? there.Shown.SkipLast(1).ToArray() : [.. there.Shown];
            Assert.Equal(here.Length, shown.Length);
            foreach (var (ours, theirs) in here.Zip(shown))
            {
                foreach (var (mime, content) in theirs)
                {
                    var said = WithoutStyleSheet(content);
                    Assert.Equal(ours[mime] ?? ours["text/plain"], ours[mime] is null ? Plain(said) : said);
                    compared++;
                }
            }
        }

        Assert.True(compared > 0, file);
    }

    // After some cells whose last statement is a block, .NET Interactive shows a null that nobody asked for.
    private static bool IsNull(IReadOnlyDictionary<string, string> shown) => Plain(WithoutStyleSheet(shown.Values.First())) == "<null>";

    // Ours is once on the page.
    private static string WithoutStyleSheet(string html)
    {
        var start = html.LastIndexOf(StyleStart, StringComparison.Ordinal);
        return start < 0 ? html : html[..start] + html[(html.IndexOf(StyleEnd, start, StringComparison.Ordinal) + StyleEnd.Length)..];
    }

    // A box around the plain text, which our kernel leaves out.
    private static string Plain(string html) => html.StartsWith(PlainStart, StringComparison.Ordinal) ? WebUtility.HtmlDecode(html[PlainStart.Length..^PlainEnd.Length]) : html;
}
