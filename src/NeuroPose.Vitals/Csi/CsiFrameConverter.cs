using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeuroPose.Vitals.Csi;

/// <summary>Lets any JSON serializer of .NET write and read frames, alone or inside other objects, in the form of <see cref="CsiFrame.ToJson"/>.</summary>
internal sealed class CsiFrameConverter : JsonConverter<CsiFrame>
{
    public override CsiFrame Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        try
        {
            return CsiFrame.FromJson(document.RootElement.GetRawText());
        }
        catch (FileFormatException problem)
        {
            throw new JsonException(problem.Message, problem);
        }
    }

    public override void Write(Utf8JsonWriter writer, CsiFrame value, JsonSerializerOptions options) => writer.WriteRawValue(value.ToJson());
}
