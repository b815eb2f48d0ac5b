using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroPose.Notebooks.Documents;

namespace NeuroPose.Notebooks.Running;

/// <summary>The packages that a run restored, as the notebook's metadata keeps them for the next run.</summary>
internal static class RecordedPackages
{
    /// <summary>Where they stand within the notebook's <c>neuropose</c> metadata.</summary>
    public const string Key = "packages";

    /// <summary>The versions that a notebook has recorded; none where it has not been run or asked for no package.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(Notebook notebook) =>
        notebook.GetMetadata()["neuropose"] is JsonObject about && about[Key] is JsonObject packages
            ? packages.Where(package => package.Value?.GetValueKind() == JsonValueKind.String).Select(package => KeyValuePair.Create(package.Key, package.Value!.GetValue<string>()))
            : [];

    /// <summary>Versions as metadata, ordered by id.</summary>
    public static JsonObject Json(IReadOnlyDictionary<string, string> versions) => new(versions
        .OrderBy(version => version.Key, StringComparer.OrdinalIgnoreCase)
        .Select(version => KeyValuePair.Create(version.Key, (JsonNode?)JsonValue.Create(version.Value))));
}
