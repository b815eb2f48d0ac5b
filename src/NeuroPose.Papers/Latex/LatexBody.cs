using System.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using NeuroPose.Notebooks.Html;

namespace NeuroPose.Papers;

/// <summary>The paragraphs, lists, tables and formulas of a Markdown text as LaTeX.</summary>
/// <param name="words">Escapes text.</param>
/// <param name="picture">Gives the file of a picture, which it gets with its line.</param>
/// <param name="report">Gets what cannot be written, with its line.</param>
internal sealed class LatexBody(LatexText words, Func<string, int, string> picture, Action<string, int> report)
{
    private static readonly string[] Headings = ["section", "section", "subsection", "subsubsection", "paragraph", "paragraph"];

    /// <summary>The LaTeX of a text.</summary>
    public string Of(MarkdownDocument document) => Blocks(document);

    private string Blocks(ContainerBlock container) => string.Join("\n\n", container.Select(Of).Where(block => block.Length > 0));

    private string Of(Block block)
    {
        words.Line = block.Line + 1;
        return Written(block);
    }

    private string Written(Block block) => block switch
    {
        HeadingBlock heading => $"\\{Headings[Math.Clamp(heading.Level - 1, 0, Headings.Length - 1)]}{{{Inlines(heading.Inline)}}}",
        ParagraphBlock paragraph => Inlines(paragraph.Inline),
        MathBlock formula => Display(FormulaHtml.TextOf(formula), formula.Line),
        CodeBlock code => Verbatim(code.Lines.ToString()),
        ListBlock list => List(list),
        QuoteBlock quote => $"\\begin{{quote}}\n{Blocks(quote)}\n\\end{{quote}}",
        Table table => Rows(table),
        ThematicBreakBlock => @"\medskip\hrule\medskip",
        HtmlBlock html => LeftOut(html.Line),
        FootnoteGroup or LinkReferenceDefinitionGroup or LinkReferenceDefinition => "",
        ContainerBlock other => Blocks(other),
        _ => "",
    };

    private string Verbatim(string text) => $"{{\\footnotesize\\begin{{verbatim}}\n{words.Verbatim(text)}\n\\end{{verbatim}}}}";

    private string List(ListBlock list)
    {
        var kind = list.IsOrdered ? "enumerate" : "itemize";
        var items = list.OfType<ListItemBlock>().Select(item => $"\\item {Blocks(item)}");
        return $"\\begin{{{kind}}}\n{string.Join('\n', items)}\n\\end{{{kind}}}";
    }

    private string Rows(Table table)
    {
        var rows = table.OfType<TableRow>().Select(row => row.OfType<TableCell>().Select(cell => Blocks(cell).Replace("\n\n", " ", StringComparison.Ordinal)).ToList()).ToList();
        var isNumeric = table.ColumnDefinitions.Select(column => column.Alignment == TableColumnAlign.Right).ToList();
        return rows.Count == 0 ? "" : LatexTable.Of(rows[0], rows[1..], column => isNumeric.ElementAtOrDefault(column), caption: "");
    }

    private string Inlines(ContainerInline? container) => container is null ? "" : string.Concat(container.Select(Of));

    private string Of(Inline inline) => inline switch
    {
        LiteralInline literal => words.Of(literal.Content.ToString()),
        MathInline { DelimiterCount: > 1 } formula => Display(formula.Content.ToString(), formula.Line),
        MathInline formula => Checked(formula.Content.ToString(), isDisplay: false, formula.Line) is { } good ? $"${good}$" : words.Of(formula.Content.ToString()),
        CodeInline code => $"\\texttt{{{words.Of(code.Content)}}}",
        EmphasisInline emphasis => Emphasis(emphasis),
        LinkInline { IsImage: true } image => $"\\includegraphics[width=\\linewidth,height=0.8\\textheight,keepaspectratio]{{{picture(image.Url ?? "", image.Line + 1)}}}",
        LinkInline { Url: { } address } link when IsAddress(address) => $"\\href{{{Address(address)}}}{{{Inlines(link)}}}",
        AutolinkInline { IsEmail: false } link when IsAddress(link.Url) => $"\\url{{{Address(link.Url)}}}",
        AutolinkInline link => words.Of(link.Url),
        LineBreakInline { IsHard: true } => "\\\\\n",
        LineBreakInline => "\n",
        HtmlEntityInline entity => words.Of(entity.Transcoded.ToString()),
        HtmlInline { Tag: "<br>" or "<br/>" or "<br />" } => "\\\\\n",
        HtmlInline html => LeftOut(html.Line),
        FootnoteLink { IsBackLink: false } link => $"\\footnote{{{Blocks(link.Footnote)}}}",
        FootnoteLink => "",
        TaskList task => task.Checked ? "[x]" : "[ ]",
        ContainerInline other => Inlines(other),
        _ => "",
    };

    private string Emphasis(EmphasisInline emphasis)
    {
        var inside = Inlines(emphasis);
        return (emphasis.DelimiterChar, emphasis.DelimiterCount) switch
        {
            ('*' or '_', 1) => $"\\emph{{{inside}}}",
            ('*' or '_', _) => $"\\textbf{{{inside}}}",
            ('~', 1) => $"\\textsubscript{{{inside}}}",
            ('^', _) => $"\\textsuperscript{{{inside}}}",
            _ => inside,
        };
    }

    private string Display(string formula, int line)
    {
        if (Checked(formula, isDisplay: true, line) is not { } good)
        {
            return Verbatim(formula);
        }

        // A blank line would end the paragraph, and with it the formula.
        return $"\\[\n{string.Join('\n', good.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))}\n\\]";
    }

    // LaTeX runs what it is given: a formula goes there if it can be drawn on a page too, where no file is read and no command defined.
    private string? Checked(string formula, bool isDisplay, int line)
    {
        try
        {
            MathMl.Of(formula, isDisplay);
            if (!formula.Contains(@"\def", StringComparison.Ordinal) && !formula.Contains(@"\let", StringComparison.Ordinal) && !formula.Contains("command", StringComparison.Ordinal))
            {
                return formula.Trim();
            }

            report("the formula defines a command; it is written as text. Write the command's meaning.", line + 1);
        }
        catch (FormulaException wrong)
        {
            report(wrong.Message, line + 1);
        }

        return null;
    }

    private string LeftOut(int line)
    {
        report("HTML is left out in LaTeX.", line + 1);
        return "";
    }

    private static bool IsAddress(string address) =>
        address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    private static string Address(string address)
    {
        var escaped = new StringBuilder();
        foreach (var letter in address)
        {
            escaped.Append(letter switch
            {
                '%' or '#' or '&' or '_' => $"\\{letter}",
                '\\' or '{' or '}' or '^' or '~' or ' ' => Uri.HexEscape(letter).Replace("%", "\\%", StringComparison.Ordinal),
                _ => letter.ToString(),
            });
        }

        return escaped.ToString();
    }
}
