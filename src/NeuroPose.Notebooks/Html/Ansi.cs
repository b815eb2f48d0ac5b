using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace NeuroPose.Notebooks.Html;

/// <summary>Terminal escape sequences in text: a page shows the colors that it has names for, and nothing of the rest.</summary>
internal static partial class Ansi
{
    // The page's palette follows the reader's theme; what it has no name for stays in the color of the text.
    private static readonly string?[] Colors = [null, "a-red", "a-green", "a-yellow", "a-blue", "a-red", "a-blue", null];

    /// <summary>The text as escaped HTML, its colored parts in spans.</summary>
    public static string ToHtml(string text)
    {
        var html = new StringBuilder(text.Length);
        string? color = null;
        var isBold = false;
        var at = 0;
        foreach (Match sequence in Sequence().Matches(text))
        {
            Append(html, text[at..sequence.Index], color, isBold);
            at = sequence.Index + sequence.Length;
            if (sequence.ValueSpan is ['\x1b', '[', .. var codes, 'm'])
            {
                (color, isBold) = After(codes.ToString(), color, isBold);
            }
        }

        Append(html, text[at..], color, isBold);
        return html.ToString();
    }

    private static (string? Color, bool IsBold) After(string codes, string? color, bool isBold)
    {
        var all = codes.Split(';');
        for (var index = 0; index < all.Length; index++)
        {
            switch (all[index])
            {
                case "" or "0" or "00":
                    (color, isBold) = (null, false);
                    break;
                case "1" or "01":
                    isBold = true;
                    break;
                case "2":
                    color = "a-faint";
                    break;
                case "22":
                    isBold = false;
                    break;
                case "38" or "48":
                    // A color of 256, or of red, green and blue: its numbers are no codes.
                    index += all.ElementAtOrDefault(index + 1) == "5" ? 2 : 4;
                    break;
                case "39":
                    color = null;
                    break;
                case "90":
                    color = "a-faint";
                    break;
                case ['3' or '9', >= '0' and <= '7' and var digit]:
                    color = Colors[digit - '0'];
                    break;
                default:
                    break;
            }
        }

        return (color, isBold);
    }

    private static void Append(StringBuilder html, string text, string? color, bool isBold)
    {
        var escaped = WebUtility.HtmlEncode(text);
        var names = string.Join(' ', new[] { color, isBold ? "a-bold" : null }.OfType<string>());
        html.Append(names.Length == 0 || text.Length == 0 ? escaped : $"<span class=\"{names}\">{escaped}</span>");
    }

    [GeneratedRegex(@"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[@-Z\\^_])", RegexOptions.CultureInvariant)]
    private static partial Regex Sequence();
}
