using NeuroPose.Json;
using NeuroPose.Yaml;

namespace NeuroPose.Formats.Yaml;

/// <summary>Reads one YAML document as PyYAML's safe loader does.</summary>
internal static class YamlAsJson
{
    /// <exception cref="FileFormatException">It is no YAML, or more than one document; the message names line and column.</exception>
    public static JsonTree Read(TextReader text, string file) => Yaml11.ToJson(YamlText.Parse(text, file, YamlRules.PyYaml), file);
}
