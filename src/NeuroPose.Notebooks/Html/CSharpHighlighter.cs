using System.Net;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NeuroPose.Notebooks.Html;

/// <summary>C# as escaped HTML with the compiler's own tokens in spans: k keyword, s text, n number, c comment, d directive.</summary>
internal static class CSharpHighlighter
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    /// <summary>The HTML of a cell's text; every character of it is there, escaped.</summary>
    public static string ToHtml(string code)
    {
        var html = new StringBuilder();
        foreach (var token in SyntaxFactory.ParseTokens(code, options: Script))
        {
            AppendTrivia(html, token.LeadingTrivia);
            Append(html, token.Text, ClassOf(token));
            AppendTrivia(html, token.TrailingTrivia);
        }

        return html.ToString();
    }

    private static void AppendTrivia(StringBuilder html, SyntaxTriviaList list)
    {
        foreach (var trivia in list)
        {
            var text = trivia.ToFullString();
            Append(html, text, trivia.IsDirective ? "d" : text.StartsWith('/') ? "c" : null);
        }
    }

    private static string? ClassOf(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.NumericLiteralToken => "n",
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.Utf8StringLiteralToken => "s",
        var kind when SyntaxFacts.IsKeywordKind(kind) => "k",
        // Words that are keywords by their place only; a page may take them for keywords anywhere.
        _ when token.ValueText is "var" or "await" or "async" or "record" or "yield" or "with" => "k",
        _ => null,
    };

    private static void Append(StringBuilder html, string text, string? cssClass)
    {
        var escaped = WebUtility.HtmlEncode(text);
        html.Append(cssClass is null || text.Length == 0 ? escaped : $"<span class=\"{cssClass}\">{escaped}</span>");
    }
}
