using System.Text.Json;

namespace NeuroPose.Sessions.Nwb;

/// <summary>Reads what a namespace says about itself.</summary>
internal static class NwbSpecText
{
    /// <summary>The names of its sources.</summary>
    /// <param name="space">The namespace as JSON.</param>
    /// <param name="file">Where it is from, for messages.</param>
    /// <exception cref="FileFormatException">It is no namespace.</exception>
    public static IReadOnlyList<string> Sources(string space, string file)
    {
        try
        {
            using var document = JsonDocument.Parse(space);
            return
            [
                .. document.RootElement.GetProperty("namespaces")[0].GetProperty("schema").EnumerateArray()
                    .Where(part => part.TryGetProperty("source", out _))
                    .Select(part => part.GetProperty("source").GetString()!),
            ];
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw new FileFormatException("this is not the namespace of a schema; expected {\"namespaces\": [{\"schema\": [...]}]}.", new(File: file), problem);
        }
    }
}
