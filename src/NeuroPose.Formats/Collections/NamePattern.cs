using System.Text;
using System.Text.RegularExpressions;

namespace NeuroPose.Formats;

/// <summary>
/// How recordings are named: literal text, values in braces, and wildcards. <c>{task}</c> takes what stands before the next literal sign,
/// without an underscore; <c>{task:walk*}</c> takes what its wildcards take. <c>*</c> and <c>?</c> stay within a name, <c>**</c> does not.
/// </summary>
internal sealed class NamePattern
{
    private const string AnyFolders = "**/";

    private readonly string text;
    private readonly List<string> names = [];
    private readonly Regex regex;
    private readonly bool isPath;
    private readonly bool hasExtension;
    private int groups;

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="ArgumentException">A brace is not closed, or a name in braces is none; the message says where.</exception>
    public NamePattern(string text)
    {
        this.text = text;
        isPath = text.Contains('/', StringComparison.Ordinal);
        hasExtension = Regex.Replace(text[(text.LastIndexOf('/') + 1)..], "{[^}]*}", "").Contains('.', StringComparison.Ordinal);

        // Linear in the length of a name, whatever the pattern is.
        regex = new(
            $"\\A{Part(0, text.Length, allowsNames: true)}\\z",
            RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Singleline);
    }

    /// <summary>The names in braces, in order, each once.</summary>
    public IReadOnlyList<string> Names => [.. names.Distinct(StringComparer.Ordinal)];

    /// <summary>The values in a path, by name; null when the path does not match, or a name that stands twice has two values.</summary>
    /// <param name="relative">The path inside the folder, with slashes.</param>
    /// <param name="isFolder">Whether it is a folder, whose name has no extension.</param>
    public IReadOnlyDictionary<string, string>? Match(string relative, bool isFolder)
    {
        var name = isPath ? relative : relative[(relative.LastIndexOf('/') + 1)..];
        if (!hasExtension && !isFolder && name.LastIndexOf('.') is > 0 and var dot && dot > name.LastIndexOf('/'))
        {
            name = name[..dot];
        }

        if (regex.Match(name) is not { Success: true } match)
        {
            return null;
        }

        OrderedDictionary<string, string> values = new(StringComparer.Ordinal);
        for (var group = 0; group < names.Count; group++)
        {
            var value = match.Groups[GroupName(group)].Value;
            if (!values.TryAdd(names[group], value) && values[names[group]] != value)
            {
                return null;
            }
        }

        return values;
    }

    public override string ToString() => text;

    private static string GroupName(int group) => FormattableString.Invariant($"g{group}");

    private string Part(int start, int end, bool allowsNames)
    {
        var part = new StringBuilder();
        for (var at = start; at < end; at++)
        {
            switch (text[at])
            {
                case '{' when allowsNames:
                    var close = text.IndexOf('}', at);
                    part.Append(Value(at, close >= 0 && close < end ? close : throw Error(at, "the brace is not closed")));
                    at = close;
                    break;
                case '{' or '}':
                    throw Error(at, "a brace stands alone");
                case '*' when Has(at, end, AnyFolders):
                    part.Append("(.*/)?");
                    at += AnyFolders.Length - 1;
                    break;
                case '*' when Has(at, end, "**"):
                    part.Append(".*");
                    at++;
                    break;
                case '*':
                    part.Append("[^/]*");
                    break;
                case '?':
                    part.Append("[^/]");
                    break;
                default:
                    part.Append(Regex.Escape(text[at].ToString()));
                    break;
            }
        }

        return part.ToString();
    }

    private string Value(int open, int close)
    {
        var colon = text.IndexOf(':', open, close - open);
        var name = text[(open + 1)..(colon >= 0 ? colon : close)];
        if (name.Length == 0 || !name.All(letter => char.IsLetterOrDigit(letter) || letter == '_'))
        {
            throw Error(open, "expected a name in the braces, such as {id}, or a name and what it takes, such as {id:P_*}");
        }

        names.Add(name);
        var group = GroupName(groups++);
        if (colon >= 0)
        {
            return $"(?<{group}>{Part(colon + 1, close, allowsNames: false)})";
        }

        var next = close + 1 < text.Length && text[close + 1] is not ('{' or '*' or '?' or '_' or '/') and var sign ? sign.ToString() : "";
        return $"(?<{group}>[^/_{(next is "\\" or "]" or "^" or "-" or "[" ? "\\" : "")}{next}]+)";
    }

    private bool Has(int at, int end, string what) => at + what.Length <= end && string.CompareOrdinal(text, at, what, 0, what.Length) == 0;

    private ArgumentException Error(int at, string problem) =>
        new(FormattableString.Invariant($"The pattern \"{text}\" cannot be read: {problem} (character {at + 1})."));
}
