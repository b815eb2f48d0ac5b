using System.Text.Json;

namespace NeuroPose.Formats;

/// <summary>
/// What a JSON file looks like as far as its head goes: the kind of the first value at each path, such as <c>people[].pose_keypoints_2d</c>
/// or <c>[].image_id</c>. The head may end anywhere, and what is broken further on is for the reader of the format to report.
/// </summary>
internal sealed class JsonHead
{
    private const int DeepestPath = 5;

    private readonly Dictionary<string, JsonTokenType> kinds = new(StringComparer.Ordinal);

    private JsonHead()
    {
    }

    /// <summary>The paths that were seen, in the file's order.</summary>
    public IReadOnlyCollection<string> Paths => kinds.Keys;

    /// <summary>Looks at a head; null when it does not start as an object or a list.</summary>
    public static JsonHead? Of(ReadOnlyMemory<byte> head)
    {
        var text = JsonBytes.Utf8(head).Span;
        if (text.TrimStart(" \t\r\n"u8) is not [(byte)'{' or (byte)'[', ..])
        {
            return null;
        }

        var seen = new JsonHead();
        var reader = new Utf8JsonReader(text, isFinalBlock: false, new(new JsonReaderOptions { MaxDepth = JsonBytes.MaxDepth }));
        try
        {
            seen.Walk(ref reader);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // What was seen before it counts.
        }

        return seen;
    }

    public bool Has(string path) => kinds.ContainsKey(path);

    public bool HasList(string path) => Is(path, JsonTokenType.StartArray);

    public bool HasObject(string path) => Is(path, JsonTokenType.StartObject);

    public bool HasText(string path) => Is(path, JsonTokenType.String);

    public bool HasNumber(string path) => Is(path, JsonTokenType.Number);

    private bool Is(string path, JsonTokenType kind) => kinds.TryGetValue(path, out var found) && found == kind;

    private void Walk(ref Utf8JsonReader reader)
    {
        Stack<(string Path, bool IsList)> open = [];
        var name = "";
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = reader.CurrentDepth <= DeepestPath ? reader.GetString() ?? "" : "";
                    continue;
                case JsonTokenType.EndArray or JsonTokenType.EndObject:
                    open.Pop();
                    continue;
            }

            var path = !open.TryPeek(out var around) ? ""
                : around.IsList ? around.Path + "[]"
                : around.Path.Length == 0 ? name
                : around.Path + "." + name;
            if (open.Count <= DeepestPath)
            {
                kinds.TryAdd(path, reader.TokenType);
            }

            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            {
                open.Push((path, reader.TokenType == JsonTokenType.StartArray));
            }
        }
    }
}
