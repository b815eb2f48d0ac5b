using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NeuroPose.Notebooks.Assistance;

/// <summary>What kind of text a place lies in: code, a string, or something in which nothing is completed.</summary>
/// <param name="IsCode">Whether names may stand there.</param>
/// <param name="IsString">Whether it lies in a plain string.</param>
/// <param name="Typed">What of the string stands before the place.</param>
internal sealed record TextPlace(bool IsCode, bool IsString, string Typed)
{
    private static readonly TextPlace Code = new(true, false, "");
    private static readonly TextPlace Other = new(false, false, "");

    /// <summary>The kind of a place.</summary>
    public static TextPlace At(SyntaxNode root, int position)
    {
        if (position == 0)
        {
            return Code;
        }

        var trivia = root.FindTrivia(position - 1);
        if (trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.DisabledTextTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia
            && (position < trivia.FullSpan.End || trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)))
        {
            return Other;
        }

        var token = root.FindToken(position - 1);
        if (position <= token.SpanStart)
        {
            return Code;
        }

        // A string that is not closed ends with its line.
        var inside = position < token.Span.End || token.ContainsDiagnostics;
        return token.Kind() switch
        {
            SyntaxKind.StringLiteralToken when inside => InString(token, position),
            SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken when inside => Other,
            SyntaxKind.NumericLiteralToken => Other,
            _ => Code,
        };
    }

    private static TextPlace InString(SyntaxToken token, int position)
    {
        var typed = token.Text[..(position - token.SpanStart)];
        var quote = typed.IndexOf('"', StringComparison.Ordinal);
        return quote < 0 ? Other : new TextPlace(false, true, typed[(quote + 1)..]);
    }
}
