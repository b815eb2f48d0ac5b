using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

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
    private readonly Queue<TextSpan> swallowed = [];
    private bool isAtEnd;

    /// <param name="cell">The cell.</param>
    /// <param name="start">Where its C# begins. Lines of directives in it are what the compiler takes no part in.</param>
    public CSharpContinuation(string cell, int start)
    {
        words = SyntaxFactory.ParseTokens(cell, offset: start, initialTokenPosition: start, options: Script).GetEnumerator();
        Next();
    }

    /// <summary>Whether a line that begins at this place lies within a string, a comment, or code that <c>#if</c> leaves out.</summary>
    /// <param name="offset">The place in the cell, after the places asked about before.</param>
    public bool IsInside(int offset)
    {
        while (!isAtEnd && words.Current.FullSpan.End <= offset)
        {
            Next();
        }

        while (swallowed.Count > 0 && swallowed.Peek().End <= offset)
        {
            swallowed.Dequeue();
        }

        return swallowed.Count > 0 && swallowed.Peek().Start < offset;
    }

    public void Dispose() => words.Dispose();

    /// <summary>Goes on to the next word, and notes once what of it and around it swallows lines.</summary>
    private void Next()
    {
        swallowed.Clear();
        isAtEnd = !words.MoveNext();
        if (isAtEnd)
        {
            return;
        }

        var word = words.Current;
        Note(word.LeadingTrivia);
        swallowed.Enqueue(word.Span);
        Note(word.TrailingTrivia);
    }

    private void Note(SyntaxTriviaList around)
    {
        foreach (var trivia in around)
        {
            if (IsPassedOver(trivia))
            {
                // What is left out begins with the line itself.
                var isLeftOut = trivia.IsKind(SyntaxKind.DisabledTextTrivia) || trivia.IsDirective;
                swallowed.Enqueue(TextSpan.FromBounds(trivia.SpanStart - (isLeftOut ? 1 : 0), trivia.Span.End));
            }
        }
    }

    private static bool IsPassedOver(SyntaxTrivia trivia) => trivia.Kind() is
        SyntaxKind.MultiLineCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia or SyntaxKind.DisabledTextTrivia
        || (trivia.IsDirective && trivia.GetStructure() is DirectiveTriviaSyntax { IsActive: false });

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
