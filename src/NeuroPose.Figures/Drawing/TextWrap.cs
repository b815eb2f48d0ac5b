using System.Text;

namespace NeuroPose.Figures.Drawing;

/// <summary>Breaks text into lines.</summary>
internal static class TextWrap
{
    /// <summary>Lines no wider than allowed, broken at spaces; a word wider than a line is cut with an ellipsis.</summary>
    public static IReadOnlyList<string> Lines(string text, TextStyle style, double width)
    {
        List<string> lines = [];
        var line = new StringBuilder();
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && TextMetrics.Width(longer, style) > width)
            {
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
