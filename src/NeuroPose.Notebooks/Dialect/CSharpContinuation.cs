using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NeuroPose.Notebooks.Dialect;

/// <summary>
/// Tells a directive from a line that merely looks like one, inside a long string or a comment. Each word of the C# is looked at once,
/// however many lines are asked about.
/// </summary>
internal sealed class CSharpContinuation : IDisposable
{
    private const string Probe = "next_line_of_the_cell";

    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    private readonly IEnumerator<SyntaxToken> words;
    private bool isAtEnd;

    /// <param name="cell">The cell.</param>
    /// <param name="start">Where its C# begins. Lines of directives in it are what the compiler takes no part in.</param>
    public CSharpContinuation(string cell, int start)
    {
        words = SyntaxFactory.ParseTokens(cell, offset: start, initialTokenPosition: start, options: Script).GetEnumerator();
        isAtEnd = !words.MoveNext();
    }

    /// <summary>Whether a line that begins at this place lies within a string, a comment, or code that <c>#if</c> leaves out.</summary>
    /// <param name="offset">The place in the cell, after the places asked about before.</param>
    public bool IsInside(int offset)
    {
        while (!isAtEnd && words.Current.FullSpan.End <= offset)
        {
            isAtEnd = !words.MoveNext();
        }

        if (isAtEnd)
        {
            return false;
        }

        var word = words.Current;
        return (word.SpanStart < offset && offset < word.Span.End)
            || word.LeadingTrivia.Concat(word.TrailingTrivia).Any(
                trivia => IsPassedOver(trivia) && trivia.SpanStart < offset && offset < trivia.Span.End)
            || word.LeadingTrivia.Any(trivia => trivia.IsKind(SyntaxKind.DisabledTextTrivia) && trivia.SpanStart == offset);
    }

    public void Dispose() => words.Dispose();

    private static bool IsPassedOver(SyntaxTrivia trivia) => trivia.Kind() is
        SyntaxKind.MultiLineCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia or SyntaxKind.DisabledTextTrivia;

    /// <summary>Whether C# text, which ends with a line, stops within a string literal or a comment that the next line continues.</summary>
    public static bool StopsInside(string text)
    {
        if (!text.Contains('"', StringComparison.Ordinal) && !text.Contains("/*", StringComparison.Ordinal))
        {
            return false;
        }

        // Put a word on the next line: where the compiler does not see it as a word, something has swallowed it.
        return !SyntaxFactory.ParseTokens(text + Probe, options: Script)
            .Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == Probe);
    }
}
