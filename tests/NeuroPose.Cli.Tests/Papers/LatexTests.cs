namespace NeuroPose.Cli.Tests.Papers;

/// <summary><c>paper render --tex</c>: the paper as a folder that a journal takes.</summary>
public sealed class LatexTests : IDisposable
{
    private const string Bib = "@article{wu2020, author={Wu, Renjie and Keogh, Eamonn}, title={{FastDTW} is approximate}, journal={TKDE}, year=2020}\n@book{muller2007, author={M{\\\"u}ller, Meinard}, title={Motion}, year=2007}\n";

    private readonly SmallPaper paper = new();

    public void Dispose() => paper.Dispose();

    [Fact]
    public async Task Everything_of_the_text_is_there_as_LaTeX()
    {
        paper.WriteText(
            """
            # Small

            ## Results & *more*

            It is {{number height 0.0}} mm, 50 % of $h_{max}$; see {{see rows}} [@wu2020; @muller2007] and [see @wu2020, p. 3]. @wu2020 [sec. 2] say so.

            $$
            D(i,j) = \min\{a,

            b\}
            $$

            - one_two
            - `a--b` and **bold**[^1], 3 − 2 ≤ α

            [^1]: A note.

            | a | b |
            |---|--:|
            | x & y | 1 |

            {{table rows 0.0}}

            """);
        Reference("references.bib", Bib);
        paper.Change("paper.yaml", "title: \"Small\"", "title: \"Small & 100 %\"\nabstract: \"In short: {{number height 0}}.\"");
        paper.Change("paper.yaml", "- name: \"Ann Author\"", "- name: \"Ann Author\"\n    affiliation: \"A & B\"\n    orcid: 0000-0002-1825-0097");
        await paper.AcceptAsync();

        var run = await RenderAsync();

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.EndsWith($"{Path.Combine(paper.Output, "tex", "main.tex")}\n", run.Out, StringComparison.Ordinal);
        var tex = await ReadAsync("main.tex");
        foreach (var part in new[]
        {
            "\\title{Small \\& 100 \\%}",
            "\\author{Ann Author\\thanks{A \\& B. ORCID \\href{https://orcid.org/0000-0002-1825-0097}{0000-0002-1825-0097}.}}",
            "\\begin{abstract}\nIn short: -1294.\n\\end{abstract}",
            "\\section{Results \\& \\emph{more}}",
            "It is -1294.0 mm, 50 \\% of $h_{max}$; see Table~\\ref{tbl:rows} \\citep{wu2020,muller2007} and (see \\citealp[p. 3]{wu2020}). \\citet[sec. 2]{wu2020} say so.",
            "\\[\nD(i,j) = \\min\\{a,\nb\\}\n\\]",
            "\\begin{itemize}\n\\item one\\_two\n\\item \\texttt{a-{}-b} and \\textbf{bold}\\footnote{A note.}, 3 $-$ 2 $\\le$ $\\alpha$\n\\end{itemize}",
            "\\begin{tabular}{lr}\n\\toprule\na & b \\\\\n\\midrule\nx \\& y & 1 \\\\\n\\bottomrule\n\\end{tabular}",
            "\\caption{rows.}\\label{tbl:rows}",
            "Frame & Millimeters \\\\\n\\midrule\n0 & -647.0 \\\\",
            "\\bibliographystyle{plainnat}\n\\bibliography{references}",
            "\\appendix\n\\section{How this was made}",
            "height & -1293.96~mm & results.ipynb & \\texttt{",
        })
        {
            Assert.Contains(part, tex, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("# Small", tex, StringComparison.Ordinal);
        Assert.Equal(Bib, await ReadAsync("references.bib"));
        Assert.Equal(tex.Count(letter => letter == '{'), tex.Count(letter => letter == '}'));
    }

    [Theory]
    [InlineData("$\\input{/etc/passwd}$", "paper.md: line 3: the formula \\input{/etc/passwd} is not understood", "\\textbackslash{}input\\{/etc/passwd\\}")]
    [InlineData("$\\def\\x{y}\\x$", "paper.md: line 3: the formula defines a command; it is written as text.", "\\textbackslash{}def\\textbackslash{}x\\{y\\}")]
    [InlineData("\\input{/etc/passwd} \\write18{rm}", "", "\\textbackslash{}input\\{/etc/passwd\\} \\textbackslash{}write18\\{rm\\}")]
    [InlineData("[a](https://example.org/}\\input{x)", "", "\\href{https://example.org/\\%7D\\%5Cinput\\%7Bx}{a}")]
    [InlineData("[a](javascript:alert(1))", "", "\na\n")]
    [InlineData("Ж and Ж", "paper.md: line 3: the letter Ж (U+0416) is not known to pdfLaTeX", "? and ?")]
    [InlineData("<b>x</b>", "paper.md: line 3: HTML is left out in LaTeX.", "\nx\n")]
    [InlineData("```\n\\end{verbatim}\\input{x}\n```", "", "\\end {verbatim}\\input{x}")]
    public async Task Nothing_in_a_text_becomes_a_command_and_what_LaTeX_cannot_show_is_named(string text, string complaint, string shown)
    {
        paper.WriteText("# Small\n\n" + text + "\n");

        var run = await RenderAsync();

        Assert.Equal(complaint.Length > 0 ? 1 : 0, run.Code);
        Assert.StartsWith(complaint.Length > 0 ? paper.PathTo(complaint) : "", run.Code == 0 ? "" : run.Complaint, StringComparison.Ordinal);
        Assert.Contains(shown, await ReadAsync("main.tex"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_table_repeats_its_head_and_a_wide_one_breaks_its_lines()
    {
        paper.WriteNotebook([.. SmallPaper.Cells[..3], "Paper.Table(\"rows\", Enumerable.Range(0, 60).Select(index => new { Name = new string('x', 40) + \" \" + new string('y', 80), Value = index }))"]);
        paper.WriteText("{{table rows}}\n");
        await paper.AcceptAsync();

        await RenderAsync();

        var tex = await ReadAsync("main.tex");
        Assert.Matches(@"\\begin\{longtable\}\{>\{\\raggedright\\arraybackslash\}p\{0\.\d+\\linewidth\}>\{\\raggedleft\\arraybackslash\}p\{0\.\d+\\linewidth\}\}", tex);
        Assert.Equal(2, tex.Split("Name & Value \\\\").Length - 1);
        Assert.Contains("\\endfirsthead", tex, StringComparison.Ordinal);
        Assert.Contains("\\endhead", tex, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Works_of_CSL_JSON_become_BibTeX()
    {
        paper.WriteText("[@a]\n");
        Reference("references.json", """[{"id": "a", "type": "article-journal", "title": "Walks & <i>steps</i>", "author": [{"family": "Müller", "given": "Ann"}, {"literal": "Some Laboratory"}], "issued": {"date-parts": [[2020]]}, "container-title": "J", "volume": 3, "page": "1-9", "DOI": "https://doi.org/10.1/x_y"}]""");

        var run = await RenderAsync();

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(
            "@article{a,\n  author = {Müller, Ann and {Some Laboratory}},\n  title = {{Walks \\& steps}},\n  journal = {J},\n  volume = {3},\n  pages = {1--9},\n  year = {2020},\n  doi = {10.1/x\\_y},\n}\n",
            await ReadAsync("references.bib"));
    }

    private void Reference(string file, string references)
    {
        File.WriteAllText(paper.PathTo(file), references);
        paper.Change("paper.yaml", "text: paper.md", $"text: paper.md\nreferences: {file}");
    }

    private Task<CommandRun> RenderAsync() => CommandRun.OfAsync(["paper", "render", paper.Root, "--tex", "--output", paper.Output]);

    private Task<string> ReadAsync(string file) => File.ReadAllTextAsync(Path.Combine(paper.Output, "tex", file));
}
