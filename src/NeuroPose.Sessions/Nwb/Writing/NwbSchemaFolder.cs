using System.Text.Json.Nodes;
using NeuroPose.Files;
using NeuroPose.Json;
using NeuroPose.Yaml;

namespace NeuroPose.Sessions.Nwb;

/// <summary>
/// The schema as it is put into a file. It belongs to others and is not part of this workbench. A folder has it either as JSON, a folder for
/// each namespace and version (<c>core/2.9.0/namespace.json</c>, the sources that it names beside it); or as YAML, as its authors publish it:
/// <c>nwb.namespace.yaml</c> and others in <c>…namespace.yaml</c>, in the folder or in those directly inside, the sources beside each.
/// </summary>
internal static class NwbSchemaFolder
{
    /// <summary>The namespaces that files are written for, each after those that it includes.</summary>
    public static readonly IReadOnlyList<(string Name, string Version)> Written =
    [
        ("hdmf-common", "1.8.0"), ("hdmf-experimental", "0.5.0"), ("core", "2.9.0"), ("ndx-pose", "0.2.0"), ("ndx-events", "0.4.0"),
    ];

    private const long LargestSource = 4 << 20;
    private const string Yaml = ".yaml";

    /// <summary>Reads the texts of all namespaces.</summary>
    /// <exception cref="NwbException">The folder has no such schema.</exception>
    /// <exception cref="FileFormatException">A file is missing or cannot be read.</exception>
    public static IReadOnlyList<NwbNamespaceText> Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new NwbException("there is no such folder; expected one with the schema of NWB.", new(File: folder));
        }

        var published = new Lazy<NwbNamespaceText[]>(() => [.. Published(folder)]);
        return [.. Written.Select(space => Json(folder, space.Name, space.Version)
            ?? published.Value.FirstOrDefault(one => (one.Name, one.Version) == space)
            ?? throw new NwbException(
                $"there is no {space.Name} {space.Version}; expected the schema of {string.Join(", ", Written.Select(one => $"{one.Name} {one.Version}"))}, as JSON or YAML.",
                new(File: folder)))];
    }

    private static NwbNamespaceText? Json(string folder, string name, string version)
    {
        var inside = Path.Combine(name, version);
        if (!Directory.Exists(Path.Combine(folder, inside)))
        {
            return null;
        }

        var space = ForeignFile.ReadText(folder, Path.Combine(inside, "namespace.json"), LargestSource).Trim();
        return new(
            name,
            version,
            space,
            [.. NwbSpecText.Sources(space, Path.Combine(folder, inside, "namespace.json"))
                .Select(source => (source, ForeignFile.ReadText(folder, Path.Combine(inside, source + ".json"), LargestSource).Trim()))]);
    }

    private static IEnumerable<NwbNamespaceText> Published(string folder) => Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)
        .Prepend(folder)
        .SelectMany(inside => Directory.EnumerateFiles(inside, "*namespace" + Yaml).Order(StringComparer.Ordinal).SelectMany(file => Published(inside, Path.GetFileName(file))));

    /// <summary>The namespaces of one file, of which there can be several.</summary>
    private static IEnumerable<NwbNamespaceText> Published(string folder, string file)
    {
        var place = new Place(File: Path.Combine(folder, file));
        if (JsonNode.Parse(AsJson(folder, file))?["namespaces"] is not JsonArray spaces)
        {
            throw new FileFormatException("this is not the namespace of a schema; expected the key namespaces.", place);
        }

        foreach (var space in spaces.OfType<JsonObject>())
        {
            if (space["name"]?.ToString() is not { } name || space["version"]?.ToString() is not { } version || space["schema"] is not JsonArray parts)
            {
                throw new FileFormatException("a namespace has no name, version or schema.", place);
            }

            // Inside a file sources have no extension.
            string[] sources = [.. parts.Select(part => part?["source"]?.ToString()).OfType<string>()];
            JsonArray plain = [.. parts.Select(part => part?["source"]?.ToString() is { } source
                ? new JsonObject { ["source"] = WithoutExtension(source) }
                : (JsonNode)new JsonObject { ["namespace"] = part?["namespace"]?.ToString() })];
            space["schema"] = plain;
            yield return new(
                name,
                version,
                new JsonObject { ["namespaces"] = new JsonArray(space.DeepClone()) }.ToJsonString(),
                [.. sources.Select(source => (WithoutExtension(source), AsJson(folder, WithoutExtension(source) + Yaml)))]);
        }
    }

    private static string WithoutExtension(string source) => source.EndsWith(Yaml, StringComparison.Ordinal) ? source[..^Yaml.Length] : source;

    private static string AsJson(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        return JsonPrinter.Compact(Yaml11.ToJson(YamlText.Parse(ForeignFile.ReadText(folder, file, LargestSource), path, YamlRules.PyYaml), path));
    }
}

/// <summary>The texts of one namespace.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Namespace">What it includes and which sources it has, as JSON.</param>
/// <param name="Sources">The sources by their names, as JSON.</param>
internal sealed record NwbNamespaceText(string Name, string Version, string Namespace, IReadOnlyList<(string Name, string Text)> Sources);
