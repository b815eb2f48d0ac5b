using System.Globalization;

namespace NeuroPose.Interactive.Markup;

/// <summary>Values that may not be known: said so, never invented.</summary>
internal static class Known
{
    public const string Unknown = "unknown";
    public const string NotAvailable = "not available";
    public const string NotRecorded = "not recorded";

    /// <summary>A number that is known when it is above zero and finite.</summary>
    public static string Positive(double value, string unit) =>
        value > 0 && double.IsFinite(value) ? value.ToString("0.###", CultureInfo.InvariantCulture) + " " + unit : Unknown;

    /// <summary>A whole number.</summary>
    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Any number with its unit; NaN is not known.</summary>
    public static string Number(double value, string unit = "", string format = "G6") =>
        double.IsNaN(value) ? Unknown : (value.ToString(format, CultureInfo.InvariantCulture) + " " + unit).TrimEnd();

    /// <summary>A measured number with its unit; NaN is not available, and what is rounded to zero has no sign.</summary>
    public static string Measured(double value, string format, string unit = "")
    {
        var text = value.ToString(format, CultureInfo.InvariantCulture);
        return double.IsNaN(value) ? NotAvailable
            : (text.AsSpan().IndexOfAnyExcept("-0.") < 0 ? text.TrimStart('-') : text) + (unit.Length == 0 || unit == "°" ? unit : " " + unit);
    }

    /// <summary>Text that is not recorded when it is null or empty.</summary>
    public static string Text(string? value) => string.IsNullOrEmpty(value) ? NotRecorded : value;

    /// <summary>The start of a SHA-256: enough to tell two files apart by eye.</summary>
    public static string ShortHash(string? sha256) => string.IsNullOrEmpty(sha256) ? NotRecorded : sha256[..Math.Min(12, sha256.Length)] + (sha256.Length > 12 ? "…" : "");

    /// <summary>A count with its noun in singular or plural.</summary>
    public static string Count(long count, string singular, string plural) =>
        count.ToString(CultureInfo.InvariantCulture) + " " + (count == 1 ? singular : plural);
}
