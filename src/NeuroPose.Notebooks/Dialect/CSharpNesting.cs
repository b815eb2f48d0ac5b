using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NeuroPose.Notebooks.Dialect;

/// <summary>Refuses brackets nested so deep that the compiler would take minutes for them.</summary>
internal static class CSharpNesting
{
    private const int Deepest = 400;

    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    /// <param name="code">C# whose lines are counted as those of its cell.</param>
    /// <exception cref="DialectException">Brackets are nested too deep.</exception>
    public static void Require(string code)
    {
        // Brackets in strings and comments are no nesting, but only where there are many does it need a look at the words.
        if (code.AsSpan().CountAny("([{") <= Deepest)
        {
            return;
        }

        var depth = 0;
        foreach (var token in SyntaxFactory.ParseTokens(code, options: Script))
        {
            depth += token.Kind() switch
            {
                SyntaxKind.OpenBraceToken or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken => 1,
                SyntaxKind.CloseBraceToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken => -1,
                _ => 0,
            };
            if (depth > Deepest)
            {
                throw new DialectException(
                    FormattableString.Invariant($"brackets are nested more than {Deepest} deep here. Give inner parts a name of their own."),
                    code.AsSpan(0, token.SpanStart).Count('\n') + 1)
                { Kind = "CompilationError" };
            }
        }
    }
}
