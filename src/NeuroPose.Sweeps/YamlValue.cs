using System.Globalization;
using NeuroPose.Json;
using NeuroPose.Values;
using NeuroPose.Yaml;

namespace NeuroPose.Sweeps;

/// <summary>Values of YAML as text that is YAML again, and documents with other values in them.</summary>
internal static class YamlValue
{
    /// <summary>A scalar's text; a list or a map in the form that JSON and YAML share.</summary>
    public static string Text(YamlNode node) => node is YamlScalar scalar ? scalar.Text : Flow(node);

    /// <summary>A document as text, with other values at some paths such as <c>analysis.align</c>.</summary>
    /// <param name="document">The document.</param>
    /// <param name="changes">Paths and values; a value is read as YAML.</param>
    public static string With(YamlNode document, IEnumerable<KeyValuePair<string, string>> changes)
    {
        foreach (var (path, value) in changes)
        {
            document = Set(document, path.Split('.'), YamlText.Parse($"[{value}\n]", path) is YamlList { Items: [var one] } ? one : new YamlScalar(value, IsPlain: false, 1, 1));
        }

        return Flow(document) + "\n";
    }

    private static YamlNode Set(YamlNode node, ReadOnlySpan<string> path, YamlNode value)
    {
        if (path.IsEmpty)
        {
            return value;
        }

        var name = path[0];
        var rest = path[1..];
        var map = node as YamlMap ?? new YamlMap([], node.Line, node.Column);
        List<(YamlScalar Key, YamlNode Value)> members = [.. map.Members];
        var at = members.FindIndex(member => member.Key.Text == name);
        if (at < 0)
        {
            members.Add((new(name, IsPlain: true, 1, 1), Set(new YamlMap([], 1, 1), rest, value)));
        }
        else
        {
            members[at] = (members[at].Key, Set(members[at].Value, rest, value));
        }

        return map with { Members = members };
    }

    // A plain scalar keeps its meaning only where it is written plainly: 0.1 is a number, "0.1" a text.
    private static string Flow(YamlNode node) => node switch
    {
        YamlScalar { IsPlain: true } scalar when IsLiteral(scalar.Text) => scalar.Text,
        YamlScalar scalar => JsonText.Quote(scalar.Text, ascii: false),
        YamlList list => "[" + string.Join(", ", list.Items.Select(Flow)) + "]",
        YamlMap map => "{" + string.Join(", ", map.Members.Select(member => JsonText.Quote(member.Key.Text, ascii: false) + ": " + Flow(member.Value))) + "}",
        _ => "null",
    };

    private static bool IsLiteral(string text) => text is "true" or "false" or "null" or "~" or ""
        || NumberText.TryRead<double>(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
