using System.Text;
using System.Text.RegularExpressions;

namespace NeuroPose.Sessions.Configuration;

/// <summary>Patterns of paths: * and ? within a folder, ** across folders, [abc] and [!abc] for one letter.</summary>
internal static class GlobText
{
    /// <summary>A name as a pattern that it alone fits.</summary>
    public static string Escape(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            _ = letter is '*' or '?' or '[' ? text.Append('[').Append(letter).Append(']') : text.Append(letter);
        }

        return text.ToString();
    }

    /// <summary>Whether the text has signs of a pattern.</summary>
    public static bool IsPattern(string text) => text.AsSpan().ContainsAny('*', '?', '[');

    /// <summary>Whether a pattern can be followed.</summary>
    public static bool IsValid(string pattern)
    {
        const int Longest = 500;
        if (pattern.Length > Longest)
        {
            return false;
        }

        try
        {
            ToRegex(pattern);
            return true;
        }
        catch (Exception problem) when (problem is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    /// <summary>The pattern as an expression for paths with / between folders; letters are compared in their composed form.</summary>
    public static Regex ToRegex(string pattern)
    {
        var plain = pattern.Normalize(NormalizationForm.FormC).Replace('\\', '/');
        while (plain.StartsWith("./", StringComparison.Ordinal))
        {
            plain = plain[2..];
        }

        var text = new StringBuilder("^");
        for (var at = 0; at < plain.Length; at++)
        {
            switch (plain[at])
            {
                case '*' when plain.AsSpan(at).StartsWith("**/"):
                    text.Append("(?:[^/]+/)*");
                    at += 2;
                    break;
                case '*' when plain.AsSpan(at).StartsWith("**"):
                    text.Append(".*");
                    at++;
                    break;
                case '*':
                    text.Append("[^/]*");
                    break;
                case '?':
                    text.Append("[^/]");
                    break;
                case '[' when plain.IndexOf(']', at + 2) is > 0 and var end:
                    var inside = plain[(at + 1)..end];
                    var isNot = inside.StartsWith('!');
                    text.Append(isNot ? "[^/" : "[").Append((isNot ? inside[1..] : inside).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal).Replace("^", "\\^", StringComparison.Ordinal)).Append(']');
                    at = end;
                    break;
                default:
                    text.Append(Regex.Escape(plain[at].ToString()));
                    break;
            }
        }

        // Without going back: a pattern of somebody's file must not take for ever.
        return new(text.Append('$').ToString(), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.Singleline);
    }
}
