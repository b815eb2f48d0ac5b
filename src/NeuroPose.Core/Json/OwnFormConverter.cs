using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeuroPose.Json;

/// <summary>
/// Lets any JSON serializer of .NET write and read objects that have a JSON form of their own, alone or inside other objects.
/// </summary>
/// <param name="read">Makes an object of its form; a <see cref="FileFormatException"/> says what is wrong with it.</param>
/// <param name="write">The object's form.</param>
internal abstract class OwnFormConverter<T>(Func<string, T> read, Func<T, string> write) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        try
        {
            return read(document.RootElement.GetRawText());
        }
        catch (FileFormatException problem)
        {
            throw new JsonException(problem.Message, problem);
        }
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteRawValue(write(value));
}
