using System.Net;
using System.Text;

namespace NeuroPose.Notebooks.Html;

/// <summary>
/// HTML of somebody else without what would run, load or lead away by itself: scripts, handlers, frames, refreshes. What a browser might
/// read otherwise than this does is stopped by the page's policy; this keeps what never runs out of the file.
/// </summary>
internal static class ScriptlessHtml
{
    // Elements that go with what they hold, and those of which the content is text that stays.
    private static readonly HashSet<string> Dropped = new(StringComparer.OrdinalIgnoreCase) { "script" };
    private static readonly HashSet<string> Unwrapped =
        new(StringComparer.OrdinalIgnoreCase) { "iframe", "frame", "frameset", "object", "embed", "applet", "meta", "base", "link" };

    private static readonly string[] Leading = ["javascript:", "vbscript:", "data:text/html", "data:application"];

    /// <summary>The HTML; what holds nothing of the kind is the same text.</summary>
    public static string Of(string html)
    {
        var kept = new StringBuilder(html.Length);
        for (var at = 0; at < html.Length;)
        {
            var open = html.IndexOf('<', at);
            if (open < 0)
            {
                kept.Append(html, at, html.Length - at);
                break;
            }

            kept.Append(html, at, open - at);
            at = Tag(html, open, kept);
        }

        return kept.ToString();
    }

    /// <summary>Takes what begins with a bracket; the place behind it.</summary>
    private static int Tag(string html, int open, StringBuilder kept)
    {
        if (html.AsSpan(open).StartsWith("<!--", StringComparison.Ordinal))
        {
            var end = html.IndexOf("-->", open + 4, StringComparison.Ordinal);
            return Keep(html, open, end < 0 ? html.Length : end + 3, kept);
        }

        var at = open + 1;
        var isEnd = at < html.Length && html[at] == '/';
        at += isEnd ? 1 : 0;
        if (at >= html.Length || !char.IsAsciiLetter(html[at]))
        {
            return Keep(html, open, open + 1, kept);
        }

        var nameAt = at;
        while (at < html.Length && html[at] is not (' ' or '\t' or '\n' or '\r' or '\f' or '/' or '>'))
        {
            at++;
        }

        var name = html[nameAt..at];
        var attributes = new StringBuilder();
        at = Attributes(html, at, attributes);
        if (Dropped.Contains(name))
        {
            return isEnd ? at : Closing(html, at, name);
        }

        if (!Unwrapped.Contains(name))
        {
            kept.Append(html, open, nameAt - open).Append(name).Append(attributes);
        }

        return at;
    }

    private static int Keep(string html, int from, int until, StringBuilder kept)
    {
        kept.Append(html, from, until - from);
        return until;
    }

    /// <summary>The place behind an element's end, or behind everything.</summary>
    private static int Closing(string html, int at, string name)
    {
        var end = html.IndexOf("</" + name, at, StringComparison.OrdinalIgnoreCase);
        var close = end < 0 ? -1 : html.IndexOf('>', end);
        return close < 0 ? html.Length : close + 1;
    }

    /// <summary>Takes a tag's attributes and its end, but for those that run something.</summary>
    private static int Attributes(string html, int at, StringBuilder kept)
    {
        while (at < html.Length)
        {
            var from = at;
            while (at < html.Length && (char.IsWhiteSpace(html[at]) || html[at] == '/'))
            {
                at++;
            }

            if (at < html.Length && html[at] == '>')
            {
                kept.Append(html, from, at + 1 - from);
                return at + 1;
            }

            var nameAt = at;
            while (at < html.Length && !char.IsWhiteSpace(html[at]) && html[at] is not ('/' or '>') && (html[at] != '=' || at == nameAt))
            {
                at++;
            }

            var name = html.AsSpan(nameAt, at - nameAt);
            var (value, end) = Value(html, at);
            if (!Runs(name, value))
            {
                kept.Append(html, from, end - from);
            }

            at = Math.Max(end, from + 1);
        }

        return at;
    }

    /// <summary>An attribute's value, and where it ends; the place itself where it has none.</summary>
    private static (string Value, int End) Value(string html, int at)
    {
        var equals = at;
        while (equals < html.Length && char.IsWhiteSpace(html[equals]))
        {
            equals++;
        }

        if (equals >= html.Length || html[equals] != '=')
        {
            return ("", at);
        }

        var start = equals + 1;
        while (start < html.Length && char.IsWhiteSpace(html[start]))
        {
            start++;
        }

        if (start < html.Length && html[start] is '"' or '\'')
        {
            var end = html.IndexOf(html[start], start + 1);
            return end < 0 ? (html[(start + 1)..], html.Length) : (html[(start + 1)..end], end + 1);
        }

        var until = start;
        while (until < html.Length && !char.IsWhiteSpace(html[until]) && html[until] != '>')
        {
            until++;
        }

        return (html[start..until], until);
    }

    private static bool Runs(ReadOnlySpan<char> name, string value)
    {
        if (name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
            || name.Equals("srcdoc", StringComparison.OrdinalIgnoreCase)
            || name.Equals("formaction", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        // A browser passes over white space and control characters in an address, and decodes its entities.
        if (!value.AsSpan().ContainsAny(':', '&'))
        {
            return false;
        }

        var head = new StringBuilder();
        foreach (var letter in WebUtility.HtmlDecode(value.Length > 400 ? value[..400] : value))
        {
            if (letter > ' ')
            {
                head.Append(letter);
            }
        }

        var plain = head.ToString();
        return Leading.Any(leading => plain.StartsWith(leading, StringComparison.OrdinalIgnoreCase));
    }
}
