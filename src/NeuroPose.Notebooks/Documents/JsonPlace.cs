using System.Globalization;
using System.Text;
using System.Text.Json;

namespace NeuroPose.Notebooks.Documents;

/// <summary>Finds the line of a JSON path in a document's text. Only errors ask for it, so it reads the text again.</summary>
internal static class JsonPlace
{
    /// <summary>The line, from 1, on which the value at a path like <c>$.cells[3].source</c> starts; null where there is none.</summary>
    public static int? LineOf(string text, string path)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = Notebook.MaxDepth });
        var steps = new Stack<(bool IsArray, int Index)>();
        var names = new Stack<string>();
        names.Push("$");
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    names.Pop();
                    names.Push("." + reader.GetString());
                    continue;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    steps.Pop();
                    names.Pop();
                    continue;
                default:
                    break;
            }

            if (steps.TryPeek(out var inside) && inside.IsArray)
            {
                steps.Pop();
                steps.Push((true, inside.Index + 1));
                names.Pop();
                names.Push(string.Create(CultureInfo.InvariantCulture, $"[{inside.Index + 1}]"));
            }

            if (string.Concat(names.Reverse()) == path)
            {
                return bytes.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n') + 1;
            }

            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                steps.Push((reader.TokenType == JsonTokenType.StartArray, -1));
                names.Push("");
            }
        }

        return null;
    }
}
