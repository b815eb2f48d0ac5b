using System.Net;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace NeuroPose.Notebooks.Html;

/// <summary>Writes the formulas of a Markdown text. One that is not understood stands there as it was written, in the color of errors.</summary>
internal static class FormulaHtml
{
    /// <summary>Teaches a renderer to write formulas.</summary>
    /// <param name="renderer">The renderer.</param>
    /// <param name="problem">Gets what is wrong with a formula, and its line.</param>
    public static void Setup(HtmlRenderer renderer, Action<string, int>? problem)
    {
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathInlineRenderer>(new InlineRenderer(problem));
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathBlockRenderer>(new BlockRenderer(problem));
    }

    /// <summary>The text of a formula on lines of its own.</summary>
    public static string TextOf(MathBlock block) => block.Lines.ToString();

    /// <summary>Where the formulas of a text are.</summary>
    public static IReadOnlyList<SourceSpan> SpansOf(MarkdownDocument? document) => document is null
        ? []
        : [.. document.Descendants().Where(node => node is MathInline or MathBlock).Select(node => node.Span)];

    private static string Of(string formula, bool isDisplay, int line, Action<string, int>? problem)
    {
        try
        {
            return MathMl.Of(formula, isDisplay);
        }
        catch (FormulaException wrong)
        {
            problem?.Invoke(wrong.Message, line + 1);
            return $"<code class=\"formula error\" title=\"{WebUtility.HtmlEncode(wrong.Message)}\">{WebUtility.HtmlEncode(formula)}</code>";
        }
    }

    private sealed class InlineRenderer(Action<string, int>? problem) : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline inline)
        {
            var formula = inline.Content.ToString();
            if (renderer.EnableHtmlForInline)
            {
                renderer.Write(Of(formula, isDisplay: inline.DelimiterCount > 1, inline.Line, problem));
            }
            else
            {
                renderer.WriteEscape(formula);
            }
        }
    }

    private sealed class BlockRenderer(Action<string, int>? problem) : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock block) =>
            renderer.EnsureLine().Write(Of(TextOf(block), isDisplay: true, block.Line, problem)).WriteLine();
    }
}
