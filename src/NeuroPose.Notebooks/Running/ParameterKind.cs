using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace NeuroPose.Notebooks.Running;

/// <summary>How a parameter's value is read and written as C#.</summary>
/// <param name="TypeName">The C# type.</param>
/// <param name="Expected">What a value has to be, for messages.</param>
/// <param name="ToCode">The value as a C# expression; null where it does not fit.</param>
internal sealed record ParameterKind(string TypeName, string Expected, Func<string, string?> ToCode)
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>The kind of a C# type.</summary>
    public static ParameterKind Of(string typeName) => typeName switch
    {
        "double" => new("double", "a number like 0.1, or nan, inf, -inf", DoubleCode),
        "float" => new("float", "a number like 0.1, or nan, inf, -inf", FloatCode),
        "decimal" => new("decimal", "a number like 0.1", text =>
            decimal.TryParse(text, NumberStyles.Number, Invariant, out var number) ? number.ToString(Invariant) + "m" : null),
        "int" => new("int", "a whole number", text =>
            int.TryParse(text, NumberStyles.AllowLeadingSign, Invariant, out var number) ? number.ToString(Invariant) : null),
        "long" => new("long", "a whole number", text =>
            long.TryParse(text, NumberStyles.AllowLeadingSign, Invariant, out var number) ? number.ToString(Invariant) + "L" : null),
        "bool" => new("bool", "true or false", text =>
            bool.TryParse(text, out var flag) ? (flag ? "true" : "false") : null),
        "char" => new("char", "one character", text =>
            text.Length == 1 ? SymbolDisplay.FormatLiteral(text[0], quote: true) : null),
        _ => new("string", "text", StringCode),
    };

    private static string? DoubleCode(string text) => Special(text, "double") ??
        (double.TryParse(text, NumberStyles.Float, Invariant, out var number) && double.IsFinite(number)
            ? WithPoint(number.ToString("R", Invariant))
            : null);

    private static string? FloatCode(string text) => Special(text, "float") ??
        (float.TryParse(text, NumberStyles.Float, Invariant, out var number) && float.IsFinite(number)
            ? number.ToString("R", Invariant) + "f"
            : null);

    private static string? Special(string text, string type) => text.ToLowerInvariant() switch
    {
        "nan" => type + ".NaN",
        "inf" or "infinity" or "+inf" or "+infinity" => type + ".PositiveInfinity",
        "-inf" or "-infinity" => type + ".NegativeInfinity",
        _ => null,
    };

    // "1" would be a whole number where the notebook says var.
    private static string WithPoint(string number) => number.AsSpan().ContainsAny(".E") ? number : number + ".0";

    // Letters stay as they are; what cannot stand in a C# string is escaped.
    private static string StringCode(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
