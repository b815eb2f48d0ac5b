using System.Text.Json.Nodes;

namespace NeuroPose.Cli.Tests.Papers;

/// <summary>Citations, references, formulas and the abstract of a paper, in its page and its Markdown; and what is wrong with them.</summary>
public sealed class CitationTests : IDisposable
{
    private const string Bib = """
        % References of the small paper.
        @string{ida = "Intelligent Data Analysis"}

        @article{salvador2007,
          author = {Salvador, Stan and Chan, Philip},
          title = {Toward accurate dynamic time warping in linear time and space},
          journal = ida, volume = 11, number = 5, pages = {561--580}, year = 2007,
          doi = {10.3233/IDA-2007-11508},
        }

        @book{muller2007,
          author = {M{\"u}ller, Meinard},
          title = {Information Retrieval for Music and Motion},
          publisher = {Springer},
          year = {2007},
        }

        @inproceedings{berndt1994,
          author = "Donald J. Berndt and James Clifford",
          title = "Using dynamic time warping to find patterns in time series",
          booktitle = "{KDD} Workshop",
          pages = {359--370},
          year = 1994
        }
        """;

    private readonly SmallPaper paper = new();

    public void Dispose() => paper.Dispose();

    [Fact]
    public async Task Citations_name_author_and_year_and_the_list_has_the_works_that_are_cited()
    {
        Cite("Warping is exact [@muller2007, p. 69; see @berndt1994]. @salvador2007 approximate it, and @berndt1994 [sec. 2] do not [-@muller2007].\n\nMail a@b.org, `[@code]`, \\@nobody.\n", Bib);

        var run = await RenderAsync();

        Assert.Equal((0, ""), (run.Code, run.Error));
        var markdown = await ReadAsync("paper.md");
        Assert.StartsWith("Warping is exact (Müller, 2007, p. 69; see Berndt & Clifford, 1994). Salvador and Chan (2007) approximate it, and Berndt and Clifford (1994, sec. 2) do not (2007).", markdown, StringComparison.Ordinal);
        Assert.Contains(
            """
            ## References

            - Berndt, D. J., & Clifford, J. (1994). Using dynamic time warping to find patterns in time series. In *KDD Workshop* (pp. 359–370).
            - Müller, M. (2007). *Information Retrieval for Music and Motion.* Springer.
            - Salvador, S., & Chan, P. (2007). Toward accurate dynamic time warping in linear time and space. *Intelligent Data Analysis*, *11*(5), 561–580. https://doi.org/10.3233/IDA-2007-11508
            """.ReplaceLineEndings("\n"),
            markdown,
            StringComparison.Ordinal);
        var page = await ReadAsync("paper.html");
        Assert.Contains("(<a class=\"cite\" href=\"#ref-2\">M&#252;ller, 2007</a>, p. 69; see <a class=\"cite\" href=\"#ref-1\">Berndt &amp; Clifford, 1994</a>)", page, StringComparison.Ordinal);
        Assert.Contains("Salvador and Chan (<a class=\"cite\" href=\"#ref-3\">2007</a>)", page, StringComparison.Ordinal);
        Assert.Contains("<li id=\"ref-3\">Salvador, S., &amp; Chan, P. (2007).", page, StringComparison.Ordinal);
        Assert.Contains("<i>Intelligent Data Analysis</i>, <i>11</i>(5), 561–580. <a href=\"https://doi.org/10.3233/IDA-2007-11508\">", page, StringComparison.Ordinal);
        Assert.Contains("Mail a@b.org, <code>[@code]</code>, @nobody.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_works_of_one_author_and_year_have_letters_and_titles_keep_their_slant()
    {
        Cite("[@b; @a].\n", "@article{a, author={Zeni, J. A.}, title={A \\emph{new} way & <b>more</b>}, journal={J}, year=2008}\n@article{b, author={Zeni, J. A.}, title={An older way}, journal={J}, year=2008}\n");

        await RenderAsync();

        Assert.StartsWith("(Zeni, 2008b; Zeni, 2008a).", await ReadAsync("paper.md"), StringComparison.Ordinal);
        Assert.Contains("Zeni, J. A. (2008a). A <i>new</i> way &amp; <b>more</b>. <i>J</i>.", await ReadAsync("paper.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CSL_JSON_is_read_too()
    {
        Cite("@wu [p. 2].\n", """[{"id": "wu", "type": "dataset", "title": "Walks", "author": [{"literal": "Some Laboratory"}], "issued": {"date-parts": [[2020, 1]]}, "URL": "javascript:alert(1)"}]""", "references.json");

        var run = await RenderAsync();

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.StartsWith("Some Laboratory (2020, p. 2).", await ReadAsync("paper.md"), StringComparison.Ordinal);
        var page = await ReadAsync("paper.html");
        Assert.Contains("Some Laboratory. (2020). <i>Walks [Data set].</i> javascript:alert(1)</li>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"javascript", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Text.\n\nSee [@salvador2006].\n", "paper.md: line 3: there is no work \"salvador2006\" in the references. Did you mean \"salvador2007\"?", "<span class=\"error missing\">@salvador2006</span>")]
    [InlineData("The sum\n$\\sum_{i$.\n", "paper.md: line 2: the formula \\sum_{i is not understood: ", "<code class=\"formula error\"")]
    public async Task What_the_text_gets_wrong_is_named_with_its_line_and_the_page_is_made(string text, string complaint, string shown)
    {
        Cite(text, Bib);

        var run = await RenderAsync();

        Assert.Equal(1, run.Code);
        Assert.StartsWith(paper.PathTo(complaint), run.Complaint, StringComparison.Ordinal);
        Assert.Contains(shown, await ReadAsync("paper.html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@article{a, title={A}, year=2000}\n@book{a, title={B}}\n", "line 2: the key \"a\" is in line 1 already; the first of the two is cited.")]
    [InlineData("\n@article{b, title={A\n@book{a, title={B}, year=1999}\n", "line 2: the entry @article \"b\" is broken: its braces are not closed.")]
    [InlineData("@book{a, title={B},\n year 1999}\n", "line 2: the entry \"a\" is not understood: expected ")]
    [InlineData("@book{a, year=1999}\n", "line 1: the work \"a\" has no title.")]
    [InlineData("@book{, title={B}}\n@book{a, title={B}}", "line 1: the entry @book is broken: it has no key; expected one behind the opening brace, with a comma after it.")]
    public async Task What_the_references_get_wrong_is_named_with_its_line_and_the_page_is_made(string bib, string complaint)
    {
        Cite("[@a]\n", bib);

        var run = await RenderAsync();

        Assert.Equal(1, run.Code);
        Assert.StartsWith(paper.PathTo("references.bib") + ": " + complaint, run.Complaint, StringComparison.Ordinal);
        Assert.Contains("</html>", await ReadAsync("paper.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_citation_without_a_file_of_references_says_how_to_name_one()
    {
        paper.WriteText("See [@a], and ask @somebody.\n");

        var run = await RenderAsync();

        Assert.Equal(1, run.Code);
        Assert.Equal($"{paper.PathTo("paper.md")}: line 1: @a is cited, but paper.yaml names no file of references. Write one, and name it: \"references: references.bib\".", run.Complaint);
        Assert.Contains("and ask @somebody.", await ReadAsync("paper.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_fails_where_the_numbers_come_out_again_and_the_text_cites_nothing()
    {
        Cite("The head is at {{number height}}. [@nobody]\n", Bib);
        await paper.RunAsync("--accept");

        var run = await paper.VerifyAsync("--json");

        Assert.Equal(1, run.Code);
        var verdict = JsonNode.Parse(run.Out)!;
        Assert.True(verdict["same"]!.GetValue<bool>());
        Assert.False(verdict["good"]!.GetValue<bool>());
        Assert.Equal((1, paper.PathTo("paper.md")), (verdict["problems"]![0]!["line"]!.GetValue<int>(), verdict["problems"]![0]!["file"]!.GetValue<string>()));
        Assert.Contains("there is no work &quot;nobody&quot; in the references.", await ReadAsync("report.html"), StringComparison.Ordinal);
        var spoken = await paper.VerifyAsync();
        Assert.Equal(1, spoken.Code);
        Assert.Contains("there is no work \"nobody\"", spoken.Error, StringComparison.Ordinal);
        Assert.Contains("; 1 problem in the text.", spoken.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_abstract_and_the_authors_stand_at_the_head_of_page_and_report()
    {
        paper.Change("paper.yaml", "- name: \"Ann Author\"", "- name: \"Ann Author\"\n    affiliation: \"Institute of <Walking>\"\n    orcid: 0000-0002-1825-0097");
        Cite("# Small\n\nText.\n\n{{figure head}}\n", Bib);
        paper.Change("paper.yaml", "title: \"Small\"", "title: \"Small\"\nabstract: >\n  The head is {{number height 0}} mm high ({{see head}}; @fig:head), as\n  [@muller2007] says: $h^2$.");
        await paper.AcceptAsync();
        Assert.Equal(0, (await paper.VerifyAsync()).Code);

        var page = await ReadAsync("paper.html");
        Assert.Matches("<section class=\"abstract\">\n<h2 id=\"abstract\">Abstract</h2>\n<p>The head is <data [^>]*>-1294</data> mm high \\(<a class=\"see\" href=\"#head\">Figure&nbsp;1</a>; <a class=\"see\" href=\"#head\">Figure&nbsp;1</a>\\), as \\(<a class=\"cite\" href=\"#ref-1\">M&#252;ller, 2007</a>\\) says: <math><msup>", page);
        Assert.Contains("<a class=\"orcid\" href=\"https://orcid.org/0000-0002-1825-0097\">", page, StringComparison.Ordinal);
        Assert.Contains("Institute of &lt;Walking&gt;", page, StringComparison.Ordinal);
        Assert.StartsWith("# Small\n\n**Abstract.** The head is -1294 mm high (Figure 1; Figure 1), as (Müller, 2007) says: $h^2$.\n\nText.", await ReadAsync("paper.md"), StringComparison.Ordinal);
        var report = await ReadAsync("report.html");
        Assert.Contains("Institute of &lt;Walking&gt;", report, StringComparison.Ordinal);
        Assert.Contains("<details><summary>Abstract</summary>", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0000-0002-1825-0079", "its last digit should be 0")]
    [InlineData("https://orcid.org/0000-0002-1825-0097", "expected four groups of four digits, such as 0000-0002-1825-0097, without an address before them")]
    [InlineData("0000-0002-1825-009", "expected four groups of four digits")]
    public async Task An_ORCID_iD_that_cannot_be_one_is_refused(string orcid, string complaint)
    {
        paper.Change("paper.yaml", "- name: \"Ann Author\"", $"- name: \"Ann Author\"\n    orcid: \"{orcid}\"");

        var run = await RenderAsync();

        Assert.Equal(2, run.Code);
        Assert.StartsWith($"{paper.PathTo("paper.yaml")}: line 4, column 12: \"{orcid}\" is no ORCID iD: {complaint}", run.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ORCID_iD_may_end_in_X()
    {
        paper.Change("paper.yaml", "- name: \"Ann Author\"", "- name: \"Ann Author\"\n    orcid: 0000-0001-5109-3700\n  - name: \"Ben\"\n    orcid: 0000-0002-1694-233X");
        paper.WriteText("Text.\n");

        Assert.Equal(0, (await RenderAsync()).Code);
    }

    [Fact]
    public async Task A_number_may_stand_in_a_formula_and_braces_of_LaTeX_are_left_alone()
    {
        paper.WriteText("$h = {{number height 0}}$ and $x^{{2}}$.\n");
        await paper.AcceptAsync();

        var page = await ReadAsync("paper.html");

        Assert.Contains("<mn>1294</mn>", page, StringComparison.Ordinal);
        Assert.Contains("<msup><mi>x</mi>", page, StringComparison.Ordinal);
        Assert.Contains("$h = -1294$ and $x^{{2}}$.", await ReadAsync("paper.md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", 4000)]
    [InlineData("@a{", 4000)]
    [InlineData("@a{b,", 2000)]
    [InlineData("@a{b,title={", 2000)]
    [InlineData("@a(b,title=\"", 2000)]
    [InlineData("@string{a=\"x\"}", 2000)]
    [InlineData("\0\u0001\u0085\u202e@a{b,title={\0\u0001<script>}}", 200)]
    [InlineData("@a{b,title=\\\"\\'", 2000)]
    [InlineData("@a{b,author={a and ", 2000)]
    public async Task Hostile_references_are_named_and_the_page_runs_nothing(string part, int times)
    {
        Cite("[@b] and [@a; @c]\n", string.Concat(Enumerable.Repeat(part, times)));

        var run = await RenderAsync();

        Assert.Equal(1, run.Code);
        var page = await ReadAsync("paper.html");
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\0', page);
        Assert.True(page.Length < 100_000);
    }

    [Fact]
    public async Task An_entry_that_is_too_long_is_named_and_a_long_file_costs_nothing_but_its_reading()
    {
        var others = string.Concat(Enumerable.Range(0, 5000).Select(index => FormattableString.Invariant($"@article{{key{index}, title={{Title of the work}}, year=2000}}\n")));
        Cite("[@key4999; @long]\n", others + "@book{long, title={" + new string('x', 30_000) + "}}\n");

        var run = await RenderAsync();

        Assert.Equal(1, run.Code);
        Assert.StartsWith($"{paper.PathTo("references.bib")}: line 5001: the entry \"long\" is not understood: with the file's abbreviations it has 30021 characters; at most 20000 are read", run.Complaint, StringComparison.Ordinal);
        Assert.Contains("“Title of the work”, 2000", await ReadAsync("paper.md"), StringComparison.Ordinal);
    }

    private void Cite(string text, string references, string file = "references.bib")
    {
        paper.WriteText(text);
        File.WriteAllText(paper.PathTo(file), references);
        paper.Change("paper.yaml", "text: paper.md", $"text: paper.md\nreferences: {file}");
    }

    private Task<CommandRun> RenderAsync() => CommandRun.OfAsync(["paper", "render", paper.Root, "--output", paper.Output]);

    private Task<string> ReadAsync(string file) => File.ReadAllTextAsync(Path.Combine(paper.Output, file));
}
