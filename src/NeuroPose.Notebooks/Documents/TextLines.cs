using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuroPose.Notebooks.Documents;

/// <summary>Text as notebooks hold it: one string, or a list of lines that keep their ends.</summary>
internal static class TextLines
{
    /// <summary>The text of a string or of a list of strings; null where the node is neither.</summary>
    public static string? Join(JsonNode? node)
    {
        if (node is JsonArray lines)
        {
            var text = new StringBuilder();
            foreach (var line in lines)
            {
                if (line?.GetValueKind() != JsonValueKind.String)
                {
                    return null;
                }

                text.Append(line.GetValue<string>());
            }

            return text.ToString();
        }

        return node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;
    }

    /// <summary>A list of lines, each with its end, cut where Python's splitlines cuts, because nbformat does.</summary>
    public static JsonArray Split(string text)
    {
        var lines = new JsonArray();
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (!EndsLine(text[at]))
            {
                continue;
            }

            if (text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n')
            {
                at++;
            }

            lines.Add((JsonNode)JsonValue.Create(text[start..(at + 1)]));
            start = at + 1;
        }

        if (start < text.Length)
        {
            lines.Add((JsonNode)JsonValue.Create(text[start..]));
        }

        return lines;
    }

    private static bool EndsLine(char c) =>
        c is '\n' or '\r' or '\v' or '\f' or (>= '\x1c' and <= '\x1e') or '\x85' or '\u2028' or '\u2029';
}
