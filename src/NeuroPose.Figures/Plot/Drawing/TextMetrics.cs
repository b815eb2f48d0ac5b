using System.Text;

namespace NeuroPose.Figures.Drawing;

/// <summary>
/// Widths of text by a fixed table, so that the layout is the same on every machine. The estimates are those of a wide
/// sans-serif font: with a narrower one there is more air, never an overlap.
/// </summary>
internal static class TextMetrics
{
    /// <summary>The width in pixels.</summary>
    public static double Width(string text, TextStyle style)
    {
        var em = 0.0;
        foreach (var rune in text.EnumerateRunes())
        {
            em += WidthOf(rune.Value);
        }

        return em * style.Size * (style.Bold ? 1.1 : 1.0);
    }

    /// <summary>The text, cut with an ellipsis where it is wider than allowed.</summary>
    public static string Fit(string text, TextStyle style, double width)
    {
        if (Width(text, style) <= width)
        {
            return text;
        }

        var kept = new StringBuilder();
        var room = width - Width("…", style);
        foreach (var rune in text.EnumerateRunes())
        {
            room -= Width(rune.ToString(), style);
            if (room < 0)
            {
                break;
            }

            kept.Append(rune.ToString());
        }

        return kept.Append('…').ToString();
    }

    /// <summary>
    /// A text that is read and not drawn, cut at about two thousand letters: names come from files, and one of a million must not make a
    /// large figure.
    /// </summary>
    public static string Spoken(string text) => Fit(text, TextStyle.Note, 12_000);

    private static double WidthOf(int character) => character switch
    {
        ' ' or '\'' or ',' or '.' or ':' or ';' or '|' or 'I' or 'i' or 'j' or 'l' or '!' => 0.33,
        'f' or 'r' or 't' or '(' or ')' or '[' or ']' or '-' or '/' or '\\' => 0.41,
        'm' or 'w' or 'M' or 'W' or '%' or '@' or '…' => 1.0,
        '+' or '<' or '=' or '>' or '#' or '~' or '−' or '×' or '≤' or '≥' => 0.84,
        >= 'A' and <= 'Z' => 0.74,
        < 0x300 => 0.64,
        >= 0x300 and <= 0x36F => 0,
        < 0x1100 => 0.72,
        >= 0x2000 and < 0x2E80 => 0.8,
        _ => 1.05,
    };
}
