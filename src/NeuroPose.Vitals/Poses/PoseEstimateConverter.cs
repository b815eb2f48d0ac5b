using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeuroPose.Vitals.Poses;

/// <summary>Lets any JSON serializer of .NET write and read pose estimates, alone or inside other objects, in the form of <see cref="PoseEstimate.ToJson"/>.</summary>
internal sealed class PoseEstimateConverter : JsonConverter<PoseEstimate>
{
    public override PoseEstimate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        try
        {
            return PoseEstimate.FromJson(document.RootElement.GetRawText());
        }
        catch (FileFormatException problem)
        {
            throw new JsonException(problem.Message, problem);
        }
    }

    public override void Write(Utf8JsonWriter writer, PoseEstimate value, JsonSerializerOptions options) => writer.WriteRawValue(value.ToJson());
}
