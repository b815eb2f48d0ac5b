using System.Globalization;
using NeuroPose.Values;

namespace NeuroPose.Json;

/// <summary>
/// Scalars as the reference's validation reads them: a number may come as a string, true counts as 1, an integer may be written 1.0.
/// </summary>
internal static class LaxScalar
{
    /// <summary>The value as a float; null when it cannot be one.</summary>
    public static double? ToDouble(JsonTree value) => value.Kind switch
    {
        JsonKind.Number => JsonNumber.Parse(System.Text.Encoding.ASCII.GetBytes(value.Text)),
        JsonKind.True => 1,
        JsonKind.False => 0,
        JsonKind.String => FromText(value.Text.Trim()),
        _ => null,
    };

    /// <summary>
    /// The value as a whole number; null when it cannot be one, or is beyond 64 bits. In a string it may end in a point and zeros, but
    /// has no exponent.
    /// </summary>
    public static long? ToInteger(JsonTree value)
    {
        if (value.Kind == JsonKind.String)
        {
            var text = value.Text.Trim();
            var point = text.IndexOf('.', StringComparison.Ordinal);
            return ToInteger(point >= 0 && text.AsSpan(point + 1).Trim('0').IsEmpty ? text[..point] : text);
        }

        return ToInteger(value.Text)
            ?? (ToDouble(value) is { } number && Math.Abs(number) < 9e18 && number == Math.Truncate(number) ? (long)number : null);
    }

    /// <summary>The value as a truth value; null when it cannot be one.</summary>
    public static bool? ToFlag(JsonTree value) => value.Kind switch
    {
        JsonKind.True => true,
        JsonKind.False => false,
        JsonKind.Number => ToDouble(value) switch { 1 => true, 0 => false, _ => null },
        JsonKind.String => value.Text.ToUpperInvariant() switch
        {
            "TRUE" or "T" or "YES" or "Y" or "ON" or "1" => true,
            "FALSE" or "F" or "NO" or "N" or "OFF" or "0" => false,
            _ => null,
        },
        _ => null,
    };

    private static long? ToInteger(string text) =>
        NumberText.TryRead<long>(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exact) ? exact : null;

    private static double? FromText(string text) => (text.StartsWith('+') || text.StartsWith('-') ? text[1..] : text).ToUpperInvariant() switch
    {
        "NAN" => double.NaN,
        "INF" or "INFINITY" => text.StartsWith('-') ? double.NegativeInfinity : double.PositiveInfinity,
        _ => NumberText.TryRead<double>(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out var number)
            ? number
            : null,
    };
}
