using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeuroPose.Testing;

/// <summary>Reference outputs: the folder named by NEUROPOSE_GOLDEN, or tests/golden.</summary>
public static class Golden
{
    /// <summary>Non-finite numbers are the strings "NaN", "Infinity" and "-Infinity" in golden files.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>A path inside the golden folder.</summary>
    public static string PathTo(params string[] parts) => Path.Combine([Folder, .. parts]);

    /// <summary>A golden JSON file as a document.</summary>
    public static JsonElement Read(params string[] parts)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(PathTo(parts)));
        return document.RootElement.Clone();
    }

    private static string Folder =>
        Environment.GetEnvironmentVariable("NEUROPOSE_GOLDEN") is { Length: > 0 } named ? Path.GetFullPath(named, Repository.Root) : Repository.PathTo("tests", "golden");
}
