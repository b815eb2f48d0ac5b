using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using NeuroPose.Vitals.Recordings;

namespace NeuroPose.Live.Streams;

/// <summary>Messages as lines of a recording: on one line, with a type, a node and a time.</summary>
internal static class LiveLine
{
    /// <summary>The line of a message.</summary>
    /// <param name="json">One JSON object, as it arrived.</param>
    /// <param name="timestamp">Its time; null to keep its own.</param>
    /// <param name="type">Its type, where it names none itself.</param>
    /// <param name="nodeId">Its node, where it names none itself.</param>
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> json, double? timestamp, string? type = null, string? nodeId = null)
    {
        if (timestamp is null && type is null && nodeId is null)
        {
            return OnOneLine(json);
        }

        try
        {
            return OnOneLine(WithMembers(json.Span, timestamp, type, nodeId));
        }
        catch (JsonException)
        {
            // Python's words, which this reader does not take.
            var cleaned = new byte[2 * json.Length];
            return OnOneLine(WithMembers(cleaned.AsSpan(0, LineFields.WithoutWords(json.Span, cleaned)), timestamp, type, nodeId));
        }
    }

    private static byte[] WithMembers(ReadOnlySpan<byte> json, double? timestamp, string? type, string? nodeId)
    {
        var (open, hasType, hasNode, isEmpty, time) = Places(json);
        ArrayBufferWriter<byte> line = new(json.Length + 128);
        line.Write(json[..open]);
        List<string> first = [];
        Add(first, "type", hasType ? null : type);
        Add(first, "node_id", hasNode ? null : nodeId);
        if (timestamp is { } stamped && time.Length == 0)
        {
            first.Add(string.Create(CultureInfo.InvariantCulture, $"\"timestamp\":{stamped:R}"));
        }

        line.Write(Encoding.UTF8.GetBytes(string.Join(',', first) + (first.Count > 0 && !isEmpty ? "," : "")));
        if (timestamp is { } moved && time.Length > 0)
        {
            line.Write(json[open..time.Start]);
            line.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{moved:R},\"sender_timestamp\":")));
            line.Write(json[time.Start..]);
        }
        else
        {
            line.Write(json[open..]);
        }

        return line.WrittenSpan.ToArray();
    }

    private static void Add(List<string> members, string name, string? value)
    {
        if (value is not null)
        {
            members.Add($"\"{name}\":{JsonSerializer.Serialize(value)}");
        }
    }

    /// <summary>Where the object's members begin, which of them it has, and where its time stands.</summary>
    private static (int Open, bool HasType, bool HasNode, bool IsEmpty, (int Start, int Length) Time) Places(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new() { MaxDepth = 64 });
        reader.Read();
        var open = (int)reader.BytesConsumed;
        var (hasType, hasNode, isEmpty, time) = (false, false, true, (0, 0));
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            isEmpty = false;
            var isTime = reader.ValueTextEquals("timestamp"u8);
            hasType |= reader.ValueTextEquals("type"u8);
            hasNode |= reader.ValueTextEquals("node_id"u8);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            time = isTime ? (start, (int)reader.BytesConsumed - start) : time;
        }

        return (open, hasType, hasNode, isEmpty, time);
    }

    // A line break between the parts of a JSON text is white space; within a string it is not allowed.
    private static ReadOnlyMemory<byte> OnOneLine(ReadOnlyMemory<byte> json)
    {
        if (json.Span.IndexOfAny((byte)'\n', (byte)'\r') < 0)
        {
            return json;
        }

        var line = json.ToArray();
        for (var at = 0; at < line.Length; at++)
        {
            line[at] = line[at] is (byte)'\n' or (byte)'\r' ? (byte)' ' : line[at];
        }

        return line;
    }
}
