using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NeuroPose.Notebooks.Dialect;

/// <summary>Tells a directive from a line that merely looks like one, inside a long string or a comment.</summary>
internal static class CSharpContinuation
{
    private const string Probe = "next_line_of_the_cell";

    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

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
