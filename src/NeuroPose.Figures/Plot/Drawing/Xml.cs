using System.Globalization;
using System.Text;

namespace NeuroPose.Figures.Drawing;

/// <summary>Numbers and text as they may stand in an XML file.</summary>
internal static class Xml
{
    /// <summary>A coordinate: two decimals, invariant, never "-0". Two decimals of a pixel are finer than any printer.</summary>
    /// <exception cref="ArgumentException">The number is NaN or infinite: a figure leaves such values out before it draws.</exception>
    public static string Number(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentException($"A coordinate is finite; got {value.ToString(CultureInfo.InvariantCulture)}.", nameof(value));
        }

        var text = value.ToString("0.##", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    /// <summary>Text with markup escaped. What XML 1.0 forbids (control characters, half surrogates) becomes U+FFFD.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\t' or '\n' or '\r' => escaped.Append(' '),
                < 0x20 or 0xFFFE or 0xFFFF => escaped.Append('\uFFFD'),
                _ => escaped.Append(rune.ToString()),
            };
        }

        return escaped.ToString();
    }
}
