using System.Text;

namespace NeuroPose.Json;

/// <summary>One object as a JSON text in memory.</summary>
internal static class ObjectText
{
    /// <summary>What is printed, compactly.</summary>
    public static string Of(Action<JsonPrinter> print)
    {
        using var stream = new MemoryStream();
        using (var printer = new JsonPrinter(stream))
        {
            print(printer);
        }

        return Encoding.ASCII.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>The members of the object that a text holds, and nothing behind it.</summary>
    /// <param name="json">The text.</param>
    /// <param name="source">What it is, for messages.</param>
    /// <exception cref="FileFormatException">It is no JSON object, or more than one.</exception>
    public static JsonContract Members(string json, string source) => new(Value(json, source), "", source);

    /// <summary>The value of any kind that a text holds, and nothing behind it.</summary>
    /// <exception cref="FileFormatException">It is no JSON.</exception>
    public static JsonTree Value(string json, string source)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        using var cursor = new JsonCursor(stream, source);
        var value = cursor.ReadTree(largest: stream.Length);
        cursor.Finish();
        return value;
    }
}
