using System.Globalization;
using NeuroPose.Values;

namespace NeuroPose.Yaml;

/// <summary>The members of a map by their names and kinds; unknown names are refused as soon as the known ones are stated.</summary>
internal sealed class YamlFields
{
    private readonly YamlMap map;
    private readonly string file;
    private readonly string name;

    /// <summary>Looks into a map.</summary>
    /// <param name="node">What should be a map.</param>
    /// <param name="name">What to call it in messages, such as <c>files[2]</c>; empty for the document.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="known">The keys that it may have.</param>
    public YamlFields(YamlNode node, string name, string file, params string[] known)
    {
        map = node as YamlMap ?? throw YamlText.Error(
            file, node.Line, node.Column, $"expected the keys {string.Join(", ", known)}, found {node.Kind}.");
        this.file = file;
        this.name = name;
        foreach (var (key, _) in map.Members)
        {
            if (!known.Contains(key.Text, StringComparer.Ordinal))
            {
                throw YamlText.Error(file, key.Line, key.Column, $"unknown key \"{key.Text}\".{NearestName.Hint(key.Text, known)}");
            }
        }
    }

    public string Text(string key) => OptionalText(key) ?? throw Missing(key);

    public string? OptionalText(string key) => Find(key) switch
    {
        null => null,
        YamlScalar { Text.Length: > 0 } scalar => scalar.Text,
        var other => throw Wrong(other, key, "a text that is not empty"),
    };

    /// <summary>A text that has to pass a test; the test is said in words too.</summary>
    public string Text(string key, Func<string, bool> isGood, string expected)
    {
        var text = Text(key);
        return isGood(text) ? text : throw Wrong(Find(key)!, key, expected);
    }

    public long? OptionalWhole(string key, long least = long.MinValue, long most = long.MaxValue) => Find(key) switch
    {
        null => null,
        YamlScalar { IsPlain: true } scalar
            when NumberText.TryRead<long>(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value >= least && value <= most => value,
        var other => throw Wrong(
            other,
            key,
            least == long.MinValue && most == long.MaxValue
                ? "a whole number"
                : FormattableString.Invariant($"a whole number from {least} to {most}")),
    };

    public long Whole(string key, long least, long most) => OptionalWhole(key, least, most) ?? throw Missing(key);

    public double? OptionalNumber(string key) => Find(key) switch
    {
        null => null,
        YamlScalar { IsPlain: true } scalar
            when NumberText.TryRead<double>(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value) => value,
        var other => throw Wrong(other, key, "a number"),
    };

    public IReadOnlyList<YamlNode> List(string key) => Find(key) switch
    {
        null => throw Missing(key),
        YamlList list => list.Items,
        var other => throw Wrong(other, key, "a list"),
    };

    /// <summary>A list that may be left out; then it is empty.</summary>
    public IReadOnlyList<YamlNode> OptionalList(string key) => Find(key) is null ? [] : List(key);

    public YamlFields Map(string key, params string[] known) =>
        Find(key) is { } node ? new(node, NameOf(key), file, known) : throw Missing(key);

    /// <summary>The same where the map may be left out; then it is null.</summary>
    public YamlFields? OptionalMap(string key, params string[] known) => Find(key) is null ? null : Map(key, known);

    /// <summary>A map whose keys are free and whose values are texts.</summary>
    public IReadOnlyDictionary<string, string> Texts(string key)
    {
        var texts = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        var node = Find(key) ?? throw Missing(key);
        foreach (var (name, value) in (node as YamlMap ?? throw Wrong(node, key, "keys and values")).Members)
        {
            texts[name.Text] = (value as YamlScalar ?? throw Wrong(value, key + "." + name.Text, "a text")).Text;
        }

        return texts;
    }

    /// <summary>The same where the map may be left out; then it is empty.</summary>
    public IReadOnlyDictionary<string, string> OptionalTexts(string key) =>
        Find(key) is null ? new Dictionary<string, string>() : Texts(key);

    /// <summary>Where a member stands, or the map where it has none of that name.</summary>
    public Place PlaceOf(string key) => Error(key, "").Place;

    /// <summary>An error at one member.</summary>
    public FileFormatException Error(string key, string problem)
    {
        var node = Find(key) ?? map;
        return YamlText.Error(file, node.Line, node.Column, problem);
    }

    private YamlNode? Find(string key) => map.Members.FirstOrDefault(member => member.Key.Text == key).Value;

    private string NameOf(string key) => name.Length > 0 ? $"{name}.{key}" : key;

    private FileFormatException Missing(string key) =>
        YamlText.Error(file, map.Line, map.Column, $"the key \"{NameOf(key)}\" is missing.");

    private FileFormatException Wrong(YamlNode node, string key, string expected) =>
        YamlText.Error(file, node.Line, node.Column, $"\"{NameOf(key)}\" is {node.Kind}; expected {expected}.");
}
