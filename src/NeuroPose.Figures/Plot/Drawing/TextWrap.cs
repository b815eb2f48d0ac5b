using System.Text;

namespace NeuroPose.Figures.Drawing;

/// <summary>Breaks text into lines.</summary>
internal static class TextWrap
{
    /// <summary>
    /// Lines no wider than allowed, broken at spaces; a word wider than a line, and what is left after the last line, is cut with an
    /// ellipsis.
    /// </summary>
    public static IReadOnlyList<string> Lines(string text, TextStyle style, double width, int mostLines)
    {
        List<string> lines = [];
        var line = new StringBuilder();
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && TextMetrics.Width(longer, style) > width)
            {
                if (lines.Count == mostLines - 1)
                {
                    // Wider by the word that did not fit: cut there.
                    lines.Add(TextMetrics.Fit(longer, style, width));
                    return lines;
                }

                lines.Add(line.ToString());
                longer = word;
            }

            line.Clear().Append(TextMetrics.Fit(longer, style, width));
        }

        if (line.Length > 0)
        {
            lines.Add(line.ToString());
        }

        return lines;
    }
}
