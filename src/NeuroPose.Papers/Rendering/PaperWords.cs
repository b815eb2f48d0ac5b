using System.Globalization;
using System.Text.RegularExpressions;

namespace NeuroPose.Papers;

/// <summary>How a paper's text writes numbers, the heads of columns, and captions.</summary>
internal static partial class PaperWords
{
    /// <summary>A number; in round-trip form where no format is given.</summary>
    public static string Number(double value, string format) => value.ToString(format.Length > 0 ? format : "R", CultureInfo.InvariantCulture);

    /// <summary>A cell of a table: a number with a fraction takes the format, everything else stays as it is.</summary>
    public static string Cell(string cell, string format) =>
        format.Length > 0 && cell.AsSpan().IndexOfAny(".eE") >= 0 && IsNumber(cell) ? Number(double.Parse(cell, CultureInfo.InvariantCulture), format) : cell;

    /// <summary>The head of a column, from the name of a property: <c>MeanErrorPerMinute</c> is "Mean error per minute", <c>BestF1</c> "Best F1".</summary>
    public static string Head(string column)
    {
        var words = Boundary().Replace(column, " ").Split(' ');
        return string.Join(' ', words.Select((word, index) => index == 0 || word.Length > 1 && word.All(letter => char.IsUpper(letter) || char.IsAsciiDigit(letter)) ? word : word.ToLowerInvariant()));
    }

    /// <summary>Whether all cells of a column that hold something hold numbers. A dash stands for nothing.</summary>
    public static bool IsNumeric(PaperTable table, int column)
    {
        var cells = table.Rows.Select(row => row[column]).Where(cell => cell is not ("" or "-" or "–" or "—")).ToList();
        return cells.Count > 0 && cells.All(IsNumber);
    }

    /// <summary>A caption's sentence, with the full stop that a title lacks.</summary>
    public static string Sentence(PaperItem item)
    {
        var title = item.Title ?? item.Id;
        return title[^1] is '.' or '?' or '!' ? title : title + ".";
    }

    private static bool IsNumber(string cell) => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    [GeneratedRegex(@"(?<=[a-z0-9])(?=[A-Z])|(?<=[a-z]|[A-Z]{2})(?=[0-9])|(?<=[A-Z])(?=[A-Z][a-z])")]
    private static partial Regex Boundary();
}
