using NeuroPose.Notebooks.Html;

namespace NeuroPose.Notebooks.Tests.Html;

/// <summary>A page of somebody else's notebook: nothing in it runs, loads, or leads away by itself.</summary>
public sealed class UntrustedPageTests
{
    [Fact]
    public void The_page_has_a_policy_that_allows_nothing_and_no_script_of_its_author()
    {
        var notebook = NotebookText.Of(("markdown", "# Title\n\n<script>alert(1)</script>\n\n<img src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\" onload=\"alert(2)\">", null));
        var page = NotebookPage.Render(notebook);
        Assert.Contains("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">", page, StringComparison.Ordinal);
        Assert.Contains("<meta http-equiv=\"Content-Security-Policy\" content=\"form-action 'none'; base-uri 'none'\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("alert", page, StringComparison.Ordinal);

        var trusted = NotebookPage.Render(notebook, isTrusted: true);
        Assert.DoesNotContain("Content-Security-Policy", trusted, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>", trusted, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>x</script>after", "after")]
    [InlineData("<SCRIPT src=\"a\">x</ScRiPt >after", "after")]
    [InlineData("<script>never closed", "")]
    [InlineData("<b onclick=\"x\" class=\"y\">t</b>", "<b class=\"y\">t</b>")]
    [InlineData("<b\nONMOUSEOVER=x\ttitle='a>b'>t</b>", "<b\ttitle='a>b'>t</b>")]
    [InlineData("<img src=x onerror=alert(1)>", "<img src=x>")]
    [InlineData("<img/src=x/onerror=alert(1)>", "<img/src=x/onerror=alert(1)>")]
    [InlineData("<a href=\"java&#x0A;script:alert(1)\">t</a>", "<a>t</a>")]
    [InlineData("<a href=\" JaVaScRiPt:alert(1)\">t</a>", "<a>t</a>")]
    [InlineData("<a href=\"https://example.org\">t</a>", "<a href=\"https://example.org\">t</a>")]
    [InlineData("<iframe srcdoc=\"&lt;script&gt;\">inside</iframe>", "inside")]
    [InlineData("<object data=x><embed src=y>t</object>", "t")]
    [InlineData("<meta http-equiv=\"refresh\" content=\"0; url=//x\">t", "t")]
    [InlineData("<base href=\"//x\"><link rel=\"stylesheet\" href=\"//x\">t", "t")]
    [InlineData("a < b and c > d, 1<2", "a < b and c > d, 1<2")]
    [InlineData("<!-- <script> --><p>t</p>", "<!-- <script> --><p>t</p>")]
    [InlineData("<p>unfinished <b onclick=", "<p>unfinished <b")]
    [InlineData("<svg><a xlink:href=\"javascript:x\"/></svg>", "<svg><a/></svg>")]
    public void What_runs_is_left_out_and_the_rest_is_as_it_was(string html, string expected) =>
        Assert.Equal(expected, ScriptlessHtml.Of(html));

    [Fact]
    public void Lists_that_are_nested_without_end_are_not_even_parsed()
    {
        var deep = string.Concat(Enumerable.Range(0, 1500).Select(level => new string(' ', 2 * level) + "- a\n"));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.StartsWith("<pre>", MarkdownHtml.Of(deep), StringComparison.Ordinal);

        // A few copies of the text, and not an object for each level of each line.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10L * deep.Length);
        Assert.StartsWith("<ul>", MarkdownHtml.Of("- a\n  - b\n" + new string(' ', 600) + "- c"), StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_that_is_nested_without_end_is_shown_as_it_was_written()
    {
        var deep = new string('>', 1200) + " x";
        Assert.Contains("<pre>&gt;&gt;&gt;", NotebookPage.Render(NotebookText.Of(("markdown", deep, null))), StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_thousand_headings_of_one_name_are_named_in_linear_memory_or_not_at_all()
    {
        long Allocated(int headings)
        {
            var text = string.Concat(Enumerable.Repeat("## Same\n\n", headings));
            var before = GC.GetAllocatedBytesForCurrentThread();
            MarkdownHtml.Of(text);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Allocated(10);
        Assert.InRange(Allocated(16_000), 0, 16 * Allocated(2_000));
        Assert.Contains("id=\"same-1\"", MarkdownHtml.Of("## Same\n\n## Same\n"), StringComparison.Ordinal);
    }
}
