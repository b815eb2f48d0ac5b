using System.Text;
using System.Xml.Linq;
using NeuroPose.Notebooks.Html;

namespace NeuroPose.Notebooks.Tests.Html;

/// <summary>Formulas on pages: drawn without a script, refused with their line where they are broken or hostile.</summary>
public sealed class FormulaTests
{
    [Fact]
    public void Formulas_in_a_line_and_on_lines_of_their_own_are_MathML()
    {
        var page = NotebookPage.Render(NotebookText.Of(("markdown", "The mean $\\bar{x}=\\frac{1}{n}\\sum_i x_i$.\n\n$$\nD(i,j)=\\min\\{D(i-1,j),D(i,j-1)\\}\n$$\n\nOne cost $5, two $6.", null)));

        Assert.Contains("<math><mrow><mover><mi>x</mi>", page, StringComparison.Ordinal);
        Assert.Contains("<mfrac><mn>1</mn><mi>n</mi></mfrac>", page, StringComparison.Ordinal);
        Assert.Contains("<math display=\"block\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\\frac", page, StringComparison.Ordinal);
        Assert.Contains("One cost $5, two $6.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Code_and_addresses_hold_no_formula()
    {
        var html = MarkdownHtml.Of("`$x$` and\n\n```\n$y$\n```\n\n<https://example.org/$z$>\n");

        Assert.DoesNotContain("<math", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_formula_stands_as_it_was_written_and_is_reported_with_its_line()
    {
        var problems = new List<string>();

        var html = MarkdownHtml.Of("Text.\n\nLong\nand $\\frac{a$ and $b$.\n\n$$\n\\nonsense\n$$\n", problem: (message, line) => problems.Add(FormattableString.Invariant($"{line}: {message}")));

        Assert.Equal(
            [
                "4: the formula \\frac{a is not understood: unexpected end of input in a macro argument, expected '}' at end of input: \\frac{a.",
                "6: the formula \\nonsense is not understood: unsupported function name: \\nonsense at position 1: \\nonsense.",
            ],
            problems);
        Assert.Contains(">\\frac{a</code>", html, StringComparison.Ordinal);
        Assert.Contains("<mi>b</mi>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"\href{javascript:alert(1)}{x}")]
    [InlineData(@"\url{https://example.org}")]
    [InlineData(@"\includegraphics{https://example.org/a.png}")]
    [InlineData(@"\class{a}{x}")]
    [InlineData(@"\style{background:url(//x)}{x}")]
    [InlineData(@"\id{a}{x}")]
    [InlineData(@"\data{a=b}{x}")]
    [InlineData(@"\color{url(//x)}x")]
    [InlineData(@"\def\a{\b\b}\def\b{\a\a}\a")]
    [InlineData(@"\def\a#1{#1#1#1#1}\a{\a{\a{\a{\a{\a{\a{\a{\a{\a{\a{\a{\a{x}}}}}}}}}}}}}")]
    [InlineData(@"\frac{\frac{\frac{")]
    [InlineData(@"\begin{matrix}")]
    [InlineData(@"\left(")]
    public void What_leads_away_or_never_ends_is_refused(string formula) =>
        Assert.StartsWith("the formula ", Assert.Throws<FormulaException>(() => MathMl.Of(formula, isDisplay: false)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(@"\text{</mtext></math><script>alert(1)</script>}")]
    [InlineData(@"\mathrm{<img src=x onerror=alert(1)>}")]
    [InlineData("x < y > z \\& \"w\"")]
    public void Nothing_in_a_formula_becomes_HTML(string formula)
    {
        var html = MathMl.Of(formula, isDisplay: true);

        Assert.All(XElement.Parse(html).DescendantsAndSelf(), element => Assert.StartsWith("m", element.Name.LocalName, StringComparison.Ordinal));
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "}", 1900)]
    [InlineData(@"\sqrt{", "}", 500)]
    [InlineData(@"\frac{x}{", "}", 400)]
    [InlineData("x_{", "}", 900)]
    [InlineData(@"\left(", @"\right)", 300)]
    [InlineData(@"\begin{matrix}", @"\end{matrix}", 140)]
    public void A_formula_of_any_depth_is_drawn_or_refused_and_the_next_one_is_drawn(string open, string close, int depth)
    {
        var formula = string.Concat(Enumerable.Repeat(open, depth)) + "x" + string.Concat(Enumerable.Repeat(close, depth));

        var problem = Record.Exception(() => MathMl.Of(formula, isDisplay: false));

        Assert.True(problem is null or FormulaException { Message.Length: < 400 }, problem?.ToString());
        Assert.Equal("<math><mi>y</mi></math>", MathMl.Of("y", isDisplay: false));
    }

    [Fact]
    public void The_longest_formula_is_drawn_and_one_more_character_is_refused()
    {
        var longest = string.Concat(Enumerable.Repeat("x_1+", MathMl.Longest / 4 - 1)) + "x_1y";

        Assert.Equal(MathMl.Longest, longest.Length);
        Assert.Equal(MathMl.Longest / 4, MathMl.Of(longest, isDisplay: false).Split("<msub>").Length - 1);
        Assert.Contains("4001 characters is too long; at most 4000", Assert.Throws<FormulaException>(() => MathMl.Of(longest + "z", isDisplay: false)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_formula_is_the_same_whatever_was_drawn_before_and_on_any_thread()
    {
        const string formula = @"\begin{aligned}a&=b^2\\c&\le\alpha\end{aligned}";
        var before = MathMl.Of(formula, isDisplay: true);
        Record.Exception(() => MathMl.Of(@"\gdef\alpha{z}\alpha", isDisplay: true));
        Record.Exception(() => MathMl.Of(string.Concat(Enumerable.Repeat("{", 1900)), isDisplay: true));

        var after = new string[8];
        Parallel.For(0, after.Length, index => after[index] = MathMl.Of(formula, isDisplay: true));

        Assert.All(after, one => Assert.Equal(before, one));
    }

    [Fact]
    public void Random_formulas_are_drawn_or_refused()
    {
        string[] words = [@"\frac", "{", "}", "^", "_", "x", @"\left(", @"\right)", "&", @"\\", @"\begin{matrix}", @"\end{matrix}", @"\text{", "$", "#", "%", "~", "\u0000", "\u0085", "é", "\ud83d", @"\def\a", @"\a", "'", @"\char", "\"", "10FFFF", @"\verb|", "<", "]", "["];
        var state = 12345u;
        for (var round = 0; round < 400; round++)
        {
            var formula = new StringBuilder();
            for (var word = 0; word < 12; word++)
            {
                state = state * 1664525u + 1013904223u;
                formula.Append(words[(state >> 8) % (uint)words.Length]);
            }

            var problem = Record.Exception(() => XElement.Parse(MathMl.Of(formula.ToString(), isDisplay: round % 2 == 0)));
            Assert.True(problem is null or FormulaException, $"{formula}: {problem}");
        }
    }

    [Fact]
    public void Errors_keep_the_colors_of_the_terminal_and_nothing_else_of_it()
    {
        var page = NotebookPage.Render(NotebookText.Of(("code", "Console.WriteLine(1);", null)));
        Assert.Contains("white-space: pre-wrap", page, StringComparison.Ordinal);

        Assert.Equal("a<span class=\"a-red a-bold\">b &lt;</span>c", Ansi.ToHtml("a\u001b[1;31mb <\u001b[0mc\u001b[2K"));
        Assert.Equal("<span class=\"a-green\">x</span>", Ansi.ToHtml("\u001b[38;5;31m\u001b[32mx"));
        Assert.Equal("x", Ansi.ToHtml("\u001b]8;;https://example.org\u0007x"));
    }
}
