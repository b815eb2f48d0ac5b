using System.Text.RegularExpressions;

namespace NeuroPose.Papers;

/// <summary>An entry of a BibTeX file: its outline alone, what is inside is read when it is cited.</summary>
/// <param name="Kind">The word behind the at sign, in lower case.</param>
/// <param name="Key">The key; empty for <c>@string</c>.</param>
/// <param name="Text">All of it, from the at sign to the brace that closes it.</param>
/// <param name="Line">The line of the at sign.</param>
/// <param name="Problem">What is wrong with the outline; null where nothing is.</param>
internal sealed partial record BibEntry(string Kind, string Key, string Text, int Line, string? Problem)
{
    private const int DeepestBraces = 60;

    /// <summary>
    /// Divides a file into entries, in one pass. An entry whose braces do not close ends where the next one begins, so that one mistake does not
    /// hide what follows.
    /// </summary>
    public static IEnumerable<BibEntry> Split(string text)
    {
        var line = 1;
        var counted = 0;
        var starts = Start().Matches(text);
        var at = 0;
        for (var index = 0; index < starts.Count; index++)
        {
            var start = starts[index].Groups["at"].Index;
            if (start < at)
            {
                continue;
            }

            line += text.AsSpan(counted, start - counted).Count('\n');
            counted = start;
            // The line that the next entry begins with closes this one where nothing else does.
            var limit = index + 1 < starts.Count ? starts[index + 1].Groups["at"].Index : text.Length;
            var (end, problem) = End(text, starts[index].Index + starts[index].Length - 1, limit);
            at = end;
            yield return Of(starts[index], text[start..end], line, problem);
        }
    }

    private static BibEntry Of(Match start, string text, int line, string? problem)
    {
        var kind = start.Groups["kind"].Value.ToLowerInvariant();
        if (kind is "string" or "preamble" or "comment")
        {
            return new(kind, "", text, line, kind == "comment" ? null : problem);
        }

        var key = InsideKey().Match(text);
        return new(kind, key.Groups["key"].Value, text, line, problem ?? (key.Success ? null : "it has no key; expected one behind the opening brace, with a comma after it"));
    }

    private static (int End, string? Problem) End(string text, int open, int limit)
    {
        var isParenthesis = text[open] == '(';
        var depth = isParenthesis ? 0 : 1;
        for (var at = open + 1; at < limit; at++)
        {
            switch (text[at])
            {
                case '{' when ++depth > DeepestBraces:
                    return (limit, FormattableString.Invariant($"its braces are more than {DeepestBraces} deep"));
                case '}' when --depth == 0 && !isParenthesis:
                    return (at + 1, null);
                case ')' when isParenthesis && depth == 0:
                    return (at + 1, null);
                case '}' when depth < 0:
                    return (limit, "it closes a brace that was not opened");
                default:
                    break;
            }
        }

        return (limit, isParenthesis ? "its parenthesis is not closed" : "its braces are not closed");
    }

    [GeneratedRegex(@"^[ \t]*(?<at>@)[ \t]*(?<kind>[A-Za-z]+)\s*[{(]", RegexOptions.Multiline)]
    private static partial Regex Start();

    [GeneratedRegex(@"\A@[ \t]*[A-Za-z]+\s*[{(]\s*(?<key>[^\s,{}()=""#%\\~@]{1,200})\s*,")]
    private static partial Regex InsideKey();
}
