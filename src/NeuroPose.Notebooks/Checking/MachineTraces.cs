using System.Text;
using System.Text.RegularExpressions;

namespace NeuroPose.Notebooks.Checking;

/// <summary>Finds what says on which machine, or by whom, a notebook was executed. Pictures inside the text are looked into.</summary>
internal static partial class MachineTraces
{
    /// <summary>The first trace; null where there is none.</summary>
    public static string? FirstIn(string text, IReadOnlyList<string> privateWords)
    {
        var pictures = Picture().Matches(text).Select(match => Decode(match.Groups[1].Value));
        foreach (var part in pictures.Prepend(text))
        {
            if (AbsolutePath().Match(part) is { Success: true } path)
            {
                return path.Value;
            }

            if (privateWords.FirstOrDefault(word => Holds(part, word)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    // As a word of its own: "ann" is not in "annotation".
    private static bool Holds(string text, string word) => Regex.IsMatch(text, $@"(?<!\w){Regex.Escape(word)}(?!\w)", RegexOptions.CultureInvariant);

    private static string Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var count) ? Encoding.UTF8.GetString(bytes, 0, count) : "";
    }

    // The folders in which people and machines keep their files: Linux, macOS, Windows.
    [GeneratedRegex(@"(?<![\w.])(/home/|/Users/|/root/|/tmp/|/private/|/mnt/|/var/folders/)[^\s""'<>]*|\b[A-Za-z]:\\{1,2}[^\s""'<>]+", RegexOptions.CultureInvariant)]
    private static partial Regex AbsolutePath();

    [GeneratedRegex(@"data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Picture();
}
