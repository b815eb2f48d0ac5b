using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeuroPose.Papers;

/// <summary>The files of <c>expected/</c> as JSON: the same text for the same content, and read strictly.</summary>
internal static class PaperJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options) + "\n";

    public static T Read<T>(string text, string file)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Options) ?? throw new JsonException("it holds nothing.");
        }
        catch (JsonException problem)
        {
            throw new PaperException(
                $"this is not what neuropose paper run --accept writes ({problem.Message.TrimEnd('.')}). Restore it, or delete it and accept again.",
                new(File: file, Path: problem.Path, Line: (int?)problem.LineNumber + 1),
                problem);
        }
    }
}
