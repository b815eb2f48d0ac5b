using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NeuroPose.Notebooks.Dialect;

/// <summary>Refuses what is nested so deep that the compiler would take minutes for it: brackets, and strings within strings.</summary>
internal static class CSharpNesting
{
    private const int Deepest = 400;
    private const int DeepestStrings = 50;

    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    /// <param name="block">C# of a cell.</param>
    /// <exception cref="DialectException">Something is nested too deep.</exception>
    public static void Require(CellBlock block)
    {
        var code = block.Text;

        // Brackets in strings and comments are no nesting, but only where there are many does it need a look at the words.
        if (code.AsSpan().CountAny("([{<") <= Deepest && code.AsSpan().Count('$') <= DeepestStrings)
        {
            return;
        }

        var (depth, angles) = (0, 0);
        foreach (var token in SyntaxFactory.ParseTokens(code, options: Script))
        {
            depth += token.Kind() switch
            {
                SyntaxKind.OpenBraceToken or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken => 1,
                SyntaxKind.CloseBraceToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken => -1,
                _ => 0,
            };

            // Of types or of comparisons: a statement ends both.
            angles = token.Kind() switch
            {
                SyntaxKind.LessThanToken => angles + 1,
                SyntaxKind.GreaterThanToken => angles - 1,
                SyntaxKind.SemicolonToken or SyntaxKind.OpenBraceToken or SyntaxKind.CloseBraceToken => 0,
                _ => angles,
            };
            if (depth > Deepest || angles > Deepest)
            {
                throw TooDeep(
                    block,
                    token,
                    FormattableString.Invariant($"brackets are nested more than {Deepest} deep here. Give inner parts a name of their own."));
            }

            if (token.Text.StartsWith('$') || token.Text.StartsWith("@$", StringComparison.Ordinal))
            {
                RequireWithin(block, token);
            }
        }
    }

    /// <summary>To the words a string is one, whatever stands in its holes.</summary>
    private static void RequireWithin(CellBlock block, SyntaxToken token)
    {
        var (depth, strings) = (0, 0);
        var text = token.Text;
        for (var index = 0; index < text.Length; index++)
        {
            depth += text[index] switch
            {
                '(' or '[' or '{' => 1,
                ')' or ']' or '}' => -1,
                _ => 0,
            };
            strings += text[index] == '$' && index + 1 < text.Length && text[index + 1] is '"' or '@' or '$' ? 1 : 0;
            if (depth > Deepest || strings > DeepestStrings)
            {
                throw TooDeep(
                    block,
                    token,
                    FormattableString.Invariant($"this string holds more than {DeepestStrings} strings, or brackets that are nested more than {Deepest} deep. ")
                        + "Give inner parts a name of their own.");
            }
        }
    }

    private static DialectException TooDeep(CellBlock block, SyntaxToken token, string problem) =>
        new(problem, block.Text.AsSpan(0, token.SpanStart).Count('\n') + block.FirstLine) { Kind = "CompilationError" };
}
