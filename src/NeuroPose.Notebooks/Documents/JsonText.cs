using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuroPose.Notebooks.Documents;

/// <summary>
/// Writes a JSON tree the way Python's json module does, which is what Jupyter saves with:
/// the stock .NET writer escapes other characters and writes escapes in capitals.
/// </summary>
internal sealed class JsonText
{
    private readonly StringBuilder text = new();
    private readonly JsonStyle style;

    private JsonText(JsonStyle style) => this.style = style;

    /// <summary>The tree as text in the given layout; numbers keep the digits they were read with.</summary>
    public static string Write(JsonNode? node, JsonStyle style)
    {
        var writer = new JsonText(style);
        writer.Append(node, depth: 0);
        if (style.FinalNewLine)
        {
            writer.text.Append(style.NewLine);
        }

        return writer.text.ToString();
    }

    private void Append(JsonNode? node, int depth)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject { Count: 0 }:
                text.Append("{}");
                break;
            case JsonArray { Count: 0 }:
                text.Append("[]");
                break;
            case JsonObject members:
                AppendBlock('{', '}', members, depth, member =>
                {
                    AppendString(member.Key);
                    text.Append(style.Indent is null ? ":" : ": ");
                    Append(member.Value, depth + 1);
                });
                break;
            case JsonArray items:
                AppendBlock('[', ']', items, depth, item => Append(item, depth + 1));
                break;
            default:
                AppendValue(node.AsValue());
                break;
        }
    }

    private void AppendBlock<T>(char open, char close, IEnumerable<T> parts, int depth, Action<T> append)
    {
        text.Append(open);
        var first = true;
        foreach (var part in parts)
        {
            if (!first)
            {
                text.Append(',');
            }

            first = false;
            BreakLine(depth + 1);
            append(part);
        }

        BreakLine(depth);
        text.Append(close);
    }

    private void BreakLine(int depth)
    {
        if (style.Indent is null)
        {
            return;
        }

        text.Append(style.NewLine);
        for (var level = 0; level < depth; level++)
        {
            text.Append(style.Indent);
        }
    }

    private void AppendValue(JsonValue value)
    {
        if (value.GetValueKind() == JsonValueKind.String)
        {
            AppendString(value.GetValue<string>());
        }
        else
        {
            text.Append(value.ToJsonString());
        }
    }

    private void AppendString(string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                case '\f': text.Append("\\f"); break;
                case '\b': text.Append("\\b"); break;
                case var _ when c < ' ' || (style.Ascii && c > '~'):
                    text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default: text.Append(c); break;
            }
        }

        text.Append('"');
    }
}
