using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NeuroPose.Notebooks.Dialect;
using NeuroPose.Notebooks.Scripting;

namespace NeuroPose.Notebooks.Assistance;

/// <summary>Decides whether a cell's text is whole, by parsing it alone: names are not looked up.</summary>
internal static class CompletenessCheck
{
    private const int IndentWidth = 4;

    /// <summary>Whether the text is whole, and how far the next line is indented where it is not.</summary>
    public static Completeness Of(string cell)
    {
        IReadOnlyList<CellBlock> blocks;
        try
        {
            blocks = CellParser.Parse(cell);
        }
        catch (DialectException)
        {
            return new Completeness(CompletenessStatus.Invalid, "");
        }

        if (blocks.Count == 0 || blocks[^1].Language != CellLanguage.CSharp)
        {
            return new Completeness(CompletenessStatus.Complete, "");
        }

        var text = blocks[^1].Text;
        var tree = CellSyntax.Parse(text);
        if (!SyntaxFactory.IsCompleteSubmission(tree))
        {
            return new Completeness(CompletenessStatus.Incomplete, Indent(text));
        }

        var isInvalid = tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return new Completeness(isInvalid ? CompletenessStatus.Invalid : CompletenessStatus.Complete, "");
    }

    // One step for each brace, bracket or parenthesis that is still open; a raw string's next line starts at its margin.
    private static string Indent(string text)
    {
        if (CSharpContinuation.StopsInside(text.EndsWith('\n') ? text : text + "\n"))
        {
            return "";
        }

        var open = 0;
        foreach (var token in SyntaxFactory.ParseTokens(text, options: ScriptCompiler.Syntax))
        {
            open += token.Kind() switch
            {
                SyntaxKind.OpenBraceToken or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken => 1,
                SyntaxKind.CloseBraceToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken => -1,
                _ => 0,
            };
        }

        return new string(' ', IndentWidth * Math.Max(open, 0));
    }
}
