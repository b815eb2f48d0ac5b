using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace NeuroPose.Papers;

/// <summary>Titles with the few tags that CSL allows in them: italic, bold, lower, higher. Every other mark is text.</summary>
internal static partial class TitleText
{
    /// <summary>The title as HTML.</summary>
    public static string Html(string title)
    {
        var html = new StringBuilder();
        var open = new Stack<string>();
        var at = 0;
        foreach (Match tag in Tag().Matches(title))
        {
            html.Append(WebUtility.HtmlEncode(title[at..tag.Index]));
            at = tag.Index + tag.Length;
            var name = tag.Groups["name"].Value;
            if (name == "span")
            {
                continue;
            }

            if (tag.Groups["end"].Length == 0)
            {
                open.Push(name);
                html.Append('<').Append(name).Append('>');
            }
            else if (open.TryPeek(out var last) && last == name)
            {
                html.Append("</").Append(open.Pop()).Append('>');
            }
        }

        html.Append(WebUtility.HtmlEncode(title[at..]));
        return html.AppendJoin("", open.Select(name => $"</{name}>")).ToString();
    }

    /// <summary>The title without tags.</summary>
    public static string Plain(string title) => Tag().Replace(title, "");

    [GeneratedRegex("<(?<end>/?)(?:(?<name>i|b|sub|sup)|(?<name>span)(?: (?:class=\"nocase\"|style=\"font-variant:\\s*small-caps;?\"))?)>")]
    private static partial Regex Tag();
}
