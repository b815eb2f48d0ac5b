using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using NeuroPose.Json;

namespace NeuroPose.Yaml;

/// <summary>
/// A YAML tree as the values that JSON knows, as PyYAML's safe loader makes them by YAML 1.1's type repository: yes and on are truth
/// values, 010 is eight. Values that aliases stand for are shared.
/// </summary>
internal sealed partial class Yaml11
{
    // As many digits as Python makes a whole number of.
    private const int MostDigits = 4300;

    private readonly Dictionary<YamlNode, JsonTree> known = new(ReferenceEqualityComparer.Instance);
    private readonly string file;

    private Yaml11(string file) => this.file = file;

    /// <summary>The values of a tree.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <exception cref="FileFormatException">A key is no text, or a whole number is too long; the message names the place.</exception>
    public static JsonTree ToJson(YamlNode root, string file) => new Yaml11(file).Value(root);

    private JsonTree Value(YamlNode node)
    {
        if (known.TryGetValue(node, out var made))
        {
            return made;
        }

        var (kind, text) = (node as YamlScalar) switch
        {
            null => (node is YamlList ? JsonKind.Array : JsonKind.Object, ""),
            { IsPlain: true } date when Timestamp().IsMatch(date.Text) => throw YamlText.Error(
                file, node.Line, node.Column, $"{date.Text} is a date in YAML; expected a text or a number. Put it into quotes to mean the text."),
            { IsPlain: true } plain => Resolve(plain),
            var quoted => (JsonKind.String, quoted.Text),
        };
        var value = new JsonTree(
            kind,
            text,
            node is YamlList list ? [.. list.Items.Select(Value)] : [],
            node is YamlMap map ? Members(map) : [],
            node.Line,
            node.Column);
        known.Add(node, value);
        return value;
    }

    private OrderedDictionary<string, JsonTree> Members(YamlMap map)
    {
        OrderedDictionary<string, JsonTree> members = new(StringComparer.Ordinal);
        foreach (var (key, value) in map.Members)
        {
            var name = Value(key);
            if (name.Kind != JsonKind.String)
            {
                throw YamlText.Error(file, key.Line, key.Column, $"a key is text; found {name.Describe()}.");
            }

            // A value's place is its key's: that is what a person looks for.
            members[name.Text] = Value(value) with { Line = key.Line, Column = key.Column };
        }

        return members;
    }

    /// <summary>The value's kind, and for numbers its text as JSON writes it.</summary>
    private (JsonKind Kind, string Text) Resolve(YamlScalar scalar) => scalar.Text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => (JsonKind.Null, ""),
        "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON" => (JsonKind.True, ""),
        "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF" => (JsonKind.False, ""),
        var plain when Integer().IsMatch(plain) => plain.Length <= MostDigits
            ? (JsonKind.Number, ReadInteger(plain).ToString(CultureInfo.InvariantCulture))
            : throw YamlText.Error(
                file,
                scalar.Line,
                scalar.Column,
                FormattableString.Invariant($"a whole number of {plain.Length} digits; expected at most {MostDigits}.")),
        var plain when Float().IsMatch(plain) => (JsonKind.Number, JsonNumber.Format(ReadFloat(plain))),
        var plain => (JsonKind.String, plain),
    };

    [GeneratedRegex(
        @"^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(\.[0-9]*)?([ \t]*(Z|[-+][0-9]{1,2}(:[0-9]{2})?))?)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Timestamp();

    // An exponent needs a point and a sign: 1e-1 is a text in YAML 1.1.
    [GeneratedRegex(@"^[-+]?(0b[0-1_]+|0[0-7_]+|0|[1-9][0-9_]*|0x[0-9a-fA-F_]+|[1-9][0-9_]*(:[0-5]?[0-9])+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Integer();

    [GeneratedRegex(@"^([-+]?[0-9][0-9_]*\.[0-9_]*([eE][-+][0-9]+)?|\.[0-9][0-9_]*([eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$", RegexOptions.CultureInvariant)]
    private static partial Regex Float();

    private static BigInteger ReadInteger(string plain)
    {
        var digits = plain.TrimStart('+', '-').Replace("_", "", StringComparison.Ordinal);
        var magnitude = digits switch
        {
            _ when digits.StartsWith("0b", StringComparison.Ordinal) => InBase(digits[2..], 2),
            _ when digits.StartsWith("0x", StringComparison.Ordinal) => InBase(digits[2..], 16),
            _ when digits.Contains(':', StringComparison.Ordinal) => digits.Split(':').Aggregate(
                BigInteger.Zero, (sum, part) => (sum * 60) + InBase(part, 10)),
            _ when digits.Length > 1 && digits[0] == '0' => InBase(digits[1..], 8),
            _ => InBase(digits, 10),
        };
        return plain[0] == '-' ? -magnitude : magnitude;
    }

    private static BigInteger InBase(string digits, int radix) =>
        digits.Aggregate(BigInteger.Zero, (sum, digit) => (sum * radix) + Convert.ToInt32(digit.ToString(), 16));

    private static double ReadFloat(string plain)
    {
        var text = plain.TrimStart('+', '-').Replace("_", "", StringComparison.Ordinal);
        var magnitude = text.ToUpperInvariant() switch
        {
            ".NAN" => double.NaN,
            ".INF" => double.PositiveInfinity,
            _ => text.Split(':').Aggregate(
                0.0, (sum, part) => (sum * 60) + double.Parse(part, NumberStyles.Float, CultureInfo.InvariantCulture)),
        };
        return plain[0] == '-' ? -magnitude : magnitude;
    }
}
