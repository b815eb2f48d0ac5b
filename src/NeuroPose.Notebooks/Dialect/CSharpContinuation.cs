using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NeuroPose.Notebooks.Dialect;

/// <summary>Tells a directive from a line that merely looks like one, inside a long string or a comment.</summary>
internal static class CSharpContinuation
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    // End of file in a comment, in a verbatim string, in a raw string; the last three are about interpolated ones.
    private static readonly HashSet<string> Unterminated = ["CS1035", "CS1039", "CS8997", "CS8996", "CS8998", "CS9007"];

    /// <summary>Whether C# text stops within a string literal or a comment that the next line continues.</summary>
    public static bool StopsInside(string text)
    {
        if (!text.Contains('"', StringComparison.Ordinal) && !text.Contains("/*", StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var token in SyntaxFactory.ParseTokens(text, options: Script))
        {
            if (token.GetDiagnostics().Any(diagnostic => Unterminated.Contains(diagnostic.Id)))
            {
                return true;
            }
        }

        return false;
    }
}
