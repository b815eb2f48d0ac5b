using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using NeuroPose.Json;

namespace NeuroPose.Formats.Yaml;

/// <summary>What a plain scalar means in YAML 1.1, by the rules of its type repository as PyYAML applies them.</summary>
internal static partial class Yaml11Scalar
{
    /// <summary>The value's kind, and for numbers its text as JSON writes it.</summary>
    public static (JsonKind Kind, string Text) Resolve(string plain) => plain switch
    {
        "" or "~" or "null" or "Null" or "NULL" => (JsonKind.Null, ""),
        "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON" => (JsonKind.True, ""),
        "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF" => (JsonKind.False, ""),
        _ when Integer().IsMatch(plain) => (JsonKind.Number, ReadInteger(plain).ToString(CultureInfo.InvariantCulture)),
        _ when Float().IsMatch(plain) => (JsonKind.Number, JsonNumber.Format(ReadFloat(plain))),
        _ => (JsonKind.String, plain),
    };

    /// <summary>Whether YAML 1.1 means a date or a time by it, which no field of ours is.</summary>
    public static bool IsTimestamp(string plain) => Timestamp().IsMatch(plain);

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
            _ when digits.Contains(':', StringComparison.Ordinal) => digits.Split(':').Aggregate(BigInteger.Zero, (sum, part) => (sum * 60) + InBase(part, 10)),
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
            _ => text.Split(':').Aggregate(0.0, (sum, part) => (sum * 60) + double.Parse(part, NumberStyles.Float, CultureInfo.InvariantCulture)),
        };
        return plain[0] == '-' ? -magnitude : magnitude;
    }
}
